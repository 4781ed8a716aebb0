"""A finished chart: its elements, its size, and what it says to those who do not see it."""

from dataclasses import dataclass

from juli.charts.look import FONTS, INK
from juli.charts.markup import Element, element


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of `width` x `height` units, which are pixels where it is shown at its own size."""

    width: int
    height: int
    title: str
    description: str
    items: tuple[Element, ...]

    def svg(self, identity: str) -> Element:
        """The whole as one `svg`; `identity` must differ for each drawing of a page."""
        return element(
            "svg",
            element("title", self.title, id=f"{identity}-title"),
            element("desc", self.description, id=f"{identity}-desc"),
            *self.items,
            xmlns="http://www.w3.org/2000/svg",
            class_="jl-drawing",
            viewBox=f"0 0 {self.width} {self.height}",
            width=self.width,
            height=self.height,
            role="img",
            aria_labelledby=f"{identity}-title {identity}-desc",
            font_family=FONTS,
            fill=INK,
        )
