"""Every page of the desk and of an organisation's own, found by its address: axe is content at both widths."""

import re
from collections import Counter, deque
from collections.abc import Iterator

import pytest
from django.urls import Resolver404, URLPattern, resolve
from playwright.sync_api import APIRequestContext, Browser, Page

from juli.hub.desk import urls as desk
from juli.hub.house import urls as house
from juli.hub.operations.demo.stories import password
from tests.journeys.conftest import DESKTOP, PHONE, Guard, Installation, new_context, sign_in

LINK = re.compile(r'(?:href|data-next)="(/[^"#]*)')
READ = {"desk:case": 25}
"""So many addresses of a route are read for links, of all others three: each complaint offers what its stage allows."""
LOOKED_AT = {"desk:case": 3}
"""Pages that differ much from one to the next are looked at more than once."""
DEEDS = {
    "desk": "beat check choose-mails discard-audit drop-kept end-away end-days export many pin-view remove-view "
    "save-view take undo-many withdraw-person",
    "house": "choose end-absence intake lift-hours move-rule remove-webhook replay revoke-token try-webhook withdraw",
}
"""What is only sent to."""
FILES = {"desk": "audit-example audit-file audit-progress file many-progress news picture report-table", "house": ""}
"""What is no page: files, pictures, news for scripts."""
NEED_DEEDS = {
    "desk": "ask-further ask-person audit audit-lines demand end-question many-run merge undo-merge",
    "house": "reply retire-reply revoke webhook",
}
"""Pages that are there once something was done; the journeys and tests of that look at them."""


@pytest.fixture(scope="module")
def page(browser: Browser, demo: Installation) -> Iterator[Page]:
    """Somebody who may see and change everything of their house."""
    context = new_context(browser, javascript=True, width=DESKTOP)
    yield sign_in(context.new_page(), demo.url, "lin@chenghu.example", password(), "/desk/today/")
    context.close()


def route(address: str) -> str:
    """The name of the route behind an address; "" where there is none."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def pages_found(request: APIRequestContext, url: str, space: str, begin: list[str]) -> dict[str, list[str]]:
    """The addresses of each route that shows a page, found by following links from where one begins."""
    waiting, seen, read = deque(begin), set(begin), Counter[str]()
    found: dict[str, list[str]] = {}
    while waiting:
        address = waiting.popleft()
        name = route(address)
        if not name.startswith(f"{space}:") or read[name] >= READ.get(name, 3):
            continue
        read[name] += 1
        answer = request.get(url + address, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        found.setdefault(name, []).append(address)
        links = [link.replace("&amp;", "&") for link in LINK.findall(answer.text())]
        waiting.extend(link for link in dict.fromkeys(links) if link not in seen)
        seen.update(links)
    return found


def without_values(patterns: list[URLPattern], root: str) -> list[str]:
    """The addresses that need no number or name, so that a new page cannot be forgotten."""
    return [root + str(one.pattern) for one in patterns if "<" not in str(one.pattern)]


@pytest.mark.parametrize(
    ("space", "root", "patterns"),
    [("desk", "/desk/", desk.urlpatterns), ("house", "/organisation/", house.urlpatterns)],
    ids=["desk", "house"],
)
def test_every_page(page: Page, demo: Installation, space: str, root: str, patterns: list[URLPattern]) -> None:
    found = pages_found(page.request, demo.url, space, without_values(patterns, root))
    left_out = {f"{space}:{name}" for names in (DEEDS, FILES, NEED_DEEDS) for name in names[space].split()}
    assert {f"{space}:{one.name}" for one in patterns} - found.keys() <= left_out, "a page no link leads to"
    for name, addresses in found.items():
        for address in addresses[: LOOKED_AT.get(name, 1)]:
            page.goto(f"{demo.url}{address}")
            for width in (DESKTOP, PHONE):
                page.set_viewport_size(width)  # type: ignore[arg-type]
                Guard(None).look(page)
