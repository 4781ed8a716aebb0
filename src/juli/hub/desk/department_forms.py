"""What staff fill in to ask other departments, to answer them, and to pass a complaint on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from juli.hub.desk.forms import Act, Day, Text

Choices = Sequence[tuple[str, str]]
SHORTEST = 2
"""Rows of a field for a reason."""


class Choice(forms.ChoiceField):
    """One of several, none chosen beforehand."""

    def __init__(self, *, label: Any, choices: Choices = (), help_text: Any = "", required: bool = True) -> None:
        missing = gettext_lazy("Nothing is chosen yet. Please choose one.")
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            choices=[("", gettext_lazy("Please choose")), *choices],
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"required": missing, "invalid_choice": missing},
        )


class Reason(Text):
    """Why something is done; it stays in the house."""

    def __init__(self, *, help_text: Any = "") -> None:
        super().__init__(label=gettext_lazy("Reason"), help_text=help_text, rows=SHORTEST)
        self.error_messages["required"] = gettext_lazy("There is no reason yet. Please say in a few words why.")


class AskForm(Act):
    """Which department is asked, and what."""

    text = Text(
        label=gettext_lazy("Your question"),
        help_text=gettext_lazy("Say what the department should find out or decide, and by when you need it."),
    )
    field_order = ("department", "text")

    def __init__(self, data: Any, files: Any, *, choices: Choices, chosen: str = "") -> None:
        super().__init__(data, files)
        self.fields["department"] = Choice(label=gettext_lazy("Department"), choices=choices)
        self.initial["department"] = chosen
        self.order_fields(self.field_order)


class DepartmentAnswerForm(Act):
    """The answer for the department that was asked."""

    text = Text(
        label=gettext_lazy("Answer of your department"),
        help_text=gettext_lazy("The department that asked reads it. The merchant never sees it."),
    )


class ReasonForm(Act):
    """A reason alone."""

    text = Reason()


class TransferForm(Act):
    """Which department takes over, and why."""

    text = Reason(help_text=gettext_lazy("The other department reads it, and it stays with the complaint."))

    def __init__(self, data: Any, files: Any, *, choices: Choices, chosen: str = "") -> None:
        super().__init__(data, files)
        self.fields["department"] = Choice(label=gettext_lazy("Department"), choices=choices)
        self.initial["department"] = chosen
        self.order_fields(("department", "text"))


class AssignForm(Act):
    """Who gets the complaint, and why."""

    text = Reason(help_text=gettext_lazy("Your colleague reads it, and it stays with the complaint."))

    def __init__(self, data: Any, files: Any, *, choices: Choices) -> None:
        super().__init__(data, files)
        self.fields["person"] = Choice(label=gettext_lazy("Colleague"), choices=choices)
        self.order_fields(("person", "text"))


class EscalateForm(Act):
    """To which level it climbs, and why."""

    text = Reason(help_text=gettext_lazy("The people of that level read it, and it stays with the complaint."))

    def __init__(self, data: Any, files: Any, *, choices: Choices) -> None:
        super().__init__(data, files)
        self.fields["level"] = Choice(label=gettext_lazy("Level"), choices=choices)
        self.order_fields(("level", "text"))


class AwayForm(Act):
    """From when until when one is away, and who stands in."""

    first_day = Day(label=gettext_lazy("First day"))
    last_day = Day(label=gettext_lazy("Last day"))

    def __init__(self, data: Any, files: Any, *, choices: Choices) -> None:
        super().__init__(data, files)
        help_text = gettext_lazy("They get what you have open. Without a deputy it is shared by workload.")
        self.fields["deputy"] = Choice(
            label=gettext_lazy("Deputy"), choices=choices, help_text=help_text, required=False
        )
