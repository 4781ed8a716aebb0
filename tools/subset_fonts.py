# mypy: disable-error-code="import-not-found"
"""Cut the fonts of the papers from their sources. Needs fonttools, which the project itself does not use.

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
    (unpack both, then)
    uvx --from fonttools python tools/subset_fonts.py NotoSerifSC_400Regular.ttf NotoSansSC_500Medium.ttf

The serif carries names, so it keeps every ideograph of the basic block (all of GBK among them), those of
the supplementary planes that the source has, and the Extension A characters of the national table of
common characters, which stand in names of people and places. The rest of Extension A, which the national
standard of characters asks for, lies in a font of its own, that is read only where such a name stands.
The sans sets headings and figures only, and needs the first level of GB 2312; whatever else stands there is
set in the serif. The digits of the serif are made equally wide, so that amounts stand in columns.
"""

import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "src/juli/papers/fonts"
MARKS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2028),
    *range(0x2030, 0x205F),
    *range(0x20A0, 0x20C0),
    *range(0x2100, 0x2300),
    *range(0x2460, 0x2500),
    *range(0x25A0, 0x2670),
    *range(0x3000, 0x3020),
    *range(0x3220, 0x32A0),
    *range(0xFF01, 0xFFEF),
}
ALPHABETS = {*range(0x370, 0x460), *range(0x3041, 0x3100), *range(0x3105, 0x3130)}
EXTENSION_A = (
    "䜣㧑㕮㑇㳇䢺䢼㭎㟃㑊䌹㛃㭕䴓䶮䏡㶲㳚㳘䓖㛚䂮㙍䓫䓬䓨䓛㫰䴕䎃㿠䝙䏲䴔"
    "㥄㙘䐃㺄㴔㛹䴖䃅䣘㬊䅟䲟䃎䴗㬎㙦㽏㮾㻬䗖㠇䴘㵐㬚䗛㠓㘎䲠䗪䗴䲢䎖䴙㰀㸌"
)
SERIF = {
    *MARKS,
    *ALPHABETS,
    *range(0x4E00, 0xA000),
    *range(0x20000, 0x32000),
    *map(ord, EXTENSION_A),
}


RARE = {*range(0x3400, 0x4DC0)} - SERIF
RARE_FAMILY = "Noto Serif SC Rare"


def first_level() -> set[int]:
    """The 3,755 common characters of GB 2312: rows 16 to 55, where the last row ends five short."""
    codes = ((row, cell) for row in range(16, 56) for cell in range(1, 95))
    texts = (bytes((row + 0xA0, cell + 0xA0)).decode("gb2312", "ignore") for row, cell in codes)
    return {ord(text) for text in texts if text}


def even_digits(font: TTFont) -> None:
    """Centre every digit in the width of the widest."""
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    widths, outlines = font["hmtx"], font["glyf"]
    widest = max(widths[digit][0] for digit in digits)
    for digit in digits:
        advance, bearing = widths[digit]
        shift = (widest - advance) // 2
        outlines[digit].coordinates.translate((shift, 0))
        outlines[digit].recalcBounds(outlines)
        widths[digit] = (widest, bearing + shift)


def rename(font: TTFont, family: str) -> None:
    """Give a font a family of its own, so that both parts of one source can stand side by side."""
    names = {1: family, 3: f"{family} Regular", 4: f"{family} Regular", 6: f"{family.replace(' ', '')}-Regular"}
    for name in (16, 17, 21, 22):
        font["name"].removeNames(nameID=name)
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]


def cut(source: Path, target: Path, wanted: set[int], family: str = "") -> set[int]:
    """Write the part of `source` that draws `wanted`, under the name `family` if given; what it really draws."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "vhea", "vmtx"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if family:
        rename(font, family)
    else:
        even_digits(font)
    subset.save_font(font, str(target), options)
    return set(font.getBestCmap())


def ranges(points: Iterable[int]) -> list[str]:
    """Code points as lines of "first-last", in hexadecimal."""
    ordered = sorted(points)
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    return [f"{start:04X}-{end:04X}" for start, end in zip(starts, ends, strict=True)]


def main(serif: Path, sans: Path) -> None:
    """Cut the fonts and write down what the serifs can draw."""
    drawn = cut(serif, FONTS / "NotoSerifSC-Regular.ttf", SERIF)
    drawn |= cut(serif, FONTS / "NotoSerifSCRare-Regular.ttf", RARE, RARE_FAMILY)
    cut(sans, FONTS / "NotoSansSC-Medium.ttf", MARKS | first_level())
    (FONTS / "coverage.txt").write_text("\n".join(ranges(drawn)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
