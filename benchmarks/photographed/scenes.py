"""The pictures that are measured, by their conditions: each a trade or several, drawn and then spoilt."""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from benchmarks.photographed import pages, slips, spoiling
from benchmarks.photographed.drawing import conversation, page, paper, scribble
from benchmarks.photographed.trades import Truth, invented

Picture = Any
Scene = tuple[bytes, Sequence[Truth]]
WIDE, TALL = 1500, 2000
"""Of a photograph, in pixels; phones take more, which is made less when it is read."""


class Studio:
    """What one picture is made with: its chance, which layouts and faces it may have, which of them comes next."""

    def __init__(self, kept: str, seed: str, number: int) -> None:
        self.kept, self.number = kept, number
        self.chance = random.Random(f"{kept} {seed} {number}")

    def slip(self, *, dotted: bool | None = None, stamped: bool = False, fade: float = 0.75) -> tuple[Picture, Truth]:
        """The next slip, on paper."""
        houses = list(slips.LEARNT if self.kept == "learnt" else slips.KEPT)
        drawn = slips.slip(houses[self.number % len(houses)], invented(self.chance), self.chance)
        in_dots = self.number % 2 == 0 if dotted is None else dotted
        sheet = paper(drawn, self.kept if not in_dots else "learnt", self.chance.randint(25, 29), dotted=in_dots)
        if stamped:
            sheet = scribble(sheet, self.chance)
        return spoiling.faded(sheet, self.chance, fade), drawn.truth

    def table(self) -> Picture:
        """What it lies on."""
        return spoiling.table(WIDE, TALL, self.chance)

    def photo(self, sheet: Picture, **how: Any) -> Picture:
        """The sheet on the table, in common light."""
        return spoiling.lit(spoiling.laid(sheet, self.table(), self.chance, **how), self.chance)


def _slip(
    after: Callable[[Picture, random.Random], Picture] = lambda picture, _: picture, quality: int = 80, **how: Any
) -> Callable[[Studio], Scene]:
    paper_of = {name: how.pop(name) for name in ("dotted", "stamped", "fade") if name in how}

    def taken(studio: Studio) -> Scene:
        sheet, truth = studio.slip(**paper_of)
        return spoiling.file_of(after(studio.photo(sheet, **how), studio.chance), quality), [truth]

    return taken


def _turned(quarters: int) -> Callable[[Studio], Scene]:
    return _slip(lambda picture, _: np.ascontiguousarray(np.rot90(picture, quarters)), turned=1.5)


def _aslant(studio: Studio) -> Scene:
    sheet, truth = studio.slip()
    angle = studio.chance.uniform(9, 12) * studio.chance.choice((-1, 1))
    return spoiling.file_of(studio.photo(sheet, turned=angle), 70), [truth]


def _two(studio: Studio) -> Scene:
    ground, truths = studio.table(), []
    for centre in ((0.26, 0.5), (0.74, 0.48)):
        sheet, truth = studio.slip()
        ground = spoiling.laid(
            sheet, ground, studio.chance, share=0.52, turned=studio.chance.uniform(-2, 2), centre=centre
        )
        truths.append(truth)
    return spoiling.file_of(spoiling.lit(ground, studio.chance)), truths


def _page(*, is_dark: bool, drafts: Mapping[str, Mapping[str, pages.Draft]]) -> Callable[[Studio], Scene]:
    def shot(studio: Studio) -> Scene:
        choice = list(drafts[studio.kept].values())
        drawn = choice[studio.number % len(choice)](invented(studio.chance), studio.chance)
        return spoiling.file_of(page(drawn, is_dark=is_dark), 85, "PNG"), drawn.truths

    return shot


def _chat(*, is_dark: bool) -> Callable[[Studio], Scene]:
    def shot(studio: Studio) -> Scene:
        drawn = pages.chat(studio.kept, invented(studio.chance), studio.chance)
        return spoiling.file_of(conversation(drawn, is_dark=is_dark), 75), drawn.truths

    return shot


def _screen(studio: Studio) -> Scene:
    choice = list(DETAILS[studio.kept].values())
    drawn = choice[studio.number % len(choice)](invented(studio.chance), studio.chance)
    seen = spoiling.laid(
        page(drawn, is_dark=studio.number % 2 == 1), np.full((TALL, WIDE, 3), 30, np.uint8), studio.chance, share=0.95
    )
    return spoiling.file_of(spoiling.photographed_screen(seen, studio.chance), 60), drawn.truths


def _wide(studio: Studio) -> Scene:
    """As many pixels as phones take."""
    sheet, truth = studio.slip()
    ground = spoiling.table(2 * WIDE, 2 * TALL, studio.chance)
    seen = spoiling.laid(sheet, ground, studio.chance, share=0.33, turned=3, curl=0.02, centre=(0.6, 0.4))
    return spoiling.file_of(spoiling.moved(spoiling.lit(seen, studio.chance), studio.chance, 5), 85), [truth]


def _much(picture: Picture, chance: random.Random) -> Picture:
    return spoiling.blurred(spoiling.dim(spoiling.moved(picture, chance, 7), chance), chance, 1.0)


def _dim_and_moved(picture: Picture, chance: random.Random) -> Picture:
    return spoiling.dim(spoiling.moved(picture, chance, 5), chance)


DETAILS = {"learnt": pages.LEARNT, "kept": pages.KEPT}
LONG = {"learnt": {"long": pages.long_list}, "kept": {"long": pages.long_list}}
SCENES: Mapping[str, Callable[[Studio], Scene]] = {
    "slip on a table": _slip(),
    "bands of the print faded": _slip(fade=0.3, dotted=True),
    "all of the print pale": _slip(fade=0.18),
    "paper curled": _slip(curl=0.035),
    "paper curled more, aslant": _slip(curl=0.06, skew=0.07),
    "held askew (perspective)": _slip(skew=0.13),
    "turned by 90°": _turned(1),
    "turned by 180°": _turned(2),
    "turned by 270°": _turned(3),
    "turned by 9° to 12°": _aslant,
    "shadow of a hand": _slip(spoiling.shadowed),
    "glare of a lamp": _slip(spoiling.glaring),
    "JPEG of quality 30": _slip(quality=30),
    "hand moved": _slip(spoiling.moved),
    "out of focus": _slip(spoiling.blurred),
    "in the evening, noise": _slip(_dim_and_moved, 60),
    "paper a quarter of the picture": _slip(share=0.5, centre=(0.4, 0.62)),
    "paper far away, curled": _slip(share=0.4, curl=0.03, turned=4),
    "12 million pixels, paper far away": _wide,
    "far out of focus": _slip(lambda picture, chance: spoiling.blurred(picture, chance, 3.2)),
    "hand moved much": _slip(lambda picture, chance: spoiling.moved(picture, chance, 21)),
    "all at once: curled, dim, moved, far": _slip(_much, 35, curl=0.04, share=0.6, turned=-6, fade=0.45),
    "two slips": _two,
    "edge cut off": _slip(spoiling.cut),
    "stamp and signature over it": _slip(stamped=True),
    "page of an app, dark": _page(is_dark=True, drafts=DETAILS),
    "page of an app, light": _page(is_dark=False, drafts=DETAILS),
    "list of an app": _page(is_dark=False, drafts=pages.LISTS),
    "long screenshot, 40 trades": _page(is_dark=True, drafts=LONG),
    "photo of a screen (moiré)": _screen,
    "messages": _chat(is_dark=False),
    "messages, dark": _chat(is_dark=True),
}


def scene(name: str, kept: str, number: int) -> Scene:
    """One picture of a condition, and what it tells."""
    return SCENES[name](Studio(kept, name, number))
