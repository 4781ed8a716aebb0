from django.apps import AppConfig


class RedressConfig(AppConfig):
    name = "juli.hub.redress"
    label = "redress"

    def ready(self) -> None:
        from juli.hub.redress import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
