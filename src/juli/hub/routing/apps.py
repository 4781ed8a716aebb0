from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "juli.hub.routing"
    label = "routing"

    def ready(self) -> None:
        # Their scopes and the placing of complaints are named by being read.
        from juli.hub.routing import placing, policy  # noqa: F401, PLC0415
