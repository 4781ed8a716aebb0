from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "juli.hub.workbench"
    label = "workbench"

    def ready(self) -> None:
        from juli.hub.workbench import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
