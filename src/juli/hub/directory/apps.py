from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "juli.hub.directory"
    label = "directory"
