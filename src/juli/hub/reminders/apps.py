from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "juli.hub.reminders"
    label = "reminders"

    def ready(self) -> None:
        from juli.hub.reminders import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
