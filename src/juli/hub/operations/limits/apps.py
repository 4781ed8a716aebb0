from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "juli.hub.operations.limits"
    label = "limits"
