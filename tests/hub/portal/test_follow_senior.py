"""The complainant may ask once that a senior looks at the complaint."""

import pytest

from juli.hub.routing.actions import ask_for_senior
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import follow

pytestmark = pytest.mark.django_db


def test_it_is_offered_once_and_asked_with_a_question_before() -> None:
    complaint, _, passcode = filed(organisation())
    browser, address = follow(complaint, passcode), f"/follow/{complaint.number}/"
    assert f"{address}senior/" in browser.get(address).content.decode()
    assert browser.get(f"{address}senior/").status_code == 200
    assert complaint.level == 0
    browser.post(f"{address}senior/")
    complaint.refresh_from_db()
    assert complaint.level == 1
    assert f"{address}senior/" not in browser.get(address).content.decode()
    assert browser.post(f"{address}senior/").status_code == 302
    assert complaint.events.filter(kind="senior_requested").count() == 1


def test_where_the_other_party_is_not_here_nobody_is_asked() -> None:
    complaint, _, passcode = filed()
    browser, address = follow(complaint, passcode), f"/follow/{complaint.number}/"
    assert "senior/" not in browser.get(address).content.decode()
    assert browser.post(f"{address}senior/").status_code == 404


def test_the_house_says_nothing_of_its_levels_to_the_complainant() -> None:
    complaint, complainant, passcode = filed(organisation())
    ask_for_senior(complaint, by=complainant)
    shown = follow(complaint, passcode).get(f"/follow/{complaint.number}/").content.decode()
    assert "内部升级" not in shown
    assert "高级客服" not in shown
