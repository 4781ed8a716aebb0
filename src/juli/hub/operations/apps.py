from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "juli.hub.operations"
    label = "operations"
