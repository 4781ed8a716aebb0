"""The texts that teach and judge: read from their tables, and made longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juli.triage import taxonomy

TEXTS = Path(__file__).parents[1] / "triage_texts"


@dataclass(frozen=True)
class Labelled:
    """A text with its issues, the main one first; none where it is out of scope."""

    text: str
    issues: tuple[str, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """A table of labels, texts and perhaps what they name, tabs between them; `-` for out of scope."""
    told = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Labelled(text, () if labels == "-" else tuple(labels.split(","))) for labels, text, *_ in told]


def read_named(path: Path) -> list[tuple[str, list[str]]]:
    """Texts and what each names, from a table with or without labels before them."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    labels = {*taxonomy().issues, "-"}
    plain = [row[1:] if set(row[0].split(",")) <= labels else row for row in rows]
    return [(text, cells) for text, *cells in plain]


def taught() -> list[Labelled]:
    """All texts that teach."""
    return [one for path in sorted(TEXTS.glob("*.tsv")) for one in read_labelled(path)]


def mixed(texts: Sequence[Labelled], random: Any) -> list[Labelled]:
    """Longer texts made of two or three of other issues, and some with an opening or an end of no meaning."""
    inside = [one for one in texts if one.issues]
    made = []
    for _ in range(len(inside) // 3):
        first, second = (inside[number] for number in random.choice(len(inside), 2, replace=False))
        if first.issues[0] != second.issues[0]:
            between = random.choice(["，", "，还有", "。另外", "，而且", " "])
            made.append(
                Labelled(first.text + between + second.text, tuple(dict.fromkeys(first.issues + second.issues)))
            )
    openings, ends = (text.splitlines() for text in (OPENINGS.strip(), ENDS.strip()))
    for number in random.choice(len(texts), len(texts) // 4, replace=False):
        one = texts[number]
        made.append(Labelled(f"{random.choice(openings)}{one.text}{random.choice(ends)}", one.issues))
    return made


OPENINGS = """
您好，
你好，我想问一下，
我是一名个体户，
本人在县城开了一家小店，
投诉：
来电人反映，
尊敬的领导，您好，
唉，真是气死我了，
去年有人到我店里来，
我在网上看到以后下的单，
各位帮帮忙，
我跟你讲，
"""
ENDS = """
，请尽快处理
，谢谢
，希望给个说法
，太坑人了
，怎么办
，我要投诉
。
，请核实并回复
，气死人了
，联系我
，要求退款并道歉
"""
