"""How charts look: the colours of the pages, and sizes in pixels."""

from juli.charts.markup import Element, element

INK, INK_2, INK_3 = "#1a2428", "#465359", "#5d6a70"
LINE, LINE_2, SUNKEN, SURFACE = "#dde3e5", "#c3ccd0", "#ecf0f1", "#ffffff"
ACCENT, ACCENT_MID = "#155e70", "#6d9eab"

FONTS = "Noto Sans SC, Noto Serif SC, sans-serif"
"""Those of the papers; on a page its own style sheet decides."""

SMALL = 12
LINE_HEIGHT = 17


def words(text: str, x: float, y: float, *, anchor: str = "start", colour: str = INK_2, size: int = SMALL) -> Element:
    """A text with its base line at `y`; `anchor` says which end of it stands at `x`."""
    return element("text", text, x=x, y=y, text_anchor=anchor, font_size=size, fill=colour)


def rule(x1: float, y1: float, x2: float, y2: float, *, colour: str = LINE, width: float = 1) -> Element:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width)


def box(x: float, y: float, width: float, height: float, fill: str, **more: object) -> Element:
    """A rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, **more)
