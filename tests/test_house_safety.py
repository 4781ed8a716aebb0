"""The rules of the house that keep strangers out, as far as a machine can see them in the code."""

import ast
import re
from collections.abc import Iterator

from tests.test_house import HUB, SOURCE, code

NETWORK = (
    "httpx",
    "httpcore",
    "requests",
    "urllib3",
    "urllib.request",
    "http.client",
    "ftplib",
    "telnetlib",
    "aiohttp",
)
OUT = HUB / "operations" / "outbound"
OWN = {"operations/checks/certificate.py"}
"""Ways to places that the operator alone has named: the installation's own address."""


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def connects(tree: ast.Module) -> bool:
    """Whether a socket of its own is connected somewhere; to listen on one is no way out."""
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(ast.unparse(function).endswith(("create_connection", "socket.connect")) for function in called)


def test_what_goes_out_passes_the_guard() -> None:
    """Nothing else speaks to addresses that somebody may have named: neither itself nor by a library."""
    past_it = [
        f"{path.relative_to(HUB)}: {name}"
        for path, tree in code(HUB)
        if OUT not in path.parents and str(path.relative_to(HUB)) not in OWN
        for name in (*imported(tree), *(("socket",) if connects(tree) else ()))
        if name.startswith(NETWORK) or (name == "socket" and connects(tree))
    ]
    assert past_it == []


def test_no_template_is_made_of_text() -> None:
    """A page or a mail is set from a file of ours. Whoever could name its text could have it run."""
    made = [
        f"{path.relative_to(HUB)}:{node.lineno}"
        for path, tree in code(HUB)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"Template", "from_string", "render_from_string"}
    ]
    assert made == []


def test_nothing_is_run_that_came_as_text() -> None:
    """No eval, exec, pickle, shell: each turns a value into a program."""
    forbidden = {"eval", "exec", "compile", "system", "popen"}
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {ast.unparse(node.func)}"
        for path, tree in code(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            ast.unparse(node.func) in {*forbidden, "os.system", "os.popen"}
            or any(word.arg == "shell" for word in node.keywords)
        )
    ]
    found += [str(path) for path, tree in code(SOURCE) if {"pickle", "marshal", "shelve"} & set(imported(tree))]
    assert found == []


def test_no_script_makes_text_into_a_page() -> None:
    """Browsers refuse it, as every page tells them to (trusted types), and the script stops there without a word."""
    sinks = re.compile(r"DOMParser|innerHTML|outerHTML|insertAdjacentHTML|document\.write")
    scripts = [path for path in HUB.glob("*/static/**/*.js") if "vendor" not in path.parts]
    assert len(scripts) > 5
    assert [str(path.relative_to(HUB)) for path in scripts if sinks.search(path.read_text(encoding="utf-8"))] == []
