"""Addresses of the partner's door."""

from django.urls import path

from juli.hub.partners import views

app_name = "partners"

urlpatterns = [
    path("", views.requests, name="list"),
    path("<uuid:request_id>/", views.request, name="request"),
    path("<uuid:request_id>/file/<uuid:item>/", views.download, name="file"),
]
