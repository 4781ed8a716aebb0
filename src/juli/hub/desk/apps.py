from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "juli.hub.desk"
    label = "desk"
