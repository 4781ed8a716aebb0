from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    name = "juli.hub.worklists"
    label = "worklists"

    def ready(self) -> None:
        from juli.hub.worklists import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
