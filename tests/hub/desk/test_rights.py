"""The page of a complaint offers what its reader may do, and no more."""

import pytest

from juli.hub.directory.models import Grant, Role
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

ACTS = {"acknowledge", "answer", "offer", "note", "close"}


def offered(desk: Desk, number: str) -> set[str]:
    """The acts that the page of a complaint has a button for."""
    page = desk.browser.get(f"/desk/{number}/").content.decode()
    return {act for act in ACTS if f"/desk/{number}/{act}/" in page}


@pytest.mark.parametrize(
    ("rights", "acts"),
    [
        ({"complaints.read"}, set()),
        ({"complaints.read", "complaints.close"}, {"close"}),
        ({"complaints.read", "complaints.offer"}, {"offer"}),
        ({"complaints.read", "complaints.answer"}, {"acknowledge", "answer", "note"}),
        ({"complaints.read", "complaints.answer", "complaints.offer", "complaints.close"}, ACTS),
    ],
)
def test_a_button_for_each_right_and_for_no_other(desk: Desk, rights: set[str], acts: set[str]) -> None:
    complaint, _, _ = filed(desk.at)
    made = Role.objects.create(organisation=desk.at, name="试验", rights=sorted(rights))
    Grant.objects.update(role=made)
    assert offered(desk, complaint.number) == acts
    for act in ACTS - acts:
        sent = desk.browser.post(f"/desk/{complaint.number}/{act}/", {"text": "x", "reason": "resolved"})
        assert sent.status_code in (200, 404)
    assert complaint.events.filter(kind__in=("said", "noted", "offered", "closed", "acknowledged")).count() == 0


def test_a_right_in_another_department_shows_no_button(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    elsewhere = desk.at.departments.create(code="technical_support", name="技术支持部")
    reader, handler = (Role.objects.get(organisation=desk.at, name=name) for name in ("只读", "经办人"))
    Grant.objects.update(role=handler, department=elsewhere)
    Grant.objects.create(membership=Grant.objects.get().membership, role=reader)
    assert offered(desk, complaint.number) == set()
