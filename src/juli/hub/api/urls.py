"""Addresses of the API. What is none of them is answered with a problem document too."""

from django.urls import path, re_path

from juli.hub.api.endpoint import api
from juli.hub.api.views import described, nothing_here

urlpatterns = [
    path("v1/", api.urls),
    path("", described, name="api-described"),
    re_path(r"^.+", nothing_here, name="api-nothing"),
]
