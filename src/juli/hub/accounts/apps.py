from django.apps import AppConfig
from django.db.models.signals import pre_save


class AccountsConfig(AppConfig):
    name = "juli.hub.accounts"
    label = "accounts"

    def ready(self) -> None:
        from juli.hub.accounts.devices import keep_network_only  # noqa: PLC0415  (apps are loaded by now)

        pre_save.connect(keep_network_only, sender="usersessions.UserSession")
