from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "juli.hub.identity"
    label = "identity"
