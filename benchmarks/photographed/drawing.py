"""Ink on paper and light on screens: slips, pages and conversations drawn as arrays of 8 bits, three colours."""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from benchmarks.photographed.pages import Chat, Page
from benchmarks.photographed.slips import Slip
from PIL import Image, ImageDraw, ImageFont

Picture = Any
"""An array: rows, columns, red, green and blue."""
FACES = {"learnt": "NotoSansSC-Medium.ttf", "kept": "NotoSerifSC-Regular.ttf"}
_PAPER_WIDTH, _MARGIN = 600, 26


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font that ships with the papers."""
    with as_file(files("juli.papers.fonts").joinpath(FACES[name])) as path:
        return ImageFont.truetype(str(path), size)


def paper(slip: Slip, font: str, size: int, *, dotted: bool) -> Picture:
    """A slip as its printer leaves it: in dots, where it is a thermal one."""
    step, top = int(size * 1.55), 50
    heights = [int(step * (1.5 if i in slip.large else 1)) for i in range(len(slip.rows))]
    sheet = Image.new("L", (_PAPER_WIDTH, top + sum(heights) + 90), 255)
    draw = ImageDraw.Draw(sheet)
    for i, row in enumerate(slip.rows):
        letters = face(font, int(size * (1.45 if i in slip.large else 1)))
        for left, text in _placed(draw, row, letters, is_middle=i in slip.middle):
            draw.text((left, top), text, 0, letters)
        top += heights[i]
    return np.asarray((_in_dots(sheet) if dotted else sheet).convert("RGB"))


def _placed(
    draw: ImageDraw.ImageDraw, row: Sequence[str], letters: ImageFont.FreeTypeFont, *, is_middle: bool
) -> Iterator[tuple[float, str]]:
    widths = [draw.textlength(text, letters) for text in row]
    if is_middle:
        yield (_PAPER_WIDTH - widths[0]) / 2, row[0]
        return
    yield _MARGIN, row[0]
    if len(row) > 1:
        yield max(_PAPER_WIDTH - _MARGIN - widths[1], _MARGIN + widths[0] + 12), row[1]


def _in_dots(sheet: Image.Image) -> Image.Image:
    """As the head of a thermal printer burns it: 384 dots across, black or nothing."""
    small = sheet.resize((384, sheet.height * 384 // sheet.width), Image.Resampling.BOX)
    return small.point(lambda level: 0 if level < 150 else 255).resize(sheet.size, Image.Resampling.BILINEAR)


def page(page: Page, *, is_dark: bool, scale: float = 1.0) -> Picture:
    """A page of an app."""
    ink, pale, ground = ("#e8e8ea", "#9a9aa2", "#15171c") if is_dark else ("#1b1d22", "#7c7f88", "#f7f8fa")
    size, step, width = int(28 * scale), int(72 * scale), int(720 * scale)
    heights = [int(step * (1.7 if i in page.large else 1)) for i in range(len(page.rows))]
    picture = Image.new("RGB", (width, sum(heights) + step), ground)
    draw, top = ImageDraw.Draw(picture), step // 3
    for i, (left, right) in enumerate(page.rows):
        letters = face("learnt", int(size * (2 if i in page.large else 1)))
        across = (width - draw.textlength(left, letters)) / 2 if i in page.middle else 32 * scale
        draw.text((across, top), left, ink if not right or i in page.large else pale, letters)
        draw.text((width - 32 * scale - draw.textlength(right, letters), top), right, ink, letters)
        top += heights[i]
    return np.asarray(picture)


def conversation(chat: Chat, *, is_dark: bool) -> Picture:
    """Bubbles with messages, the times between them."""
    ink, pale, bubble, ground = (
        ("#f0f0f0", "#8b8b90", "#2b2c31", "#0d0e10") if is_dark else ("#161616", "#8e8e93", "#ffffff", "#ececf0")
    )
    letters, small = face("learnt", 30), face("learnt", 22)
    picture = Image.new("RGB", (720, 320 * len(chat.parts) // 2 + 260), ground)
    draw, top = ImageDraw.Draw(picture), 20
    for text, where in (("9:41", 40), (chat.sender, 720 / 2 - draw.textlength(chat.sender, letters) / 2)):
        draw.text((where, top), text, ink, letters)
        top += 56
    for kind, text in chat.parts:
        if kind == "between":
            draw.text((360 - draw.textlength(text, small) / 2, top), text, pale, small)
            top += 44
            continue
        lines = [text[i : i + 17] for i in range(0, len(text), 17)]
        draw.rounded_rectangle((28, top, 600, top + 46 * len(lines) + 36), 24, bubble)
        for i, line in enumerate(lines):
            draw.text((48, top + 16 + 46 * i), line, ink, letters)
        top += 46 * len(lines) + 70
    return np.asarray(picture.crop((0, 0, 720, min(picture.height, top + 60))))


def scribble(sheet: Picture, chance: random.Random) -> Picture:
    """A red stamp and a signature in blue over the print."""
    height, width = sheet.shape[:2]
    layer = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(layer)
    across, down, wide = chance.randint(220, 400), chance.randint(height // 3, height * 3 // 4), chance.randint(70, 110)
    draw.ellipse((across - wide, down - wide, across + wide, down + wide), outline="#d23a3a", width=6)
    draw.text((across - 48, down - 18), "已核对", "#d23a3a", face("learnt", 32))
    at = (chance.randint(40, 200), chance.randint(height // 2, height - 80))
    points = [at]
    for _ in range(14):
        at = (at[0] + chance.randint(-4, 34), at[1] + chance.randint(-34, 34))
        points.append(at)
    draw.line(points, fill="#2b3f96", width=4, joint="curve")
    return np.minimum(sheet, np.asarray(layer))
