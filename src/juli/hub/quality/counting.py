"""What came and went on a day, read for the system: grouped in the database, so that the queries stay few."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from juli.calendars import WorkingDays, days_after
from juli.hub.complaints.models import AuditRecord, Complaint, Reopening
from juli.hub.directory.models import OrganisationKind
from juli.hub.redress.models import Obligation
from juli.hub.workbench.models import Investigation
from juli.hub.workbench.queries import newest_records
from juli.hub.workdays.queries import calendar_in_force

Key = tuple[date, int | None, str, UUID | None]
Row = dict[str, Any]
Tally = Mapping[Key, Row]

_PLACE = ("department", "issue")
_AGENT = Q(involvements__organisation__kind=OrganisationKind.AGENT)


def flows_of(organisation_id: UUID, first: date, last: date) -> Tally:
    """What came and went in a house, by day, department, issue, and in rows of their own by agent asked."""
    own = Complaint.objects.filter(respondent=organisation_id, received_on__isnull=False).order_by()
    found: dict[Key, Row] = defaultdict(dict)
    for agent in (None, "involvements__organisation"):
        seen = own if agent is None else own.filter(_AGENT)
        _received(found, seen.filter(received_on__range=(first, last)), agent)
        _closed(found, seen.filter(closed_at__range=_moments(first, last)), agent)
    _closed_before(found, organisation_id, first, last)
    _reopened(found, organisation_id, first, last)
    _returned(found, organisation_id, first, last)
    _rules(found, organisation_id, first, last)
    _causes(found, organisation_id, first, last)
    return found


def stock_of(organisation_id: UUID, today: date) -> Iterator[Row]:
    """What is open in a house, by department and issue, and what of it is past a day."""
    still = Complaint.objects.filter(respondent=organisation_id, received_on__isnull=False).exclude(stage="closed")
    late = Q(bound_on__lt=today)
    counted = (
        still.order_by()
        .values(*_PLACE)
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=late),
            missed=Count("pk", filter=~late & Q(due_on__lt=today)),
            unmet=Count("pk", filter=Q(aimed_at__lt=_moments(today, today)[0])),
        )
    )
    for row in counted:
        yield {"department_id": row.pop("department"), **row}


def _received(found: dict[Key, Row], complaints: QuerySet[Complaint], agent: str | None) -> None:
    grouped = complaints.values(*_by(agent), day=F("received_on"))
    for row in grouped.annotate(received=Count("pk", distinct=True), claimed_fen=Sum("claimed_fen")):
        found[_key(row, agent)] |= {"received": row["received"], "claimed_fen": row["claimed_fen"] or 0}


def _closed(found: dict[Key, Row], complaints: QuerySet[Complaint], agent: str | None) -> None:
    calendar = calendar_in_force()
    grouped = complaints.values(*_by(agent), "received_on", "closed_reason", day=TruncDate("closed_at"))
    for row in grouped.annotate(closed=Count("pk", distinct=True)):
        _ended(found[_key(row, agent)], row, "received_on", calendar)


def _closed_before(found: dict[Key, Row], organisation_id: UUID, first: date, last: date) -> None:
    """What was closed and has been opened again since was closed on its day all the same."""
    calendar = calendar_in_force()
    undone = Reopening.objects.filter(complaint__respondent=organisation_id, closed_at__range=_moments(first, last))
    place = {"department": F("complaint__department"), "issue": F("complaint__issue"), "day": TruncDate("closed_at")}
    grouped = undone.order_by().values("closed_reason", "complaint__received_on", **place)
    for row in grouped.annotate(closed=Count("pk")):
        _ended(found[_key(row, None)], row, "complaint__received_on", calendar)


def _ended(kept: Row, row: Mapping[str, Any], received: str, calendar: WorkingDays) -> None:
    """Add the closings of a group of complaints; `received` names the column of the day they came."""
    count = row["closed"]
    kept["closed"] = kept.get("closed", 0) + count
    _add(kept, "closings", row["closed_reason"], count)
    _add(kept, "handling", str(working_days(row[received], row["day"], calendar)), count)


def _reopened(found: dict[Key, Row], organisation_id: UUID, first: date, last: date) -> None:
    again = Reopening.objects.filter(complaint__respondent=organisation_id, at__range=_moments(first, last))
    for row in _of_complaint(again, "at").annotate(reopened=Count("pk")):
        found[_key(row, None)]["reopened"] = row["reopened"]


def _returned(found: dict[Key, Row], organisation_id: UUID, first: date, last: date) -> None:
    paid = Obligation.objects.filter(complaint__respondent=organisation_id, state="confirmed")
    confirmed = paid.filter(confirmed_at__range=_moments(first, last))
    for row in _of_complaint(confirmed, "confirmed_at").annotate(returned_fen=Sum("amount_fen")):
        found[_key(row, None)]["returned_fen"] = row["returned_fen"]
    asked = confirmed.filter(complaint__involvements__organisation__kind=OrganisationKind.AGENT)
    agent = "complaint__involvements__organisation"
    for row in _of_complaint(asked, "confirmed_at", agent).annotate(returned_fen=Sum("amount_fen")):
        found[_key(row, agent)]["returned_fen"] = row["returned_fen"]


def _rules(found: dict[Key, Row], organisation_id: UUID, first: date, last: date) -> None:
    """Which findings the complaints of a day rest on; the sealed audits are opened one after the other."""
    audited = AuditRecord.objects.filter(complaint__respondent=organisation_id)
    audited = audited.filter(complaint__received_on__range=(first, last)).select_related("complaint")
    for record in audited.iterator(chunk_size=100):
        of = record.complaint
        key: Key = (of.received_on or first, of.department_id, of.issue, None)
        for rule in {finding["rule"] for finding in record.document.get("findings", ())}:
            _add(found[key], "rules", rule, 1)


def _causes(found: dict[Key, Row], organisation_id: UUID, first: date, last: date) -> None:
    """Which root causes were found on a day: of each complaint that of the newest record, so none is counted twice."""
    records = newest_records(Investigation.objects.filter(complaint__respondent=organisation_id))
    within = records.filter(at__range=_moments(first, last))
    for row in _of_complaint(within, "at", "cause").annotate(found=Count("pk")):
        _add(found[_key(row, None)], "causes", row["cause"], row["found"])


def working_days(received_on: date, closed_on: date, calendar: WorkingDays) -> int:
    """How many working days lie after the day it came, up to and with the day it was closed."""
    return sum(calendar.is_working(day) for day in days_after(received_on, closed_on))


def _of_complaint(found: QuerySet[Any], moment: str, further: str = "") -> QuerySet[Any, dict[str, Any]]:
    place = {"department": F("complaint__department"), "issue": F("complaint__issue"), "day": TruncDate(moment)}
    return found.order_by().values(*([further] if further else []), **place)


def _by(agent: str | None) -> Iterable[str]:
    return (*_PLACE, agent) if agent else _PLACE


def _key(row: Mapping[str, Any], agent: str | None) -> Key:
    return (row["day"], row["department"], row["issue"], row[agent] if agent else None)


def _add(row: Row, column: str, code: str, count: int) -> None:
    row[column] = dict(Counter(row.get(column, {})) + Counter({code: count}))


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    begin, end = (timezone.make_aware(datetime.combine(day, time())) for day in (first, last + timedelta(days=1)))
    return begin, end - timedelta(microseconds=1)
