"""Elements of SVG and HTML as data, and their text: whatever stands in them is escaped in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

_EMPTY = frozenset({"meta", "br", "hr", "col"})
"""Elements of HTML that have no end."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its attributes in order; a child that is a text is text, never markup."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Element | str", ...] = ()


def element(tag: str, /, *children: "Element | str", **attributes: object) -> Element:
    """An element. `class_` is the attribute "class", other "_" become "-"; an attribute of None is left out."""
    told = (
        (key.rstrip("_").replace("_", "-"), _value(value)) for key, value in attributes.items() if value is not None
    )
    return Element(tag, tuple(told), children)


def markup(root: Element) -> str:
    """The text of an element with everything in it."""
    return "".join(_pieces(root))


def _pieces(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(node, quote=False)
        return
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    yield f"<{node.name}{attributes}>"
    for child in node.children:
        yield from _pieces(child)
    if node.name not in _EMPTY:
        yield f"</{node.name}>"


def _value(value: object) -> str:
    """Lengths with one decimal are exact enough for any screen or print."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
