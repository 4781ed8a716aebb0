from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "juli.hub.audits"
    label = "audits"

    def ready(self) -> None:
        from juli.hub.audits import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
