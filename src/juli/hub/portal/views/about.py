"""The pages behind the footer: how it adds up, how data is kept, the law, accessibility. True of the code as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from juli.agreement import Rate, percent_text
from juli.audit import described_rules
from juli.hub.accounts.queries import MOST_PER_KEY, WINDOW
from juli.hub.privacy.categories import Category, categories
from juli.hub.privacy.labels import RIGHTS, STARTS
from juli.law import AS_OF, Article, Statute, StatuteKind, articles, citation, statutes
from juli.ledger.entries import Instrument
from juli.money import Fen
from juli.wording import Said

KINDS = {
    StatuteKind.NOTICE: _("notice of an authority"),
    StatuteKind.SELF_REGULATORY: _("rule of the industry's association, not law"),
}
"""What a statute is, where it is no law in the narrow sense."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sale worked out: its amount, the agreed rate, and the fee that is right."""

    amount: Fen
    rate: Rate
    fee: Fen

    @property
    def percent(self) -> str:
        """The percent as people write it."""
        return percent_text(self.rate.rate_e5)

    @property
    def unrounded(self) -> str:
        """The percent part in yuan, before it is rounded or capped."""
        return f"{Decimal(self.amount) * self.rate.rate_e5 / 10**7:.3f}"


CREDIT = (Instrument.CREDIT,)
EXAMPLES = (
    Example(128_650, Rate(CREDIT, 600), 772),
    Example(1_250, Rate(CREDIT, 600), 8),
    Example(500_000, Rate(CREDIT, 500, cap=2_000), 2_000),
    Example(100_000, Rate(CREDIT, 600, fixed=300), 900),
)
"""Rounded up, a half rounded up, capped, with a fixed part."""


@dataclass(frozen=True, slots=True)
class ListedStatute:
    """A statute as the page of the law names it, with the articles that are cited."""

    statute: Statute
    citation: Said
    kind: str
    articles: Sequence[Article]


@dataclass(frozen=True, slots=True)
class Kept:
    """A category of personal data, with its right and the beginning of its time in words."""

    category: Category
    right: str
    starts: str


@require_safe
def sums(request: HttpRequest) -> HttpResponse:
    """How it adds up: the formula with examples, every rule with its law, and what is not judged."""
    return render(request, "portal/about/sums.html", {"examples": EXAMPLES, "rules": described_rules()})


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is asked and why, how long it is kept, and who can read it."""
    context = {
        "kept": [Kept(one, str(RIGHTS[one.right]), str(STARTS[one.starts])) for one in categories().values()],
        "attempts": MOST_PER_KEY,
        "minutes": int(WINDOW.total_seconds() // 60),
    }
    return render(request, "portal/about/data.html", context)


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Every statute: number, first day in force, and whether its text was read in full."""
    listed = [_listed(statute) for statute in statutes().values()]
    context = {
        "as_of": AS_OF,
        "read": [each for each in listed if each.statute.verified],
        "unverified": [each for each in listed if not each.statute.verified],
    }
    return render(request, "portal/about/law.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the pages are built, how that is checked, and what is still missing."""
    return render(request, "portal/about/accessibility.html")


def _listed(statute: Statute) -> ListedStatute:
    cited = [article for article in articles() if article.statute == statute.id]
    return ListedStatute(statute, citation(statute.id), str(KINDS.get(statute.kind, "")), cited)
