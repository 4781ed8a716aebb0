from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "juli.hub.partners"
    label = "partners"
