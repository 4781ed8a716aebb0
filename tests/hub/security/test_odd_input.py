"""Odd bytes at every address: never a fault of ours, never more than was asked for.

Class: SQL injection in searches, cursors, numbers and reports.
"""

import ast
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser, follow
from tests.hub.security.addresses import routes
from tests.test_house import SOURCE, code

ODD = [
    "\0",
    "'",
    '"',
    "\\",
    "%",
    "_",
    "';SELECT pg_sleep(9);--",
    "1' OR '1'='1",
    "x'||(SELECT version())||'",
    "{}",
    "%(x)s",
    "%s",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "\ufdfa" * 50,
    "𠮷",
    "é",
    "9" * 400,
    "-1",
    "NaN",
    "True~~~",
    "True~9999-12-31~2026-01-01T00:00:00+00:00~00000000-0000-0000-0000-000000000000",
    "False~0001-01-01~0001-01-01T00:00:00+14:00~ffffffff-ffff-ffff-ffff-ffffffffffff",
    "[]",
    "a" * 5000,
    "\u202e",
    "٢٦١١",
]
ODDEST = {"\0", "';SELECT pg_sleep(9);--", "%(x)s", "9" * 400, "[]", "\u202e"}
"""Of each sort one, for where many forms are tried."""
OF_OUR_MODELS = {
    "hub/sealing/rotation.py",
    "hub/privacy/tasks.py",
    "hub/operations/demo/copying.py",
    "hub/worklists/queries.py",
}
"""Statements with the quoted names of tables of ours, for which the database takes no value, or put together from what
Django made, its values apart."""
FIELDS = """number passcode login password email q entrance do remove name text seen issue kind amount language next
claims organisation provider_name"""
NAMES = ("q", "view", "issue", "after", "page", "number", "entrance", "to", "next", "asked", "step")


@pytest.fixture
def seats(db: None) -> list[Client]:
    at = organisation()
    complaint, _, passcode = filed(at)
    desk = browser()
    desk.force_login(staff(at)[0])
    clients = [browser(), follow(complaint, passcode), desk]
    for client in clients:
        client.raise_request_exception = True
    return clients


@pytest.mark.parametrize("odd", ODD)
def test_no_question_makes_a_page_fail(seats: list[Client], odd: str) -> None:
    asked = "&".join(f"{name}={quote(odd, safe='')}" for name in NAMES)
    for client in seats:
        for address in (
            "/",
            "/desk/",
            reverse("portal:institutions"),
            reverse("portal:follow"),
            reverse("portal:start"),
            reverse("account_login"),
            "/draft/check/",
        ):
            assert client.get(f"{address}?{asked}", follow=True).status_code < 500, address


@pytest.mark.parametrize("odd", ODD)
def test_no_part_of_an_address_makes_a_page_fail(seats: list[Client], odd: str) -> None:
    part = quote(odd, safe="")
    for address in (
        f"/desk/{part}/",
        f"/follow/{part}/",
        f"/follow/{part}/file/{part}/",
        f"/paper/{part}/{part}/",
        f"/confirm/{part}/",
        f"/recover/{part}/",
        f"/draft/{part}/",
        f"/resume/{part}/",
        f"/file/{part}/",
        f"/{part}",
    ):
        for client in seats:
            assert client.get(address).status_code in (302, 400, 404), address


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd in ODDEST])
def test_no_form_makes_a_page_fail(seats: list[Client], odd: str) -> None:
    fields = dict.fromkeys(FIELDS.split(), odd)
    for route in routes():
        if "logout" in route.name:
            continue
        for client in seats:
            assert client.post(route.address, fields).status_code < 500, route.name


@pytest.mark.parametrize("wild", ["%", "_", "%%", "_%", "\\", "\\%"])
def test_a_wild_card_is_a_letter_like_any_other(seats: list[Client], wild: str) -> None:
    found = seats[2].get("/desk/", {"q": wild}).content.decode()
    # It stands in no text: the desk says so, and narrows its list by nothing.
    assert "is too short to look for" in found
    assert "澄湖支付" not in browser().get(reverse("portal:institutions"), {"q": wild}).content.decode()


def test_no_statement_is_put_together_from_text() -> None:
    """Values travel beside a statement. Names that have to stand in one are quoted by the driver's own means."""
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in code(SOURCE / "hub")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in {"extra", "raw"}
            or (
                node.func.attr in {"execute", "executemany"}
                and node.args
                and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
            )
        )
    ]
    found = [place for place in found if place.rpartition(":")[0] not in OF_OUR_MODELS]
    found += [str(path) for path, tree in code(SOURCE / "hub") if "RawSQL" in path.read_text(encoding="utf-8")]
    assert found == []
