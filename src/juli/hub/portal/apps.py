from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "juli.hub.portal"
    label = "portal"
