"""Addresses of the portal."""

from django.urls import include, path

from juli.hub.portal.views import (
    about,
    account,
    audit,
    claiming,
    columns,
    contract,
    filed,
    home,
    institutions,
    leaving,
    papers,
    pictures,
    step,
    tone,
)

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("draft/leave/", leaving.leave, name="leave"),
    path("draft/line/<uuid:file>/<int:line>/", audit.line, name="line"),
    path("draft/picture/<uuid:file>/", pictures.picture, name="picture"),
    path("draft/picture/<uuid:file>/upright/", pictures.upright, name="picture-upright"),
    path("draft/columns/<uuid:file>/", columns.columns, name="columns"),
    path("draft/finding/<slug:rule>/", audit.finding, name="finding"),
    path("draft/report/<slug:form>/", audit.report, name="report"),
    path("draft/contract/<uuid:file>/terms/", contract.terms, name="contract-terms"),
    path("draft/contract/<uuid:file>/marks/", contract.marks, name="contract-marks"),
    path("draft/<slug:step>/", step.step, name="step"),
    path("resume/<uuid:draft>/", leaving.resume, name="resume"),
    path("tone/", tone.tone, name="tone"),
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/<uuid:organisation>/", institutions.institution, name="institution"),
    path("institutions/<uuid:organisation>/claim/", claiming.claim, name="claim"),
    path("about/sums/", about.sums, name="about-sums"),
    path("about/data/", about.data, name="about-data"),
    path("about/law/", about.law, name="about-law"),
    path("about/accessibility/", about.accessibility, name="about-accessibility"),
    path("filed/", filed.filed, name="filed"),
    path("paper/<str:number>/<slug:kind>/", papers.paper, name="paper"),
    path("account/complaints/", account.complaints, name="account-complaints"),
    path("account/complaints/export/", account.export, name="export-all"),
    path("account/complaints/<str:number>/lay-down/", account.lay_down, name="lay-down"),
    path("", include("juli.hub.portal.follow.urls")),
]
