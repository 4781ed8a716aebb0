"""The address of an invitation's link."""

from django.urls import path

from juli.hub.house.views.joining import join

app_name = "join"

urlpatterns = [path("<str:secret>/", join, name="offer")]
