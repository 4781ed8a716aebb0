"""A line that was confirmed from a picture, as the desk sees it: the values, and their places in the picture."""

import pytest

from juli.hub.complaints.models import EvidenceItem
from juli.hub.files import file_store
from tests.hub.builders import organisation, staff
from tests.hub.desk.seated import Desk, audited
from tests.hub.portal.walking import browser

pytestmark = pytest.mark.django_db

CELLS = {"occurred_at": "2026-03-15 14:25:36", "amount": "1286.00", "kind": "sale"}
ROW = {"cells": CELLS, "places": {"amount": [10, 20, 110, 50]}}


@pytest.fixture
def item(desk: Desk) -> EvidenceItem:
    """The statement of a complaint, as if it were a picture of which the second row was confirmed."""
    found = audited(desk.at).evidence.get()
    found.reading = {"rows": [None, ROW], "width": 600, "height": 800}
    found.picture_sha256 = file_store().put(b"a picture")
    found.save()
    return found


def test_a_line_is_shown_with_its_place_in_the_picture(desk: Desk, item: EvidenceItem) -> None:
    at = f"/desk/{item.complaint.number}"
    shown = desk.browser.get(f"{at}/line/{item.pk}/2/").content.decode()
    assert "1286.00" in shown
    assert "As the merchant confirmed it" in shown
    assert 'd="M10 20H110V50H10Z"' in shown
    assert f'href="{at}/picture/{item.pk}/"' in shown
    picture = desk.browser.get(f"{at}/picture/{item.pk}/")
    assert (picture.content, picture["Content-Type"]) == (b"a picture", "image/jpeg")
    assert "no-store" in picture["Cache-Control"]


@pytest.mark.parametrize("line", [0, 1, 3])
def test_a_row_that_was_dropped_or_never_was_is_not_found(desk: Desk, item: EvidenceItem, line: int) -> None:
    assert desk.browser.get(f"/desk/{item.complaint.number}/line/{item.pk}/{line}/").status_code == 404


def test_nobody_else_sees_the_picture(desk: Desk, item: EvidenceItem) -> None:
    address = f"/desk/{item.complaint.number}/picture/{item.pk}/"
    other = browser()
    other.force_login(staff(organisation("云帆支付有限公司"), "wang@example.cn")[0])
    assert other.get(address).status_code == 404
    assert browser().get(address).status_code in (302, 404)
    assert browser().get(f"/follow/{item.complaint.number}/picture/{item.pk}/").status_code in (302, 404)


def test_a_picture_whose_bytes_are_gone_is_not_found(desk: Desk, item: EvidenceItem) -> None:
    EvidenceItem.objects.update(picture_sha256="")
    assert desk.browser.get(f"/desk/{item.complaint.number}/picture/{item.pk}/").status_code == 404
