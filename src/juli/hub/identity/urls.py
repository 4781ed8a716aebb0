"""Addresses of signing in with one's organisation."""

from django.urls import path

from juli.hub.identity import views

app_name = "identity"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("required/", views.required, name="required"),
    path("<uuid:provider_id>/back/", views.back, name="back"),
]
