"""Under which number of a contract a sentence stands: 第三条, 5.2, 四、."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

_NUMBERED = re.compile(
    r"^[ \t\u3000]*(?P<label>第[零一二三四五六七八九十百\d]{1,5}[条章节款]"
    r"|[一二三四五六七八九十]{1,3}(?=、)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=[、.\s)）\u4e00-\u9fff])"
    r"|\d{1,2}(?=[、.]\D))",
    re.MULTILINE,
)


def heading_of(text: str, at: int) -> str | None:
    """The number under which the character at `at` stands; None before the first one."""
    starts, labels = _headings(text)
    before = bisect_right(starts, at)
    return labels[before - 1] if before else None


@lru_cache(maxsize=4)
def _headings(text: str) -> tuple[Sequence[int], Sequence[str]]:
    found = [(match.start("label"), match["label"]) for match in _NUMBERED.finditer(text)]
    return [at for at, _ in found], [label for _, label in found]
