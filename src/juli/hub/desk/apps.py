from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "juli.hub.desk"
    label = "desk"

    def ready(self) -> None:
        """Offer in the list what only this door can put together from several rooms."""
        from juli.hub.desk.many_kinds import register_kinds  # noqa: PLC0415
        from juli.hub.desk.read_filters import register_filters  # noqa: PLC0415

        register_filters()
        register_kinds()
