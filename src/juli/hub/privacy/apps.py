from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "juli.hub.privacy"
    label = "privacy"

    def ready(self) -> None:
        from juli.hub.privacy import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
