from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "juli.hub.api"
    label = "api"
