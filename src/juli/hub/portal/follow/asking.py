"""The questions after the end, as the complainant reads and answers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.portal.forms import StepForm
from juli.hub.quality.actions import answer_question
from juli.hub.quality.fitting import may_be_asked
from juli.hub.quality.models import Question
from juli.hub.quality.models.questions import Grade, Verdict
from juli.hub.quality.queries import questions
from juli.hub.quality.spans import HANDLING, MONEY, spans
from juli.hub.today import this_moment

MISSING = {"required": gettext_lazy("Please choose one."), "invalid_choice": gettext_lazy("Please choose one.")}
TITLES = {HANDLING: gettext_lazy("How was it handled?"), MONEY: gettext_lazy("Has the money really come?")}


class AskedForm(StepForm):
    """What is asked whatever the question: how far it is so, and words."""

    verdict = forms.ChoiceField(label="", choices=Verdict.choices, widget=forms.RadioSelect, error_messages=MISSING)
    text = forms.CharField(
        label=gettext_lazy("Anything else? In your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    share = forms.MultipleChoiceField(
        label=gettext_lazy("Who may read these words"),
        choices=[("yes", gettext_lazy("The other party may read them too"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class HandlingForm(AskedForm):
    """Whether the matter is settled, and how one was treated."""

    grade = forms.TypedChoiceField(
        label=gettext_lazy("How were you treated?"),
        choices=[(str(value), label) for value, label in reversed(Grade.choices)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    field_order = ("verdict", "grade", "text", "share")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].label = _("Is the matter settled?")


class MoneyForm(AskedForm):
    """Whether the money is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].label = _("Is the whole sum in your account?")
        self.fields["verdict"].choices = [  # type: ignore[attr-defined]
            (Verdict.YES, pgettext_lazy("money", "yes, all of it")),
            (Verdict.PARTLY, pgettext_lazy("money", "only a part")),
            (Verdict.NO, pgettext_lazy("money", "no, or it was taken again")),
        ]


FORMS: dict[str, type[AskedForm]] = {HANDLING: HandlingForm, MONEY: MoneyForm}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that can be answered today: its kind and its words."""

    kind: str
    title: object


def open_questions(complaint: Complaint, *, by: Actor) -> Sequence[Asked]:
    """What the complainant can answer today, that of the money first."""
    if complaint.stage != "closed" or by.read_only:
        return []
    answered = {one.kind for one in questions(complaint, by=by) if one.answered_at}
    now = this_moment()
    fitting = (kind for kind in (MONEY, HANDLING) if may_be_asked(complaint, kind, now, at_once=True))
    return [Asked(kind, TITLES[kind]) for kind in fitting if kind in spans() and kind not in answered]


def keep_answer(complaint: Complaint, kind: str, typed: dict[str, Any], *, by: Actor) -> Question:
    """Keep what was answered."""
    return answer_question(
        complaint,
        kind,
        verdict=Verdict(typed["verdict"]),
        grade=typed.get("grade"),
        text=typed["text"],
        share="yes" in typed["share"],
        by=by,
    )
