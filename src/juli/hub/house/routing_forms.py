"""What the members of a house fill in about its routing."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from juli.hub.complaints.models import ClaimKind
from juli.hub.complaints.placing import Facts
from juli.hub.directory.models import Department, Membership
from juli.hub.forms import PlainForm, choice, day, words
from juli.hub.routing.labels import CHANNELS, LANGUAGES
from juli.hub.routing.ladder import Climb, Ladder, Step
from juli.hub.routing.rules import Rule
from juli.hub.spoken import spoken_language
from juli.hub.yuan import YuanField
from juli.ledger.merchant_number import provinces
from juli.money import yuan
from juli.triage import taxonomy

MOST_LEVELS = 4
"""Levels that the form has room for."""


COMMAS = re.compile("[,;\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC COMMA}\N{FULLWIDTH SEMICOLON}]")
"""Whatever parts the words of a list, in either script."""


class FactsForm(PlainForm):
    """What a rule asks for, or a complaint to be tried; each may be left open."""

    amount_from = YuanField(least=1, label=gettext_lazy("Asked back from (yuan)"))
    product = words(gettext_lazy("Product or brand named"), most=40, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken_language()
        issues = [(one.id, one.name.text(language)) for one in taxonomy().issues.values()]
        regions = [(code, name.text(language)) for code, name in provinces().items()]
        anything = ("", pgettext_lazy("condition", "any"))
        for name, label, choices in (
            ("issue", gettext_lazy("Issue"), issues),
            ("claim", gettext_lazy("Asks for"), ClaimKind.choices),
            ("province", gettext_lazy("Province (of the merchant number)"), regions),
            ("channel", gettext_lazy("Way it came"), list(CHANNELS.items())),
            ("language", gettext_lazy("Language"), list(LANGUAGES.items())),
        ):
            self.add(name, choice(label, [anything, *choices], required=False))
        self.order_fields(["issue", "claim", "amount_from", "product", "province", "channel", "language"])


class TryForm(FactsForm):
    """A complaint to be tried. What does not fit is left out: a preview never fails."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "try_%s", **kwargs})
        self.fields["amount_from"].label = gettext_lazy("Asked back (yuan)")
        self.fields["issue"].choices = self.fields["issue"].choices[1:]  # type: ignore[attr-defined]

    def facts(self) -> Facts | None:
        """The facts as chosen; None where nothing was tried yet."""
        if not self.is_bound or not self.is_valid() or not self.cleaned_data["issue"]:
            return None
        told = self.cleaned_data
        return Facts(
            issue=told["issue"],
            claims=frozenset([told["claim"]] if told["claim"] else []),
            amount=told["amount_from"] or 0,
            text=told["product"],
            province=told["province"],
            channel=told["channel"] or "web",
            language=told["language"] or "zh",
        )


class RuleForm(FactsForm):
    """A rule: its conditions, and where it leads."""

    skill = words(
        gettext_lazy("Skill"),
        most=40,
        required=False,
        help_text=gettext_lazy("Whoever has it gets the complaint first, where complaints are given by workload."),
    )

    def __init__(self, *args: Any, departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("department", choice(gettext_lazy("Goes to"), [(one.code, one.name) for one in departments]))
        self.order_fields([*list(self.fields)[:-2], "department", "skill"])

    def rule(self) -> Rule:
        """The rule as filled in."""
        return Rule(**self.cleaned_data)


class StaffingForm(PlainForm):
    """What a member knows, and their level."""

    skills = words(
        gettext_lazy("Skills"),
        most=200,
        required=False,
        help_text=gettext_lazy("Separated by commas, for example: Cantonese, terminal repair."),
    )

    def __init__(self, *args: Any, ladder: Ladder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [("0", gettext_lazy("Front line")), *((str(one.number), one.name) for one in ladder.steps)]
        self.add("level", choice(gettext_lazy("Level"), levels))

    def clean_skills(self) -> list[str]:
        """The skills one by one, whatever comma was typed."""
        return [one.strip() for one in COMMAS.split(self.cleaned_data["skills"]) if one.strip()]


class AbsenceForm(PlainForm):
    """Who is away, from when until when, and who stands in."""

    first_day = day(gettext_lazy("First day"))
    last_day = day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), str(one.user)) for one in members]
        self.add("member", choice(gettext_lazy("Who"), people))
        help_text = gettext_lazy("They get what is open. Without a deputy it is shared by workload.")
        nobody = ("", gettext_lazy("nobody"))
        self.add("deputy", choice(gettext_lazy("Deputy"), [nobody, *people], help_text=help_text, required=False))
        self.order_fields(["member", "first_day", "last_day", "deputy"])


class LadderForm(PlainForm):
    """The levels above the front line, and when a complaint climbs to each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_LEVELS + 1):
            name = words(_("Name of level %(number)s") % {"number": number}, most=40, required=False)
            self.add(f"name_{number}", name)
            self.add(f"law_{number}", _count(gettext_lazy("Days before a day of the law or of a promise")))
            self.add(f"target_{number}", _count(gettext_lazy("Days before a service target")))
            self.add(f"amount_{number}", YuanField(least=1, label=gettext_lazy("Asked back from (yuan)")))
            self.add(f"contact_{number}", _count(gettext_lazy("Messages without an answer"), least=1))
            asked = gettext_lazy("When the merchant asks for a senior")
            self.add(f"request_{number}", forms.BooleanField(label=asked, required=False, widget=_tick()))

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        """The fields of each level."""
        names = ("name", "law", "target", "amount", "contact", "request")
        return [[self[f"{name}_{number}"] for name in names] for number in range(1, MOST_LEVELS + 1)]

    def steps(self) -> list[Step]:
        """The levels that have a name."""
        found = ((number, self.cleaned_data[f"name_{number}"]) for number in range(1, MOST_LEVELS + 1))
        return [Step(number, name) for number, name in found if name]

    def climbs(self) -> list[Climb]:
        """The rules that were filled in."""
        found: list[Climb] = []
        for number in range(1, MOST_LEVELS + 1):
            for trigger in ("law", "target", "amount", "contact"):
                threshold = self.cleaned_data[f"{trigger}_{number}"]
                if threshold is not None:
                    found.append(Climb(trigger, threshold, number))
            if self.cleaned_data[f"request_{number}"]:
                found.append(Climb("request", 0, number))
        return found

    @staticmethod
    def known(ladder: Ladder) -> dict[str, Any]:
        """A ladder as the form shows it."""
        known: dict[str, Any] = {f"name_{step.number}": step.name for step in ladder.steps}
        for climb in ladder.climbs:
            shown = yuan(climb.threshold) if climb.trigger == "amount" else climb.threshold
            known[f"{climb.trigger}_{climb.level}"] = True if climb.trigger == "request" else shown
        return known


def _short(mode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off", "class": "form-control jl-amount"})


def _tick() -> forms.CheckboxInput:
    return forms.CheckboxInput(attrs={"class": "form-check-input"})


def _count(label: Any, *, least: int = 0) -> forms.IntegerField:
    wrong = gettext_lazy("Please write a whole number, or leave it empty.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=365,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control jl-amount"}
        ),
    )
