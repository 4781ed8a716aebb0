"""The trimmed stylesheet holds what pages can use, and nothing of it looks otherwise than in the whole one."""

from hashlib import sha256
from pathlib import Path

import pytest
from tools import trim_styles
from tools.trim_styles import UnreadableSheetError, asked_classes, pieces, selectors, trimmed, words_of, written

WHOLE = trim_styles.SOURCE.read_text()


def test_the_sheet_is_what_the_pages_of_today_need() -> None:
    assert trim_styles.main("check") == 0, "run make styles"


def test_another_sheet_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "tabler.css"
    monkeypatch.setattr(trim_styles, "ROOT", tmp_path)
    monkeypatch.setattr(trim_styles, "TRIMMED", other)
    assert trim_styles.main("check") == 1
    other.write_text("a{color:red}")
    assert trim_styles.main("check") == 1


def test_the_source_is_the_one_that_its_page_names() -> None:
    told = trim_styles.SOURCE.with_name("README.md").read_text()
    assert sha256(trim_styles.SOURCE.read_bytes()).hexdigest() in told
    licences = {one.with_name("LICENSE.txt").read_bytes() for one in (trim_styles.SOURCE, trim_styles.TRIMMED)}
    assert len(licences) == 1


def test_the_whole_sheet_is_read_without_loss() -> None:
    assert written(pieces(WHOLE)).replace("\n", "") == WHOLE.replace("\n", "")


def test_with_every_class_every_rule_stays() -> None:
    every = set(trim_styles.CLASS.findall(WHOLE)) | set(trim_styles.WORD.findall(WHOLE))
    left = trimmed(WHOLE, every)
    assert [one for one, body in pieces(left) if body] == [one for one, body in pieces(WHOLE) if body]


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{x:1}.b{x:2}", ".a{x:1}"),
        (".b,.a,p{x:1}", ".a,p{x:1}"),
        (".a .b{x:1}.a.b{x:1}", ""),
        (".a:not(.b){x:1}:is(.b,.c)>i{x:1}", ".a:not(.b){x:1}:is(.b,.c)>i{x:1}"),
        (".a:not(.c,.d),.b:not(.a){x:1}", ".a:not(.c,.d){x:1}"),
        ('[data-x=".b,{"]{x:1}', '[data-x=".b,{"]{x:1}'),
        ("@media print{.b{x:1}}@media print{.a{x:1}.b{x:2}}", "@media print{.a{x:1}}"),
        ("@supports (x:1){@media print{.b{x:1}}}", ""),
        (".a{animation:n 1s}@keyframes n{to{x:1}}@keyframes m{to{x:1}}", ".a{animation:n 1s}@keyframes n{to{x:1}}"),
        (".b{animation:n 1s}@keyframes n{to{x:1}}", ""),
        ('.a{content:"}.b{"}.b{x:1}', '.a{content:"}.b{"}'),
        ('.a{background:url("data:image/svg+xml,{\'}")}.b{x:1}', '.a{background:url("data:image/svg+xml,{\'}")}'),
        (r".a\/b{x:1}.a\,b{x:1}", ""),
        ('@charset "UTF-8";/*! kept */.b{x:1}p{x:1}/*# sourceMappingURL=x */', '@charset "UTF-8";/*! kept */p{x:1}'),
        ('@property --x{syntax:"*"}@font-face{src:x}', '@property --x{syntax:"*"}@font-face{src:x}'),
    ],
)
def test_a_rule_stays_where_a_page_can_match_it(sheet: str, left: str) -> None:
    assert trimmed(sheet, {"a"}) == left + "\n"


@pytest.mark.parametrize("sheet", ["a{x:1", "@media print{a{x:1}", "a{x:1}b", "a{x:1}/* b"])
def test_a_sheet_cut_short_is_refused(sheet: str) -> None:
    with pytest.raises(UnreadableSheetError):
        list(pieces(sheet))


def test_selectors_are_parted_outside_brackets() -> None:
    assert selectors('.a:is(.b,.c),[x=","],i') == [".a:is(.b,.c)", '[x=","]', "i"]
    assert asked_classes(r".a:not(.b):hover>.c\.d[x='.e'].f") == {"a", "c.d", "f"}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.html", '<p class="one {% if x %}two{% else %}three{% endif %}">card', {"one", "two", "three"}),
        ("a.html", """<p class="{{ x|yesno:"one,two" }} three">""", {"one", "two", "three"}),
        ("a.html", """{% include "a" with look='one two' %} Alert "card" """, {"one", "two", "a"}),
        (
            "a.py",
            'X = {"class": "one two"}\nY = f"<i class=\'three\'>{X}</i>"  # "card"',
            {"class", "one", "two", "three"},
        ),
        ("a.py", '"""A table of cards."""\nX = "Not a card"', set()),
        ("a.js", 'x.classList.add("one");', {"one"}),
    ],
)
def test_words_that_name_classes_are_found(tmp_path: Path, name: str, text: str, words: set[str]) -> None:
    file = tmp_path / name
    file.write_text(text)
    found = words_of(file)
    assert words <= found
    assert found.isdisjoint({"card", "cards", "Alert", "table"})
