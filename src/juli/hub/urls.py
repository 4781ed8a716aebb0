"""Addresses of the platform: each door brings its own."""

from django.urls import include, path

from juli.hub.operations import views
from juli.hub.operations.metrics.views import metrics

handler500 = "juli.hub.operations.faults.server_fault"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("account/organisation/", include("juli.hub.identity.urls")),
    path("metrics", metrics, name="metrics"),
    path("account/", include("juli.hub.accounts.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/", include("juli.hub.api.urls")),
    path("desk/", include("juli.hub.desk.urls")),
    path("console/", include("juli.hub.console.urls")),
    path("organisation/", include("juli.hub.house.urls")),
    path("join/", include("juli.hub.house.joining")),
    path("requests/", include("juli.hub.partners.urls")),
    path("", include("juli.hub.portal.urls")),
]
