"""Every address of the platform, found by itself, as every seat that has no business there would try it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Model
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from juli.hub.accounts.models import User
from juli.hub.audits.models import AuditRun
from juli.hub.complaints.models import Access, AccessKind, Demand
from juli.hub.directory.models import Activation, EmergencyAccess, Grant, Invitation, Membership, Relation, Role
from juli.hub.integration.models import ApiToken, WebhookDelivery, WebhookEndpoint
from juli.hub.privacy.models import Disposal
from juli.hub.routing.models import Absence, Intake, Level, RuleVersion, Staffing
from juli.hub.service_hours.models import ServiceVersion
from juli.hub.workbench.models import CannedReply, ChecklistEdition, KeptText, Merge, PersonQuestion
from juli.hub.worklists.models import BulkRun, SavedView
from tests.hub.complaints.test_walls import OF_COMPLAINTS, belongs
from tests.hub.portal.following import follow
from tests.hub.world import House, house, operator, strangers

pytestmark = pytest.mark.django_db

SAID = re.compile(r"alpha (story|name|shop|question|answer|note|offer|asked|elsewhere)|draft alpha")
"""What stands in a complaint of the first house, or in a draft beside it."""
KNOWN = re.compile(rf"{SAID.pattern}|alpha (new|evidence|token)|[@.]alpha\.example")
"""And what only the house and the operator know of its people."""
LEFT_OUT = {"healthz", "readyz", "metrics", "set_language", "account_logout"}
"""Addresses that serve machines, or nothing of anybody; and the one that would end the trial."""


BY_ROUTE: Mapping[str, Mapping[str, object]] = {
    "account_end_session": {"number": 1},
    "console:retry": {"number": 1},
    "api:audit-file": {"name": "lines.csv"},
    "desk:audit-file": {"name": "lines.csv"},
}
"""Parameters that mean something else at one route."""


@dataclass(frozen=True)
class Route:
    """One address pattern, by its full name, with the parameters it takes."""

    name: str
    parameters: frozenset[str]

    def address(self, values: Mapping[str, object]) -> str:
        known = {**values, **BY_ROUTE.get(self.name, {})}
        return reverse(self.name, kwargs={name: known[name] for name in self.parameters})


def routes(
    resolver: URLResolver | None = None, space: str = "", above: frozenset[str] = frozenset()
) -> Iterator[Route]:
    """All routes of the platform, however deep."""
    for entry in (resolver or get_resolver()).url_patterns:
        taken = above | frozenset(entry.pattern.regex.groupindex) | frozenset(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from routes(entry, f"{space}{entry.namespace}:" if entry.namespace else space, taken)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry} has no name, so that nothing can be said of it"
            yield Route(f"{space}{entry.name}", taken)


@pytest.fixture
def own() -> House:
    return house("澄湖支付", "alpha")


@pytest.fixture
def other() -> House:
    return house("云帆支付", "omega")


def values_of(one: House) -> Mapping[str, object]:
    """What stands in the parameters of addresses, by their names. A new name belongs here."""
    complaint = one.complaint
    statement = complaint.evidence.get(purpose="statement")
    inside = complaint.evidence.get(message__internal=True, message__involvement=None)
    helping = Access.objects.get(complaint=complaint, kind=AccessKind.DELEGATE)
    asked = one.involvement
    role = Role.objects.filter(organisation=one.organisation).earliest("pk")
    seat = Membership.objects.get(organisation=one.organisation, user=one.user)
    activation = Activation.objects.get(organisation=one.organisation)
    return {
        "number": complaint.number,
        "item": statement.pk,
        "line": 2,
        "rule": "rate-above-agreed",
        "kind": "letter-pdf",
        "offer_id": complaint.offers.get().pk,
        "obligation_id": complaint.obligations.get().pk,
        "draft": one.draft.draft_id,
        "file": inside.pk,
        "step": "check",
        "token": "not-a-token",
        "uidb36": "1",
        "key": "no-key",
        "secret": "no-secret",
        "provider_id": one.organisation.pk,
        "pk": 1,
        "asked": asked.pk,
        "demand": Demand.objects.filter(proceeding__complaint=complaint).earliest("pk").pk,
        "request_id": asked.pk,
        "question": one.question.pk,
        "rule_id": one.rule.pk,
        "absence": one.absence.pk,
        "access": helping.pk,
        "form": "pdf",
        "organisation": one.organisation.pk,
        "department": one.department.pk,
        "membership": seat.pk,
        "role": role.pk,
        "grant": Grant.objects.filter(membership=seat).earliest("pk").pk,
        "relation": Relation.objects.filter(other=one.organisation).earliest("pk").pk,
        "invitation": Invitation.objects.get(organisation=one.organisation).pk,
        "activation": activation.pk,
        "document": activation.documents.get().pk,
        "emergency": EmergencyAccess.objects.get(organisation=one.organisation).pk,
        "batch": Disposal.objects.get(items__complaint=complaint).pk,
        "year": 2026,
        "template": "channels/message",
        "language": "zh",
        "name": "letter",
        "procedure": "pboc_complaint",
        "proceeding": complaint.proceedings.get(procedure="pboc_complaint").pk,
        "note": "transferred",
        "paper": "pboc_complaint",
        "version": 1,
        "audit": one.programs.audit.pk,
        "program": one.programs.token.pk,
        "webhook": one.programs.webhook.pk,
        "delivery": one.programs.delivery.pk,
        "many": BulkRun.objects.get(organisation=one.organisation).pk,
        "saved": SavedView.objects.get(organisation=one.organisation).pk,
        "other": complaint.number,
        "kept": KeptText.objects.get(complaint=complaint).token,
        "merge": Merge.objects.get(complaint=complaint).pk,
        "same": PersonQuestion.objects.get(complaint=complaint).pk,
        "reply": CannedReply.objects.get(organisation=one.organisation).pk,
        "issue": "deposit",
        "tag_id": 1,
    }


def browsers(other: House) -> Mapping[str, Client]:
    """Everybody who has no business with the first house, each signed in where they can be."""
    found = {
        "nobody": Client(),
        "other complainant": follow(other.complaint, other.passcode),
        "other program": program(other),
    }
    people: dict[str, User] = {
        "other staff": other.user,
        "other partner": other.partner_user,
        "other keeper": other.keeper,
        "other helper": other.helper,
        "supervisor": User.objects.get(email="watcher@regulator.example"),
        "somebody": User.objects.get(email="some@body.example"),
        "operator": User.objects.get(email="operator@juli.example"),
    }
    for name, user in people.items():
        found[name] = Client()
        found[name].force_login(user)
    return found


def program(one: House) -> Client:
    """Who asks with the token of a house."""
    return Client(headers={"authorization": f"Bearer {one.programs.secret}"})


def content(answer: HttpResponseBase) -> str:
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return told.decode(errors="replace")


def fingerprint(one: House, *, directory: bool = True) -> list[tuple[str, list[Any]]]:
    """Everything of a house, to see whether anything of it was changed."""
    found: list[tuple[str, list[Any]]] = []
    for model in OF_COMPLAINTS:
        mine = [row.pk for row in model.objects.all() if belongs(row, one)]
        found.append((model._meta.label, list(model.objects.filter(pk__in=mine).order_by("pk").values_list())))
    ours: list[tuple[type[Model], str]] = [
        (Membership, "organisation"),
        (Role, "organisation"),
        (Invitation, "organisation"),
        (EmergencyAccess, "organisation"),
        (ApiToken, "organisation"),
        (WebhookEndpoint, "organisation"),
        (WebhookDelivery, "organisation"),
        (AuditRun, "organisation"),
        (SavedView, "organisation"),
        (RuleVersion, "organisation"),
        (ServiceVersion, "organisation"),
        (Staffing, "organisation"),
        (Absence, "organisation"),
        (Level, "organisation"),
        (Intake, "organisation"),
        (BulkRun, "organisation"),
        (CannedReply, "organisation"),
        (ChecklistEdition, "organisation"),
        (Grant, "membership__organisation"),
    ]
    for model, path in ours if directory else ():
        rows = model._default_manager.filter(**{path: one.organisation}).order_by("pk")
        found.append((model._meta.label, list(rows.values_list())))
    return found


def tries(browser: Client, route: Route, address: str) -> Iterator[HttpResponseBase]:
    """GET and POST, and for programs whatever else changes something."""
    yield browser.get(address, {"q": "alpha"})
    yield browser.post(address, {"text": "x", "q": "alpha"})
    if route.name.startswith("api"):
        yield browser.delete(address)
        yield browser.put(address, "{}", content_type="application/json")


def test_no_seat_without_business_reaches_anything_at_any_address(own: House, other: House) -> None:
    """GET and POST, with what belongs to the first house in every parameter, and with a search for its words."""
    strangers()
    values, before, tried = values_of(own), fingerprint(own), 0
    said_before = fingerprint(own, directory=False)
    for who, browser in browsers(other).items():
        forbidden = SAID if who == "operator" else KNOWN
        for route in routes():
            if route.name in LEFT_OUT:
                continue
            address = route.address(values)
            for answer in tries(browser, route, address):
                tried += 1
                assert answer.status_code < 500, (who, route, answer.status_code)
                told = forbidden.search(content(answer) + str(answer.headers))
                assert told is None, (who, route, told)
        # The operator may well withdraw an invitation; what was said is no business of theirs.
        unchanged = said_before if who == "operator" else before
        assert fingerprint(own, directory=who != "operator") == unchanged, who
        outside = who.endswith(("nobody", "complainant", "program"))
        assert outside or "_auth_user_id" in browser.session, f"{who} was signed out"
    assert tried > 500


def test_ids_of_another_house_open_nothing_through_one_s_own(own: House, other: House) -> None:
    """The side path: one's own number, and the id of something that belongs to the other."""
    before = fingerprint(own)
    mixed = {**values_of(own), "number": other.complaint.number}
    doors = {"portal": follow(other.complaint, other.passcode), "desk": Client()}
    doors["desk"].force_login(other.user)
    tried = 0
    for route in routes():
        browser = doors.get(route.name.partition(":")[0])
        if browser is None or "number" not in route.parameters or len(route.parameters) < 2:
            continue
        for answer in (browser.get(route.address(mixed)), browser.post(route.address(mixed), {"text": "x"})):
            assert KNOWN.search(content(answer)) is None, route
            tried += 1
    assert tried >= 12
    assert fingerprint(own) == before


def test_who_has_business_there_reads_it(own: House) -> None:
    """The tests above can fail: those whose complaint it is find their words at these very addresses."""
    values = values_of(own)
    desk = Client()
    desk.force_login(own.user)
    for door, browser in (("portal", follow(own.complaint, own.passcode)), ("desk", desk)):
        pages = [route for route in routes() if route.name.startswith(door) and "number" in route.parameters]
        found = [route for route in pages if SAID.search(content(browser.get(route.address(values))))]
        assert len(found) >= 3, (door, found)


def test_a_program_of_the_house_reads_what_its_house_has(own: House) -> None:
    asking, values = program(own), values_of(own)
    found = {
        route.name
        for route in routes()
        if route.name.startswith("api:audit") and KNOWN.search(content(asking.get(route.address(values))))
    }
    assert found == {"api:audit", "api:audit-lines", "api:audit-file"}


def test_the_operator_reads_no_complaint(own: House) -> None:
    user, _ = operator("operator@juli.example")
    browser, values = Client(), values_of(own)
    browser.force_login(user)
    for route in routes():
        if route.name not in LEFT_OUT:
            assert SAID.search(content(browser.get(route.address(values)))) is None, route
