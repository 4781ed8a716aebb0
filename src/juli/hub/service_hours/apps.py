from django.apps import AppConfig


class ServiceHoursConfig(AppConfig):
    name = "juli.hub.service_hours"
    label = "service_hours"

    def ready(self) -> None:
        # Its scopes are named, and its ear is lent to complaints, by being read.
        from juli.hub.service_hours import counting, policy  # noqa: F401, PLC0415
