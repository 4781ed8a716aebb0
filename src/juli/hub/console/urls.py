"""Addresses of the console."""

from django.urls import path

from juli.hub.console.privacy import views as privacy
from juli.hub.console.views import activations, acts, calendars, emergencies, installation, organisations, shipped

app_name = "console"

urlpatterns = [
    path("", installation.home, name="home"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/new/", organisations.enter, name="enter"),
    path("organisations/<uuid:organisation>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:organisation>/records/", organisations.records, name="records"),
    path("organisations/<uuid:organisation>/propose/", acts.propose, name="propose"),
    path("organisations/<uuid:organisation>/end/", acts.end, name="end"),
    path("organisations/<uuid:organisation>/withhold/", acts.withhold, name="withhold"),
    path("organisations/<uuid:organisation>/relate/", acts.relate, name="relate"),
    path("organisations/<uuid:organisation>/relations/<int:relation>/", acts.unrelate, name="unrelate"),
    path("organisations/<uuid:organisation>/invite/", acts.invite, name="invite"),
    path("organisations/<uuid:organisation>/invitations/<uuid:invitation>/", acts.withdraw, name="withdraw"),
    path("organisations/<uuid:organisation>/emergency/", emergencies.begin, name="begin-emergency"),
    path("activations/", activations.waiting, name="activations"),
    path("activations/<uuid:activation>/", activations.activation, name="activation"),
    path("activations/<uuid:activation>/check/", activations.check, name="check"),
    path("activations/<uuid:activation>/confirm/", activations.confirm, name="confirm"),
    path("activations/<uuid:activation>/refuse/", activations.refuse, name="refuse"),
    path("activations/<uuid:activation>/<uuid:document>/", activations.document, name="document"),
    path("emergencies/", emergencies.listing, name="emergencies"),
    path("emergencies/<uuid:emergency>/", emergencies.emergency, name="emergency"),
    path("emergencies/<uuid:emergency>/end/", emergencies.end, name="end-emergency"),
    path("emergencies/<uuid:emergency>/<str:number>/", emergencies.complaint, name="complaint"),
    path("people/", installation.people, name="people"),
    path("privacy/", privacy.due_list, name="due"),
    path("privacy/propose/", privacy.propose, name="propose-disposal"),
    path("privacy/batches/", privacy.batches, name="disposals"),
    path("privacy/batches/<int:batch>/", privacy.batch, name="disposal"),
    path("privacy/batches/<int:batch>/approve/", privacy.approve, name="approve-disposal"),
    path("privacy/batches/<int:batch>/refuse/", privacy.refuse, name="refuse-disposal"),
    path("privacy/holds/", privacy.hold_list, name="holds"),
    path("privacy/holds/new/", privacy.place, name="place-hold"),
    path("privacy/holds/<str:number>/release/", privacy.release, name="release-hold"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/new/", calendars.bring, name="bring-year"),
    path("calendars/<int:year>/", calendars.calendars, name="year"),
    path("templates/", shipped.templates, name="templates"),
    path("templates/letter/", shipped.letter, name="letter"),
    path("templates/mail/<path:template>/", shipped.mail, name="mail"),
    path("templates/paper/<slug:name>/<slug:language>/", shipped.paper, name="paper"),
    path("health/", installation.health, name="health"),
    path("jobs/", installation.job_list, name="jobs"),
    path("jobs/<int:number>/retry/", installation.retry, name="retry"),
    path("storage/", installation.store, name="storage"),
    path("settings/", installation.setting_list, name="settings"),
]
