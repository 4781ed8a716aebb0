"""What the complainant fills in on the ladder: the few circumstances, and what became of a proceeding."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import Clause
from juli.hub.portal.follow.files import FilesField
from juli.hub.portal.follow.forms import CHANNELS, DayField, TextField
from juli.hub.portal.follow.ladder.words import RESULTS, provinces
from juli.hub.portal.forms import MoneyField, StepForm
from juli.hub.portal.templatetags.juli import say
from juli.hub.today import this_day
from juli.procedures import Clock, Procedure, step
from juli.proceedings import Kind
from juli.wording import Said

PURPOSES = [("business", _("for my business")), ("personal", _("for myself, not for business"))]
RESPONDENTS = [
    ("payment_institution", _("a payment institution with a licence")),
    ("bank", _("a bank")),
    ("agent", _("an agent or seller of machines")),
    ("unlicensed", _("nobody with a licence, as far as I can find out")),
]
OLDEST = date(2000, 1, 1)


def _asked(sentence: Any) -> dict[str, Any]:
    """The same sentence for nothing chosen and for what is no choice."""
    return {"required": sentence, "invalid_choice": sentence}


class OldDayField(DayField):
    """A past day that may lie many years back."""

    oldest = OLDEST


class AheadDayField(DayField):
    """A day of a paper, past or to come."""

    may_be_ahead = True


class CircumstancesForm(StepForm):
    """What the doors still have to know. Asked is only what the complaint does not say."""

    purpose = forms.ChoiceField(
        label=_("What did you get the machine for?"),
        widget=forms.RadioSelect,
        choices=PURPOSES,
        error_messages=_asked(_("Please choose what you got the machine for.")),
    )
    respondent = forms.ChoiceField(
        label=_("Who is the other party?"),
        help_text=_("The slip of the machine names the institution that takes the payments."),
        widget=forms.RadioSelect,
        choices=RESPONDENTS,
        error_messages=_asked(_("Please choose who the other party is.")),
    )
    known_on = OldDayField(
        label=_("On which day did you find out?"),
        help_text=_("That the money was taken, and by whom. The three years to go to court run from there."),
    )
    province = forms.ChoiceField(
        label=_("In which province is your shop, or do you live?"),
        error_messages=_asked(_("Please choose your province.")),
    )
    clause = forms.ChoiceField(
        label=_("Does your contract say that disputes go to arbitration?"),
        help_text=_("Look near the end of the contract for a clause on disputes."),
        widget=forms.RadioSelect,
        choices=Clause.choices,
        error_messages=_asked(_("Please choose an answer. “I do not know” is one.")),
    )
    average_wage = MoneyField(
        label=_("The average yearly wage of your province, in yuan"),
        help_text=_("The statistical office publishes it. Small claims go up to half of it. Leave it empty if unsure."),
        required=False,
    )

    def __init__(self, *args: Any, known: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["province"].choices = [("", _("Please choose")), *provinces()]  # type: ignore[attr-defined]
        for name in known:
            del self.fields[name]

    def clean_average_wage(self) -> int | None:
        """None for a wage of nothing, which is no wage."""
        return self.cleaned_data["average_wage"] or None


class NoteForm(StepForm):
    """What became of a proceeding: the fields that this kind of note asks for."""

    toned = ("text",)

    def __init__(
        self, *args: Any, kind: Kind, procedure: Procedure, clocks: Sequence[Clock] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        makers = {
            "body": _body,
            "channel": _channel,
            "reference": _reference,
            "ground": lambda: _ground(procedure),
            "step": lambda: _step(clocks),
            "reason": _reason,
            "conditions": lambda: _conditions(clocks),
            "result": _result,
        }
        day = AheadDayField if kind.ahead else DayField
        self._add("on", day(label=say(kind.day), initial=None if kind.ahead else this_day()))
        for name, make in makers.items():
            if name in kind.asks:
                self._add(name, make())
        self._add("text", _text())
        self._add("proof", FilesField(label=_("Proof"), help_text=_PROOF_HELP, required=False))

    def _add(self, name: str, field: forms.Field | None) -> None:
        if field is None:
            return
        style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
        if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            field.widget.attrs.setdefault("class", style)
        self.fields[name] = field


_PROOF_HELP = _("A photo of the notice, a screenshot, a recording. Only you and who helps you see it.")


def _body() -> forms.Field:
    return forms.CharField(
        label=_("Which office exactly"),
        help_text=_("Such as: PBoC Yunzhou branch"),
        max_length=120,
        required=False,
        error_messages={"max_length": _("Please use at most 120 characters.")},
    )


def _channel() -> forms.Field:
    return forms.ChoiceField(
        label=_("How you handed it in"),
        choices=CHANNELS,
        error_messages={"invalid_choice": _("Please choose one of the ways.")},
    )


def _reference() -> forms.Field:
    return forms.CharField(
        label=_("Tracking number or number of the case"),
        max_length=120,
        required=False,
        error_messages={"max_length": _("Please use at most 120 characters.")},
    )


def _ground(procedure: Procedure) -> forms.Field | None:
    if not procedure.refusals:
        return None
    grounds = [(refusal.id, say(refusal.says)) for refusal in procedure.refusals]
    return forms.ChoiceField(
        label=_("On what ground"),
        choices=[("", _("not told, or another one")), *grounds],
        required=False,
        error_messages={"invalid_choice": _("Please choose one of the grounds.")},
    )


def _step(clocks: Sequence[Clock]) -> forms.Field | None:
    """Which limit is meant; nothing is asked where only one can be."""
    if len(clocks) < 2:
        return None
    chosen = [(f"{clock.procedure}.{clock.step}", say(clock.name)) for clock in clocks]
    return forms.ChoiceField(
        label=_("Which limit"),
        widget=forms.RadioSelect,
        choices=chosen,
        error_messages=_asked(_("Please choose which limit is meant.")),
    )


def _reason() -> forms.Field:
    return forms.CharField(
        label=_("What reason you were told"),
        max_length=500,
        error_messages={
            "required": _("Please write what reason you were told. “No reason” is an answer too."),
            "max_length": _("Please use at most 500 characters."),
        },
    )


def _conditions(clocks: Sequence[Clock]) -> forms.Field:
    """Of all limits that can be extended, what the law wants for it."""
    extensions = [extension for clock in clocks if (extension := step(clock.procedure, clock.step).extension)]
    wanted = dict.fromkeys(name for extension in extensions for name in extension.conditions)
    return forms.MultipleChoiceField(
        label=_("What of this was so"),
        help_text=_("The law lets it take longer only if all of this is so. Tick what you know of; nothing is lost."),
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, say(Said("proceedings", f"condition-{name}"))) for name in wanted],
        required=False,
    )


def _result() -> forms.Field:
    return forms.ChoiceField(
        label=_("What does it say"),
        widget=forms.RadioSelect,
        choices=RESULTS,
        error_messages=_asked(_("Please choose what the answer says.")),
    )


def _text() -> forms.Field:
    return TextField(
        label=_("A note for yourself"),
        asked="",
        rows=3,
        required=False,
        help_text=_("Only you and who helps you see it."),
    )
