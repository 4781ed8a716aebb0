"""One request to the journey: the draft, what was typed before, and where to go next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import forget_audit, save_answers
from juli.hub.complaints.models import Draft, DraftFile
from juli.hub.portal.access import held_draft
from juli.hub.portal.journey import Journey

_NOT_ANSWERS = frozenset({"csrfmiddlewaretoken", "do", "remove"})


@dataclass
class Visit:
    """A visitor with a draft, at one page of the journey."""

    request: HttpRequest
    draft: Draft
    actor: Actor
    passcode: str

    def typed(self, step: str) -> "MultiValueDict[str, str] | None":
        """What was typed at a step, as a form reads it; None where the step was never sent."""
        saved = self.draft.answers.get(step)
        return None if saved is None else MultiValueDict(saved)

    def answer(self, step: str, name: str) -> str:
        """One answer as typed, "" where there is none."""
        typed = self.typed(step)
        return (typed.get(name) or "").strip() if typed else ""

    def keep(self, step: str, fields: Mapping[str, object]) -> None:
        """Keep what was typed at a step, valid or not."""
        self.draft = save_answers(step, fields, by=self.actor)
        self.__dict__.pop("journey", None)

    def forget_audit(self) -> None:
        """What the audit rests on has changed."""
        forget_audit(by=self.actor)
        self.draft.audit = None

    @cached_property
    def files(self) -> list[DraftFile]:
        """All files of the draft, oldest first."""
        return list(self.draft.files.select_related("picture"))

    def files_for(self, purpose: str) -> list[DraftFile]:
        """The files of one purpose, oldest first."""
        return [file for file in self.files if file.purpose == purpose]

    def files_changed(self) -> None:
        """Ask for the files anew."""
        self.__dict__.pop("files", None)
        self.__dict__.pop("journey", None)
        self.draft.audit = None

    @cached_property
    def journey(self) -> Journey:
        """The way through the questions as it looks with what is answered so far."""
        return Journey(
            entrance=self.answer("entrance", "entrance"),
            issue=self.answer("what", "issue"),
            kind=self.answer("who", "kind"),
            with_statements=bool(self.files_for("statement")),
        )

    @property
    def returns_to_check(self) -> bool:
        """Whether the page was opened from the last page, to change one thing."""
        return self.request.GET.get("to") == "check"

    def url(self, step: str) -> str:
        """The address of a step, keeping the way back to the last page."""
        address = reverse("portal:step", args=[step])
        return f"{address}?to=check" if self.returns_to_check and step != "check" else address

    def next_url(self, step: str) -> str:
        """Where to go after a step is answered."""
        return self.url("check" if self.returns_to_check else self.journey.after(step))

    def back_url(self, step: str) -> str:
        """Where "back" leads from a step."""
        if self.returns_to_check:
            return reverse("portal:step", args=["check"])
        before = self.journey.before(step)
        return self.url(before) if before else reverse("portal:home")


def visit_of(request: HttpRequest) -> Visit | None:
    """The visit of a browser that holds a draft, or None."""
    held = held_draft(request)
    return Visit(request, held.draft, held.actor, held.passcode) if held else None


def typed_fields(post: QueryDict) -> dict[str, list[str]]:
    """What a form sent, exactly as typed. Only the NUL character goes, which no database can hold."""
    return {
        name.replace("\0", ""): [value.replace("\0", "") for value in post.getlist(name)]
        for name in post
        if name not in _NOT_ANSWERS
    }


def one_line(text: str) -> str:
    """A text without line ends and characters that cannot be seen."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
