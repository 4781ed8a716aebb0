from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "juli.hub.quality"
    label = "quality"

    def ready(self) -> None:
        from juli.hub.quality import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
