import re
from hashlib import sha256
from importlib.resources import files

FONTS = files("juli.papers").joinpath("fonts")


def test_the_fonts_are_the_ones_described() -> None:
    described = dict(
        re.findall(r"\| `(Noto\S+\.ttf)` .* `([0-9a-f]{64})` \|", FONTS.joinpath("README.md").read_text("utf-8"))
    )
    shipped = {
        file.name: sha256(file.read_bytes()).hexdigest() for file in FONTS.iterdir() if file.name.endswith(".ttf")
    }
    assert described == shipped


def test_rare_characters_of_names_can_be_printed() -> None:
    from juli.papers.cleaning import printable

    extension_a = "".join(map(chr, range(0x3400, 0x4DC0)))
    assert printable(extension_a + "㛃𬭎鿍𫖯") == extension_a + "㛃𬭎鿍𫖯"


def test_all_of_gbk_can_be_printed() -> None:
    from juli.papers.cleaning import printable

    ideographs = "".join(chr(point) for point in range(0x4E00, 0xA000) if chr(point).encode("gbk", "ignore"))
    assert len(ideographs) > 20_900
    assert printable(ideographs) == ideographs
