"""Whatever a page of the desk or the house can do, docs/api.md names the operation that does it, or why none does."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from juli.hub.api.endpoint import api
from juli.hub.desk import urls as desk
from juli.hub.house import urls as house

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"
CODE = re.compile(r"`([^`]+)`")
REASON = "people only: "


def deeds() -> set[str]:
    """Every address of both doors, by its name."""
    return {f"{door.app_name}:{entry.name}" for door in (desk, house) for entry in door.urlpatterns}


def told() -> Iterator[tuple[list[str], str]]:
    """The lines of the table: deeds, and what stands beside them."""
    _, _, table = DOCUMENT.read_text(encoding="utf-8").partition("| on the page | through the API |\n|---|---|\n")
    for line in table.split("\n\n")[0].strip().splitlines():
        deed, done = (cell.strip() for cell in line.strip("|").split("|"))
        yield CODE.findall(deed), done


@pytest.fixture(scope="module")
def operations() -> Mapping[str, str]:
    """The id of each operation, with its method."""
    paths = api.get_openapi_schema()["paths"].values()
    return {one["operationId"]: method for methods in paths for method, one in methods.items()}


def test_every_deed_of_a_page_has_one_line() -> None:
    named = Counter(deed for line, _ in told() for deed in line)
    assert set(named) == deeds()
    assert not [deed for deed, times in named.items() if times > 1]


def test_every_line_names_operations_or_a_reason(operations: Mapping[str, str]) -> None:
    for deed, done in told():
        named = CODE.findall(done)
        assert set(named) <= set(operations), deed
        assert done.startswith(REASON) or named, deed
        assert not done.startswith(REASON) or len(done) > len(REASON) + 20, deed


def test_every_operation_that_changes_something_stands_in_the_table(operations: Mapping[str, str]) -> None:
    """What has no page: filing what came from outside, and answering as the partner who was asked."""
    elsewhere = {"file_complaint", "file_complaints", "answer_request", "untag_complaint", "take_up"}
    named = {one for _, done in told() for one in CODE.findall(done)}
    assert {one for one, method in operations.items() if method != "get"} - named == elsewhere
