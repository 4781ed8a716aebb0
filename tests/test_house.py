"""The rules of the house that a machine can see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "juli"
HUB = SOURCE / "hub"
DOORS = ("portal", "desk", "console", "house", "partners", "oversight", "api")
ROOMS = (
    "accounts",
    "directory",
    "identity",
    "complaints",
    "channels",
    "redress",
    "privacy",
    "integration",
    "audits",
    "routing",
    "service_hours",
    "quality",
    "searching",
    "workbench",
    "worklists",
)
WRITES = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WITHOUT_ACTOR = {
    "open_draft",  # these two make an actor out of a passcode
    "open_complaint",
    "open_token",  # out of a token
    "opened_question",
    "seats_of",  # and these out of a signed-in person
    "seat_of",
    "second_factor_demanded",
    "staff_actor",
    "actor_at",
    "operator_actor",
    "account_actor",
    "has_second_factor",
    "must_use_organisation",
    "is_file_referenced",
    "verify_chains",
    "verify_payloads",
    "attempt_key",
    "is_throttled",
}
"""Queries that tell nothing of a row, or that give somebody a seat."""
CALLED_BY_ACTIONS = {
    "keep_files",
    "keep_private_files",
    "keep_message",
    "end_complaint",
    "withdraw_offers",
    "note_failed_attempt",
    "forget_failed_attempts",
}
"""Parts of actions, and notes in a table that is nobody's."""


def code(*folders: Path) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))


def test_no_file_is_over_400_lines() -> None:
    long = [p for p, _ in code(SOURCE) if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []


def test_no_function_is_over_40_lines_and_half_are_under_10() -> None:
    lengths = {
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in code(SOURCE)
        for node in functions(tree)
    }
    assert [name for name, length in lengths.items() if length > 40] == []
    assert sorted(lengths.values())[len(lengths) // 2] < 10


def test_public_functions_of_the_left_wing_and_the_rooms_say_what_they_mean() -> None:
    folders = [SOURCE / name for name in ("ledger", "agreement", "audit", "calendars", "law", "procedures")]
    folders += [SOURCE / name for name in ("proceedings", "triage", "evidence", "papers")] + [
        HUB / room for room in ROOMS
    ]
    silent = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"
        for path, tree in code(*folders)
        for node in public(tree)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def writes(called: ast.Attribute) -> bool:
    """Whether a method writes a row. A form or step of a door may well be saved: that is its own method."""
    of_row = called.attr in {"save", "delete"} and not (
        isinstance(called.value, ast.Name) and called.value.id in {"self", "step", "form"}
    )
    return called.attr in WRITES or of_row


@pytest.mark.parametrize("door", DOORS)
def test_doors_write_through_actions_only(door: str) -> None:
    found = [
        f"{path.relative_to(HUB)}:{node.lineno} .{node.func.attr}()"
        for path, tree in code(HUB / door)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node.func)
    ]
    assert found == []


@pytest.mark.parametrize("door", DOORS)
def test_doors_read_through_queries_only(door: str) -> None:
    found = [
        f"{path.relative_to(HUB)}:{node.lineno} .objects"
        for path, tree in code(HUB / door)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert found == []


def named(room: str, part: str) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path, tree in code(HUB / room):
        if path.name == f"{part}.py" or part in path.relative_to(HUB).parts:
            yield from ((path, node) for node in public(tree))


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_takes_its_actor_by_name(room: str) -> None:
    without = [
        f"{path.relative_to(HUB)}:{node.lineno} {node.name}"
        for path, node in named(room, "actions")
        if "by" not in {argument.arg for argument in node.args.kwonlyargs}
    ]
    assert without == []


def binds_its_actor(function: ast.FunctionDef) -> bool:
    """An action is one by its decorator; one that runs in several transactions binds each of them itself."""
    decorated = any(isinstance(one, ast.Name) and one.id == "action" for one in function.decorator_list)
    return decorated or any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "acting"
        for node in ast.walk(function)
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_is_bound_to_its_actor(room: str) -> None:
    unbound = [
        f"{path.relative_to(HUB)}:{node.lineno} {node.name}"
        for path, node in named(room, "actions")
        if node.name not in CALLED_BY_ACTIONS and not binds_its_actor(node)
    ]
    assert unbound == []


def takes_scope(query: ast.FunctionDef) -> bool:
    """A query whose first argument is the actor itself, or rows that another query has already scoped."""
    first = query.args.args[0].annotation if query.args.args else None
    return first is not None and ast.unparse(first).startswith(("QuerySet[", "Actor"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_query_takes_its_actor_by_name(room: str) -> None:
    without = [
        f"{path.relative_to(HUB)}:{node.lineno} {node.name}"
        for path, node in named(room, "queries")
        if node.name not in WITHOUT_ACTOR
        and "by" not in {a.arg for a in node.args.kwonlyargs}
        and not takes_scope(node)
    ]
    assert without == []


def test_no_page_builds_markup_outside_its_template() -> None:
    """`mark_safe` and `|safe` switch the escaping of untrusted text off; icons of our own are the exception."""
    code_of = [
        p for p, tree in code(HUB) if "mark_safe" in p.read_text(encoding="utf-8") and p.parent.name != "templatetags"
    ]
    pages = [p for p in HUB.rglob("*.html") if "|safe" in p.read_text(encoding="utf-8")]
    assert code_of + pages == []
