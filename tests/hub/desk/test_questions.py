"""How many questions each page of the list asks the database: as the baseline says, however many rows there are."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juli.hub.worklists.actions import NewView, save_view, tag_complaint
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db

BASELINE = Path(__file__).with_name("questions.json")
"""By page. A number that falls is entered anew; one that rises needs a reason."""
PAGES = {
    "list": "/desk/",
    "all": "/desk/?view=all",
    "waiting for our answer": "/desk/?view=reply",
    "decision": "/desk/?view=decision",
    "payments": "/desk/?view=payments",
    "saved view": "/desk/?view={view}",
    "search": "/desk/?q=每笔多收 stage:open amount:>1",
    "today": "/desk/today/",
    "views": "/desk/views/",
    "news": "/desk/news/progress/?since=2026-01-01T00:00:00%2B08:00",
    "one complaint": "/desk/{number}/",
}


def test_every_page_asks_what_the_baseline_says(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    filed(desk.at)  # one of the same merchant stands beside it from the first
    tag_complaint(complaint, "甲", by=desk.actor)
    view = save_view(NewView("large", "amount:>1", "amount", ["tags"]), by=desk.actor)
    addresses = {name: page.format(view=view.pk, number=complaint.number) for name, page in PAGES.items()}

    def asked() -> dict[str, int]:
        found = {}
        for name, address in addresses.items():
            with CaptureQueriesContext(connection) as caught:
                assert desk.browser.get(address).status_code == 200, name
            found[name] = len(caught)
        return found

    asked()
    few = asked()
    for _ in range(6):
        tag_complaint(filed(desk.at)[0], "甲", by=desk.actor)
    assert asked() == few
    assert few == json.loads(BASELINE.read_text(encoding="utf-8"))
