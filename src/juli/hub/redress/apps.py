from django.apps import AppConfig


class RedressConfig(AppConfig):
    name = "juli.hub.redress"
    label = "redress"
