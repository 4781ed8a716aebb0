from django.apps import AppConfig
from django.db.models.signals import pre_save


class AccountsConfig(AppConfig):
    name = "juli.hub.accounts"
    label = "accounts"

    def ready(self) -> None:
        from juli.hub.accounts import policy  # noqa: F401, PLC0415  (its scopes are named by being read)
        from juli.hub.accounts.devices import keep_network_only  # noqa: PLC0415

        pre_save.connect(keep_network_only, sender="usersessions.UserSession")
