"""The procedures as data: what is refused and how it is told, and that they are those of the fact sheet."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from juli.law import article, articles, citation
from juli.procedures import FaultyData, Nature, UnknownProcedure, procedure, procedures, read_procedure, step, steps
from juli.procedures.catalogue import read_information
from juli.procedures.duties import duties, notices, own_limits, read_duties, read_own_limits
from juli.procedures.fields import Citation
from juli.procedures.principles import principles, read_principles

ROOT = Path(__file__).resolve().parents[2]
SHEETS = [parent / "shared" / "law" / "procedures.yaml" for parent in ROOT.parents]

PROCEDURE = """version = "v1"
id = "p"
stage = 3
since = 2020-11-01
verified = true
complainants = ["natural_person"]
information = ["name"]
outcomes = ["answer"]
citations = [["CPROC", "126"]]
name = { zh = "甲", en = "A" }
scope = { zh = "甲", en = "A" }
gives = { zh = "甲", en = "A" }
cannot = { zh = "甲", en = "A" }
cost = { zh = "甲", en = "A" }
time = { zh = "甲", en = "A" }
"""
STEP = """
[[step]]
id = "s"
actor = "court"
verified = true
citations = [["CPROC", "126"]]
name = { zh = "乙", en = "B" }
limit = { amount = 7, unit = "calendar_day", event = "e", roll = "civil" }
extension = { total = 9, conditions = ["complex_case"] }
"""
REFUSAL = '\n[[refusal]]\nid = "r"\nverified = true\nsays = { zh = "丙", en = "C" }\n'
WHOLE = PROCEDURE + STEP + REFUSAL


def read(text: str) -> Any:
    return read_procedure(text, "p.toml", read_information('name = { zh = "名", en = "name" }', "information.toml"))


def test_a_procedure_is_read_whole() -> None:
    found = read(WHOLE)
    assert (found.id, found.stage, found.version) == ("p", 3, "v1")
    assert (found.limits[0].amount, found.limits[0].nature, found.limits[0].since) == (7, Nature.LAW, found.since)
    assert found.refusals[0].says.text("en") == "C"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (WHOLE.replace("calendar_day", "fortnight"), r"p\.toml: step s\.limit\.unit: fortnight"),
        (WHOLE.replace("calendar_day", "agreed_date"), r"p\.toml: step s\.limit\.unit"),
        (WHOLE.replace('event = "e", ', ""), r"p\.toml: step s\.limit\.event: is missing"),
        (WHOLE.replace("amount = 7", "amount = 0"), r"p\.toml: step s\.limit\.amount: 0"),
        (WHOLE.replace("amount = 7", "amount = true"), r"p\.toml: step s\.limit\.amount"),
        (WHOLE.replace("total = 9", "total = 7"), r"p\.toml: step s\.extension: 7"),
        (WHOLE.replace('roll = "civil"', 'roll = "back"'), r"p\.toml: step s\.limit\.roll: back"),
        (WHOLE.replace("calendar_day", "working_day"), r"p\.toml: step s\.limit\.roll"),
        (WHOLE.replace('"CPROC", "126"]]\nname', '"CPROX", "126"]]\nname'), r"p\.toml: .*citations: CPROX"),
        (WHOLE.replace('[["CPROC", "126"]]', '["CPROC"]'), r"p\.toml: .*citations"),
        (WHOLE.replace("2020-11-01", '"2020-11"'), r"p\.toml: since: must be a date"),
        (WHOLE.replace("stage = 3\n", ""), r"p\.toml: stage: is missing"),
        (WHOLE.replace("natural_person", "person"), r"p\.toml: complainants: .*person"),
        (WHOLE.replace('information = ["name"]', 'information = ["nmae"]'), r"p\.toml: information: nmae"),
        (WHOLE.replace("outcomes", "outcome"), r"p\.toml: unknown fields: outcome"),
        (WHOLE.replace("event =", "evnet ="), r"p\.toml: step s\.limit\.event: is missing"),
        (WHOLE.replace('en = "B" }', 'en = "B", fr = "B" }'), r"p\.toml: step s\.name: unknown fields: fr"),
        (WHOLE.replace('en = "B"', 'en = ""'), r"p\.toml: step s\.name\.en"),
        (PROCEDURE + STEP.split("limit", maxsplit=1)[0], r"p\.toml: step s\.limit: is missing, and no note"),
        (WHOLE + STEP, r"p\.toml: step: given twice: s"),
        (WHOLE + REFUSAL, r"p\.toml: refusal: given twice: r"),
        (WHOLE.replace("verified = true\ncomplainants", 'verified = "yes"\ncomplainants'), r"p\.toml: verified"),
        (WHOLE.replace("[[step]]", "[step]"), r"p\.toml: step: must be a list"),
        (WHOLE + "[", r"p\.toml: "),
    ],
)
def test_faulty_data_are_refused_with_file_and_place(text: str, fault: str) -> None:
    with pytest.raises(FaultyData, match=fault):
        read(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('version = "v"\n[[limit]]\nid = "a"\n', r"x\.toml: limit a\.citations|x\.toml: limit a"),
        ('version = "v"\n[[duty]]\nid = "a"\n', r"x\.toml: unknown fields: duty"),
        ("[[limit]]\n", r"x\.toml: version"),
    ],
)
def test_faulty_own_limits_are_refused(text: str, fault: str) -> None:
    with pytest.raises(FaultyData, match=fault):
        read_own_limits(text, "x.toml")


@pytest.mark.parametrize("read_it", [read_duties, read_principles, read_own_limits])
def test_what_is_no_toml_is_refused_by_name(read_it: Any) -> None:
    with pytest.raises(FaultyData, match=r"x\.toml"):
        read_it("[", "x.toml")


def test_an_unknown_procedure_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownProcedure, match="pboc"):
        procedure("pboc")


def test_the_law_sets_no_days_for_a_direct_complaint() -> None:
    """PBOC-2020-5 art 39: the days that a direct complaint is shown are service targets."""
    assert procedure("provider_direct").limits == ()
    assert all(each.nature is not Nature.LAW for each in steps("provider_direct"))
    assert step("pboc_complaint", "pboc_decide").nature is Nature.LAW


def test_every_text_is_there_in_both_languages() -> None:
    for known in procedures().values():
        for said in (
            known.name,
            known.scope,
            known.gives,
            known.cannot,
            known.cost,
            known.time,
            *known.information.values(),
        ):
            assert said.text("zh")
            assert said.text("en").isascii()


def cited() -> set[Citation]:
    found: set[Citation] = set()
    for known in procedures().values():
        found.update(known.citations, *(each.citations for each in known.steps))
    for entry in (*own_limits().values(), *duties().values(), *notices().values(), *principles().counting):
        found.update(entry.limit.citations if hasattr(entry, "caps") else entry.citations)
    found.update(*(each.citations for each in principles().exclusivity))
    return found


def test_every_article_cited_is_told_in_our_own_words() -> None:
    assert len(articles()) > 150
    for law, number in cited():
        assert citation(law, number).text("zh")
        if number is not None:
            assert article(law, number).summary.text("zh").endswith("。")
            assert article(law, number).summary.text("en").endswith(".")


@pytest.fixture(scope="module")
def sheet() -> Any:
    found = next((path for path in SHEETS if path.exists()), None)
    if found is None:
        pytest.skip("the fact sheet ../shared/law/procedures.yaml is not here")
    return yaml.safe_load(found.read_text(encoding="utf-8"))


def citations(told: list[list[str | None]]) -> tuple[Citation, ...]:
    return tuple((law or "", article) for law, article in told)


def test_the_procedures_are_those_of_the_fact_sheet(sheet: Any) -> None:
    assert list(procedures()) == [told["id"] for told in sheet["procedures"]]
    for told in sheet["procedures"]:
        known = procedure(told["id"])
        assert known.stage == (None if told["stage"] == "optional" else told["stage"])
        assert list(known.complainants) == told["complainant_types"]
        assert list(known.prerequisites) == told["prerequisites"]
        assert list(known.outcomes) == told["outcomes"]
        assert known.citations == citations(told["citations"])
        assert known.verified is told["verified"]
        assert list(known.information) == told.get("required_information", list(known.information))
        assert [(r.id, r.ref, r.verified) for r in known.refusals] == [
            (r["id"], r.get("ref"), r.get("verified", True)) for r in told["refusal_grounds"]
        ]


def test_the_steps_are_those_of_the_fact_sheet(sheet: Any) -> None:
    for told in sheet["procedures"]:
        known = procedure(told["id"])
        assert [each.id for each in known.steps] == [each["id"] for each in told["steps"]]
        for ours, theirs in zip(known.steps, told["steps"], strict=True):
            assert (ours.actor, ours.verified, ours.citations) == (
                theirs["actor"],
                theirs["verified"],
                citations(theirs["citations"]),
            )
            assert (ours.limit is None) is (theirs["deadline"] is None)
            if ours.limit:
                assert_limit(ours.limit, theirs, told["extension"])


def assert_limit(ours: Any, theirs: Any, of_the_whole: str | None) -> None:
    deadline, extension, maximum = theirs["deadline"], theirs.get("extension"), theirs.get("maximum")
    assert (ours.amount, ours.unit.value, ours.event) == tuple(deadline[k] for k in ("amount", "unit", "starts_from"))
    assert (ours.maximum and (ours.maximum.amount, ours.maximum.unit.value)) == (
        maximum and (maximum["amount"], maximum["unit"])
    )
    assert list(ours.excluded) == theirs.get("excluded_time", [])
    if extension is None:
        # One step is extended by a word that stands with the whole procedure.
        assert ours.extension is None or of_the_whole == "complex cases"
        return
    total = extension["to_total"]["amount"] if "to_total" in extension else deadline["amount"] + extension["amount"]
    assert (ours.extension.total, list(ours.extension.conditions)) == (total, extension["conditions"])


def test_own_limits_and_duties_are_those_of_the_fact_sheet(sheet: Any) -> None:
    ours = own_limits()
    assert [known.id for known in ours.values() if known.caps is None] == [t["id"] for t in sheet["user_deadlines"]]
    for told in sheet["user_deadlines"]:
        assert_limit(ours[told["id"]].limit, told, None)
        assert ours[told["id"]].limit.citations == citations(told["citations"])
        assert list(ours[told["id"]].interruption) == told.get("interruption", [])
        if "cap" in told:
            cap = ours[f"{told['id']}_cap"].limit
            assert (cap.amount, cap.unit.value, cap.event) == tuple(
                told["cap"][k] for k in ("amount", "unit", "starts_from")
            )
    for told in sheet["provider_duties"]:
        known = duties().get(told["id"]) or notices()[told["id"]]
        assert (known.verified, known.citations) == (told["verified"], citations(told["citations"]))
        if told["id"] in notices():
            assert (notices()[told["id"]].days, notices()[told["id"]].before) == (
                told["deadline"]["amount"],
                told["deadline"]["relative_to"],
            )
        elif told["deadline"]:
            assert_limit(duties()[told["id"]].limit, told, None)
            assert duties()[told["id"]].minimum is told["deadline"].get("minimum", False)


def test_counting_and_exclusivity_are_those_of_the_fact_sheet(sheet: Any) -> None:
    for ours, theirs in (
        (principles().counting, sheet["time_rules"]),
        (principles().exclusivity, sheet["exclusivity_warnings"]),
    ):
        assert [(each.id, each.verified, each.citations) for each in ours] == [
            (told["id"], told["verified"], citations(told["citations"])) for told in theirs
        ]
