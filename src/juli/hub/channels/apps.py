from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "juli.hub.channels"
    label = "channels"
