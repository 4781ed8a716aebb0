from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "juli.hub.channels"
    label = "channels"

    def ready(self) -> None:
        from juli.hub.channels import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
