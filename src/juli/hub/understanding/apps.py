from django.apps import AppConfig


class UnderstandingConfig(AppConfig):
    name = "juli.hub.understanding"
    label = "understanding"

    def ready(self) -> None:
        from juli.hub.understanding import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
