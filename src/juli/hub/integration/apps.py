from django.apps import AppConfig


class IntegrationConfig(AppConfig):
    name = "juli.hub.integration"
    label = "integration"

    def ready(self) -> None:
        from juli.hub.integration import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
