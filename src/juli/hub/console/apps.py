from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "juli.hub.console"
    label = "console"
