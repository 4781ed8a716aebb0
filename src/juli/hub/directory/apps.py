from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "juli.hub.directory"
    label = "directory"

    def ready(self) -> None:
        from juli.hub.directory import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
