"""Addresses of the desk."""

from django.urls import path, register_converter

from juli.hub.desk.steps import Act
from juli.hub.desk.views import (
    acts,
    audits,
    bench,
    case,
    days,
    demands,
    departments,
    export,
    issue,
    lists,
    live,
    many,
    notices,
    offers,
    owners,
    partners,
    personal,
    reports,
    reviews,
    today,
    worklist,
)


class NumberConverter:
    """A complaint number; anything else is no address of the desk."""

    regex = r"[0-9]{4}-[0-9]{4,10}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(NumberConverter, "desk_number")

app_name = "desk"

urlpatterns = [
    path("", worklist.worklist, name="list"),
    path("asked/", departments.asked, name="asked"),
    path("offers/", offers.waiting, name="offers"),
    path("reports/", reports.reports, name="reports"),
    path("reports/complaints/", reports.complaints, name="behind"),
    path("reports/days.<slug:form>", reports.table, name="report-table"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("notices/", notices.notices, name="notices"),
    path("today/", today.today, name="today"),
    path("news/progress/", today.news, name="news"),
    path("export/", export.export, name="export"),
    path("views/", lists.views, name="views"),
    path("views/save/", lists.save, name="save-view"),
    path("views/<uuid:saved>/pin/", lists.pin, name="pin-view"),
    path("views/<uuid:saved>/remove/", lists.remove, name="remove-view"),
    path("mine/", owners.mine, name="mine"),
    path("mine/away/", owners.away, name="away"),
    path("mine/away/<int:absence>/end/", owners.back, name="end-away"),
    path("many/", many.many, name="many"),
    path("many/<uuid:many>/", many.run, name="many-run"),
    path("many/<uuid:many>/progress/", many.progress, name="many-progress"),
    path("many/<uuid:many>/undo/", many.undo, name="undo-many"),
    path("days/", days.days, name="days"),
    path("days/end/", days.end, name="end-days"),
    path("days/mails/", days.mails, name="choose-mails"),
    path("mentions/", bench.mentions, name="mentions"),
    path("audits/", audits.audits, name="audits"),
    path("audits/new/", audits.new, name="new-audit"),
    path("audits/example.zip", audits.example, name="audit-example"),
    path("audits/<uuid:audit>/", audits.audit, name="audit"),
    path("audits/<uuid:audit>/progress/", audits.progress, name="audit-progress"),
    path("audits/<uuid:audit>/lines/", audits.lines, name="audit-lines"),
    path("audits/<uuid:audit>/files/<str:name>", audits.file, name="audit-file"),
    path("audits/<uuid:audit>/discard/", audits.discard, name="discard-audit"),
    path("<desk_number:number>/", case.case, name="case"),
    path("<desk_number:number>/finding/<slug:rule>/", case.finding, name="finding"),
    path("<desk_number:number>/line/<uuid:item>/<int:line>/", case.line, name="line"),
    path("<desk_number:number>/file/<uuid:item>/", case.download, name="file"),
    path("<desk_number:number>/picture/<uuid:item>/", case.picture, name="picture"),
    path("<desk_number:number>/partner/", partners.ask, name="ask-partner"),
    path("<desk_number:number>/partner/<uuid:asked>/further/", partners.further, name="ask-further"),
    path("<desk_number:number>/partner/<uuid:asked>/end/", partners.end, name="end-question"),
    path("<desk_number:number>/department/", departments.ask, name="ask-department"),
    path("<desk_number:number>/department/<uuid:question>/answer/", departments.answer, name="answer-department"),
    path("<desk_number:number>/department/<uuid:question>/withdraw/", departments.withdraw, name="withdraw-question"),
    path("<desk_number:number>/transfer/", departments.transfer, name="transfer"),
    path("<desk_number:number>/offer/<uuid:offer_id>/", offers.look, name="look-at-offer"),
    path("<desk_number:number>/demand/<int:demand>/", demands.demand, name="demand"),
    path("<desk_number:number>/issue/", issue.correct, name="correct-issue"),
    path("<desk_number:number>/take/", owners.take, name="take"),
    path("<desk_number:number>/assign/", owners.assign, name="assign"),
    path("<desk_number:number>/escalate/", owners.escalate, name="escalate"),
    path("<desk_number:number>/personal/", personal.personal, name="personal"),
    path("<desk_number:number>/beat/", live.beat, name="beat"),
    path("<desk_number:number>/news/", live.news, name="news"),
    path("<desk_number:number>/kept/<uuid:kept>/drop/", live.drop, name="drop-kept"),
    path("<desk_number:number>/check/", bench.check, name="check"),
    path("<desk_number:number>/investigation/", bench.investigation, name="investigation"),
    path("<desk_number:number>/merge/<desk_number:other>/", bench.merge, name="merge"),
    path("<desk_number:number>/same/<desk_number:other>/", bench.ask_person, name="ask-person"),
    path("<desk_number:number>/same/<int:same>/withdraw/", bench.withdraw_person, name="withdraw-person"),
    path("<desk_number:number>/merges/<int:merge>/undo/", bench.undo_merge, name="undo-merge"),
    *(path(f"<desk_number:number>/{act}/", acts.act, {"act": act}, name=act.value) for act in Act),
]
