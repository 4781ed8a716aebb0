from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "juli.hub.complaints"
    label = "complaints"
