from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "juli.hub.complaints"
    label = "complaints"

    def ready(self) -> None:
        from juli.hub.complaints import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
