"""The charts on the desk's page of a complaint: those the merchant sees, small."""

from datetime import date

import pytest
from django.urls import reverse

from juli.agreement import from_fields
from juli.audit import audit, figures
from juli.calendars import official
from juli.ledger import combine, read_file
from tests.hub.desk.seated import STATEMENT, Desk, audited

pytestmark = pytest.mark.django_db


def test_the_case_shows_the_charts_beside_the_conversation(desk: Desk) -> None:
    complaint = audited(desk.at)
    record = complaint.audit
    ledger = combine([read_file("流水.csv", STATEMENT.encode())])
    found = audit(ledger, from_fields(record.agreement), as_of=date(2026, 4, 1), calendar=official())
    record.document = {**record.document, "figures": figures(found)}
    record.save()
    shown = desk.browser.get(reverse("desk:case", args=[complaint.number])).content.decode()
    assert "Credit card: 1 of 2 sales above the agreement" in shown
    assert "Charges: 1, of which against the agreement: 1." in shown
    assert shown.count('<svg xmlns="http://www.w3.org/2000/svg"') == 2
    assert " style=" not in shown


def test_an_audit_without_figures_is_shown_without_charts(desk: Desk) -> None:
    shown = desk.browser.get(reverse("desk:case", args=[audited(desk.at).number])).content.decode()
    assert "224.90" in shown
    assert "jl-drawing" not in shown
