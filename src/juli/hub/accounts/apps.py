from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "juli.hub.accounts"
    label = "accounts"
