"""What a desk can do, a program can do too, or a reason says why only people do it."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from juli.hub import api, desk
from juli.hub.complaints import actions as complaints
from juli.hub.quality import actions as quality
from juli.hub.redress import actions as redress
from juli.hub.routing import actions as routing
from juli.hub.workbench import actions as workbench
from juli.hub.worklists import actions as worklists

ROOMS = (complaints, redress, routing, workbench, worklists, quality)
BY_PEOPLE: Mapping[str, str] = {
    "note_presence": "a program looks at no page",
    "note_opened": "likewise",
    "read_mentions": "a program is not named",
    "keep_text": "a program keeps its own drafts",
    "drop_text": "likewise",
    "pin_view": "a side bar is a page's",
    "take_back_transfer": "undoing work on many does it, by its kind",
    "take_back_assignment": "likewise",
}
"""Actions of the desk that no operation calls by name, with the reason."""


def called(package: object) -> Iterator[str]:
    """Every name that the modules of a package mention."""
    folder = Path(inspect.getfile(package)).parent  # type: ignore[arg-type]
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, ast.alias):
                yield node.name


def of_rooms() -> set[str]:
    """Actions by their names, without the one that only the system performs and whose name says little."""
    return {name for room in ROOMS for name in getattr(room, "__all__", ()) if name.islower()} - {"ask"}


@pytest.fixture
def of_desk() -> set[str]:
    return of_rooms() & set(called(desk))


def test_every_action_of_the_desk_is_reached_or_named(of_desk: set[str]) -> None:
    assert len(of_desk) > 30
    reached = set(called(api))
    assert {name for name in of_desk if name not in reached} == of_desk & set(BY_PEOPLE)


def test_every_reason_is_of_an_action_of_the_desk(of_desk: set[str]) -> None:
    assert set(BY_PEOPLE) <= of_desk
