from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "juli.hub.house"
    label = "house"
