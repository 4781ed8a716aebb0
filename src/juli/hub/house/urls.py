"""Addresses of an organisation's own pages."""

from django.urls import path

from juli.hub.house.views import about, integration, members, replies, roles, webhooks

app_name = "house"

urlpatterns = [
    path("", about.home, name="home"),
    path("seat/<int:membership>/", about.choose, name="choose"),
    path("about/", about.about, name="about"),
    path("departments/", about.departments, name="departments"),
    path("departments/add/", about.department, name="department"),
    path("departments/<int:department>/remove/", about.remove_department, name="remove-department"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/<int:membership>/", members.member, name="member"),
    path("members/<int:membership>/grant/", members.grant, name="grant"),
    path("members/<int:membership>/lend/", members.lend, name="lend"),
    path("members/<int:membership>/place/", members.place, name="place"),
    path("members/<int:membership>/leave/", members.leave, name="leave"),
    path("grants/<int:grant>/revoke/", members.revoke, name="revoke"),
    path("invitations/<uuid:invitation>/withdraw/", members.withdraw, name="withdraw"),
    path("roles/", roles.roles, name="roles"),
    path("roles/add/", roles.add, name="add-role"),
    path("roles/<int:role>/", roles.change, name="role"),
    path("roles/<int:role>/remove/", roles.remove, name="remove-role"),
    path("replies/", replies.replies, name="replies"),
    path("replies/add/", replies.add, name="add-reply"),
    path("replies/<uuid:reply>/", replies.change, name="reply"),
    path("replies/<uuid:reply>/retire/", replies.retire, name="retire-reply"),
    path("checklists/", replies.checklists, name="checklists"),
    path("checklists/<slug:issue>/", replies.checklist, name="checklist"),
    path("tokens/", integration.tokens, name="tokens"),
    path("tokens/add/", integration.add_token, name="add-token"),
    path("tokens/<uuid:program>/revoke/", integration.revoke, name="revoke-token"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/add/", webhooks.add, name="add-webhook"),
    path("webhooks/<uuid:webhook>/", webhooks.webhook, name="webhook"),
    path("webhooks/<uuid:webhook>/try/", webhooks.attempt, name="try-webhook"),
    path("webhooks/<uuid:webhook>/remove/", webhooks.remove, name="remove-webhook"),
    path("deliveries/<uuid:delivery>/replay/", webhooks.replay, name="replay"),
    path("records/", about.records, name="records"),
    path("emergencies/", about.emergencies, name="emergencies"),
]
