"""Views: kept, shared with whom they are for, pinned, counted in one question."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juli.hub.accounts.actors import NotAllowed
from juli.hub.directory.models import Record
from juli.hub.worklists import queries
from juli.hub.worklists.actions import NewView, pin_view, remove_view, save_view
from juli.hub.worklists.models import SavedView
from tests.hub.builders import filed, staff
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db


def counts(page: Any) -> dict[str, str]:
    return {one.code: one.count for one in page.context["counted_lists"]}


def test_a_view_is_kept_opened_pinned_and_removed(desk: Desk) -> None:
    wanted, _, _ = filed(desk.at, issue="device_fault")
    filed(desk.at)
    told = {"name": "机器", "filters": "issue:device_fault", "order": "newest", "audience": "organisation"}
    kept = desk.browser.post("/desk/views/save/", {**told, "columns": ["number", "tags"]})
    page = desk.browser.get(kept.url)
    assert [one.number for one in page.context["page"].rows] == [wanted.number]
    assert page.context["columns"] == ("number", "tags")
    assert 'value="issue:device_fault"' in page.content.decode()
    assert counts(page)[page.context["view"].code] == "1"
    view = SavedView.objects.get()
    desk.browser.post(f"/desk/views/{view.pk}/pin/", {"wanted": "no"})
    assert str(view.pk) not in counts(desk.browser.get("/desk/"))
    desk.browser.post(f"/desk/views/{view.pk}/remove/")
    assert not SavedView.objects.exists()
    assert list(Record.objects.values_list("kind", flat=True))[:2] == ["view_removed", "view_shared"]


def test_what_does_not_fit_is_said_beside_what_was_typed(desk: Desk) -> None:
    told = {"name": "", "filters": "colour:red", "order": "due", "audience": "own"}
    page = desk.browser.post("/desk/views/save/", told).content.decode()
    assert "There is no name yet" in page
    assert 'value="colour:red"' in page
    page = desk.browser.post("/desk/views/save/", {**told, "name": "x"}).content.decode()
    assert "There is no filter" in page
    assert not SavedView.objects.exists()


def test_who_may_not_share_keeps_views_alone(desk: Desk) -> None:
    _, handler = staff(desk.at, "handler@example.cn", role="经办人")
    with pytest.raises(NotAllowed):
        save_view(NewView("x", "", "due", [], "organisation"), by=handler)
    own = save_view(NewView("own", "", "due", [], "own"), by=handler)
    assert queries.view(own.pk, by=desk.actor) is None
    shared = save_view(NewView("all", "", "due", [], "organisation"), by=desk.actor)
    assert queries.view(shared.pk, by=handler) == shared
    with pytest.raises(NotAllowed):
        remove_view(shared, by=handler)
    pin_view(shared, wanted=True, by=handler)
    assert {one.name for one in queries.views(by=handler) if one.is_pinned} == {"own", "all"}


def test_counts_end_at_a_hundred_and_cost_one_question_for_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juli.hub.worklists.queries.MOST_COUNTED", 3)
    monkeypatch.setattr("juli.hub.desk.side.MOST_COUNTED", 3)
    for _ in range(4):
        filed(desk.at)

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert counts(desk.browser.get("/desk/"))["open"] == "2+"
        return len(caught)

    asked()
    before = asked()
    for name in "abcde":
        save_view(NewView(name, "stage:open", "due", []), by=desk.actor)
    assert asked() == before
