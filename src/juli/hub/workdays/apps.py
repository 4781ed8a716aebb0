from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "juli.hub.workdays"
    label = "workdays"
