"""What staff fill in at the workbench: the record of an investigation, and which of two complaints goes on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.handling import causes
from juli.hub.desk.findings import Finding
from juli.hub.desk.forms import Act, Text
from juli.hub.desk.language import say
from juli.hub.directory.models import Organisation
from juli.hub.workbench.actions.checking import Inquiry, Verdict
from juli.hub.workbench.models import Investigation

VERDICTS = (
    ("", gettext_lazy("not decided yet")),
    ("accept", gettext_lazy("holds")),
    ("partly", gettext_lazy("holds in part")),
    ("contest", gettext_lazy("does not hold")),
)


REASONLESS = gettext_lazy("A finding is contested without a reason. Please write why.")


class InvestigationForm(Act):
    """What was looked at, what the house says to each finding, the cause, who is behind it, what is done about it."""

    checked = Text(
        label=gettext_lazy("What was checked"),
        help_text=gettext_lazy("Which records, systems and people, and what they showed."),
    )
    cause = forms.ChoiceField(
        label=gettext_lazy("Root cause"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": gettext_lazy("Please choose the root cause from the list.")},
    )
    agent = forms.ChoiceField(
        label=gettext_lazy("Agent responsible"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    measures = forms.CharField(
        label=gettext_lazy("Measures"),
        help_text=gettext_lazy("What was put right, and what keeps it from happening again."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 4}),
    )

    def __init__(
        self,
        data: Any,
        findings: Sequence[Finding],
        agents: Sequence[Organisation],
    ) -> None:
        super().__init__(data)
        self.findings = findings
        known = [(code, say(name)) for code, name in causes().items()]
        self.fields["cause"].choices = [("", _("Please choose")), *known]  # type: ignore[attr-defined]
        houses = [(str(one.pk), one.name) for one in agents]
        self.fields["agent"].choices = [("", _("none")), *houses]  # type: ignore[attr-defined]
        for finding in findings:
            self._ask(finding)
        self.order_fields(["seen", "checked", *self._asked(), "cause", "agent", "measures"])

    def _ask(self, finding: Finding) -> None:
        sentence = say(finding.explained.sentence)
        select = forms.Select(attrs={"class": "form-select"})
        self.fields[f"verdict-{finding.rule}"] = forms.ChoiceField(
            label=sentence, choices=VERDICTS, required=False, widget=select
        )
        self.fields[f"reason-{finding.rule}"] = forms.CharField(
            label=_("Why, and which lines"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
        )

    def _asked(self) -> list[str]:
        return [f"{part}-{finding.rule}" for finding in self.findings for part in ("verdict", "reason")]

    def clean(self) -> dict[str, Any]:
        """A finding that is contested needs its reason."""
        told = super().clean() or {}
        for finding in self.findings:
            verdict, reason = told.get(f"verdict-{finding.rule}"), told.get(f"reason-{finding.rule}", "")
            if verdict in ("contest", "partly") and not reason.strip():
                self.add_error(
                    f"reason-{finding.rule}", _("A finding is contested without a reason. Please write why.")
                )
        return told

    @property
    def inquiry(self) -> Inquiry:
        """What was told, once it is valid."""
        told = self.cleaned_data
        verdicts = [
            Verdict(finding.rule, told[f"verdict-{finding.rule}"], told[f"reason-{finding.rule}"])
            for finding in self.findings
            if told[f"verdict-{finding.rule}"]
        ]
        agent = UUID(told["agent"]) if told["agent"] else None
        return Inquiry(told["checked"], told["cause"], verdicts, agent, told["measures"])


def known_of(record: Investigation | None) -> dict[str, Any]:
    """The newest version of a record as the form opens with it."""
    if record is None:
        return {}
    content = record.payload.content or {}
    known = {"checked": content.get("checked", ""), "measures": content.get("measures", "")}
    known |= {"cause": record.cause, "agent": str(record.agent_id or "")}
    for one in content.get("verdicts", ()):
        known |= {f"verdict-{one['rule']}": one["verdict"], f"reason-{one['rule']}": one["reason"]}
    return known


class MergeForm(Act):
    """Which of the two goes on."""

    goes_on = forms.ChoiceField(
        label=gettext_lazy("Which one goes on?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose which one goes on."),
            "invalid_choice": gettext_lazy("Please choose which one goes on."),
        },
    )

    def __init__(self, data: Any, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["goes_on"].choices = choices  # type: ignore[attr-defined]
