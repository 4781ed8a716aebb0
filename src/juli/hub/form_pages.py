"""Pages with one form: shown, refused with a sentence, or done and left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from juli.hub.directory.labels import REFUSALS
from juli.hub.forms import PlainForm, performed

Form = TypeVar("Form", bound=PlainForm)


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands around a form: its title, what to know first, the button, where it leads back, what is said then."""

    title: object
    button: object
    back: str
    done: object
    lead: object = ""
    warning: object = ""


def form_of(
    request: HttpRequest, kind: type[Form], *, initial: Mapping[str, Any] | None = None, **options: Any
) -> Form:
    """The form as it was sent, or fresh with what is known already."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **options)
    return kind(initial=initial, **options)


def form_page(
    request: HttpRequest,
    form: PlainForm,
    act: Callable[[dict[str, Any]], object],
    page: FormPage,
    *,
    template: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Show the form; once it is sent and what it asks for is done, go back with a word about it."""
    if request.method == "POST" and performed(form, lambda: act(form.cleaned_data), REFUSALS):
        messages.success(request, str(page.done))
        return redirect(page.back)
    return render(request, template, {**context, "form": form, "page": page})
