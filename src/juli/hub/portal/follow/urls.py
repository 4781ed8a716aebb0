"""Addresses of a complaint as its complainant follows it. They stand in the portal's namespace."""

from django.urls import path

from juli.hub.portal.follow.views import (
    audit,
    case,
    contact,
    conversation,
    deciding,
    evidence,
    helpers,
    lost,
    opening,
    sending,
)

urlpatterns = [
    path("follow/", opening.follow, name="follow"),
    path("follow/lost/", lost.lost, name="lost-passcode"),
    path("follow/<str:number>/", case.case, name="case"),
    path("follow/<str:number>/message/", conversation.write, name="write"),
    path("follow/<str:number>/log/", conversation.log, name="log"),
    path("follow/<str:number>/evidence/", evidence.add, name="add-evidence"),
    path("follow/<str:number>/evidence/<uuid:item>/withdraw/", evidence.withdraw, name="withdraw-evidence"),
    path("follow/<str:number>/file/<uuid:item>/", evidence.download, name="file"),
    path("follow/<str:number>/finding/<slug:rule>/", audit.finding, name="case-finding"),
    path("follow/<str:number>/line/<uuid:item>/<int:line>/", audit.line, name="case-line"),
    path("follow/<str:number>/offer/<uuid:offer_id>/accept/", deciding.accept, name="accept-offer"),
    path("follow/<str:number>/offer/<uuid:offer_id>/decline/", deciding.decline, name="decline-offer"),
    path("follow/<str:number>/payment/<uuid:obligation_id>/arrived/", deciding.arrived, name="payment-arrived"),
    path("follow/<str:number>/payment/<uuid:obligation_id>/missing/", deciding.missing, name="payment-missing"),
    path("follow/<str:number>/withdraw/", deciding.withdraw, name="withdraw"),
    path("follow/<str:number>/sent/", sending.sent, name="record-sent"),
    path("follow/<str:number>/received/", sending.received, name="record-received"),
    path("follow/<str:number>/passcode/", contact.passcode, name="renew-passcode"),
    path("follow/<str:number>/confirmation/", contact.request_mail, name="request-confirmation"),
    path("follow/<str:number>/forget/", opening.forget, name="forget"),
    path("follow/<str:number>/keep/", helpers.keep, name="keep-in-account"),
    path("follow/<str:number>/let-go/", helpers.let_go, name="let-go"),
    path("follow/<str:number>/helpers/invite/", helpers.invite, name="invite-helper"),
    path("follow/<str:number>/helpers/<uuid:access>/end/", helpers.end, name="end-helper"),
    path("follow/<str:number>/helpers/<uuid:access>/signed/", helpers.signed, name="signed-authority"),
    path("follow/<str:number>/helpers/<uuid:access>/paper/<slug:form>/", helpers.paper, name="authority"),
    path("offered/<str:secret>/", helpers.offered, name="offered"),
    path("confirm/<str:token>/", contact.confirm, name="confirm-email"),
    path("recover/<str:token>/", lost.recover, name="recover-passcode"),
]
