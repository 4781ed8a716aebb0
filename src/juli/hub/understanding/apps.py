from django.apps import AppConfig


class UnderstandingConfig(AppConfig):
    name = "juli.hub.understanding"
    label = "understanding"

    def ready(self) -> None:
        # Its scopes are named, and what it knows is lent to complaints, by being read.
        from juli.hub.understanding import policy, telling  # noqa: F401, PLC0415
