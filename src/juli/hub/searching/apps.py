from django.apps import AppConfig


class SearchingConfig(AppConfig):
    name = "juli.hub.searching"
    label = "searching"
