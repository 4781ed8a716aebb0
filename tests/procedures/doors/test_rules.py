"""The rules of doors as data: what is refused, each with its file and place."""

import pytest

from juli.law import article
from juli.procedures import FaultyData
from juli.procedures.doors.rules import read_ranks, read_rules, rules

RULE = """[[rule]]
id = "r"
doors = ["civil_suit", "court"]
when = ["clause", "not tried:provider/fully", "mark:crime"]
state = "not_yet"
from = "appeal_until"
citation = [["CPROC", "127"]]
says = { zh = "到 {appeal_until}，{amount} 元", en = "to {appeal_until}, {amount}" }
"""


def test_a_rule_is_read_whole() -> None:
    (rule,) = read_rules(RULE, "x.toml")
    assert set(rule.doors) == {"civil_suit", "small_claims"}
    assert [(each.question, each.argument, each.negated) for each in rule.when] == [
        ("clause", "", False),
        ("tried", "provider/fully", True),
        ("mark", "crime", False),
    ]
    assert rule.citation == ("CPROC", "127")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"civil_suit"', '"civil_suits"', r"x\.toml: rule r\.doors: civil_suits"),
        ('["civil_suit", "court"]', "[]", r"x\.toml: rule r\.doors"),
        ('"clause"', '"claws"', r"x\.toml: rule r\.when: claws is no question"),
        ('"clause"', '"clause:x"', r"x\.toml: rule r\.when: x does not go with clause"),
        ("provider/fully", "providers/fully", r"x\.toml: rule r\.when: providers/fully"),
        ("provider/fully", "provider/full", r"x\.toml: rule r\.when: provider/full"),
        ("mark:crime", "mark:crimes", r"x\.toml: rule r\.when: crimes"),
        ("mark:crime", "issue:deposits", r"x\.toml: rule r\.when: deposits"),
        ("mark:crime", "pending:courts", r"x\.toml: rule r\.when: courts"),
        ("mark:crime", "complainant:shop", r"x\.toml: rule r\.when: shop"),
        ("mark:crime", "respondent:banks", r"x\.toml: rule r\.when: banks"),
        ('"not_yet"', '"shut"', r"x\.toml: rule r\.state: shut"),
        ('"not_yet"', '"closed"', r"x\.toml: rule r\.from"),
        ('"appeal_until"\n', '"some_day"\n', r"x\.toml: rule r\.from: some_day"),
        ("{amount}", "{sum}", r"x\.toml: rule r\.says: sum"),
        ('"CPROC"', '"CPROX"', r"x\.toml: rule r\.citation: CPROX"),
        ("citation", "citations", r"x\.toml: rule r: unknown fields: citations"),
        ("[[rule]]", "[[rules]]", r"x\.toml: unknown fields: rules"),
        ("[[rule]]", "[[rule]", r"x\.toml"),
    ],
)
def test_faulty_rules_are_refused_with_file_and_place(old: str, new: str, fault: str) -> None:
    with pytest.raises(FaultyData, match=fault):
        read_rules(RULE.replace(old, new), "x.toml")


def test_every_article_a_rule_cites_is_told_in_our_own_words() -> None:
    cited = {rule.citation for told in rules().values() for rule in told if rule.citation}
    assert len(cited) > 40
    for law, number in cited:
        assert number is None or article(law, number).summary.text("zh")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('rank = [{ id = "civil_suits", rank = 1 }]', "civil_suits"),
        ('rank = [{ id = "civil_suit", rank = 0 }]', "rank"),
        ('rank = [{ id = "civil_suit", rank = 1, when = ["clause"] }]', "no last rank of .*civil_suit"),
        ("rank = [", "x"),
    ],
)
def test_faulty_ranks_are_refused(text: str, fault: str) -> None:
    with pytest.raises(FaultyData, match=fault):
        read_ranks(text, "x.toml")
