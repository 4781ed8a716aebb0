"""The rules told before any statement is read: what each looks for, and the law it rests on."""

from dataclasses import dataclass

from juli.audit.auditing import judged_rules
from juli.audit.basis import laws_of
from juli.audit.findings import Rule
from juli.audit.sentences import say
from juli.law import Article, article, citation
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """One article as it is cited. `only` says when it is added, as a few words; None: it always is."""

    article: Article
    citation: Said
    only: Said | None


@dataclass(frozen=True, slots=True)
class DescribedRule:
    """One rule in words: a name, one sentence, its law.

    `without_agreement` says whether a statement alone shows it, without what was agreed.
    """

    rule: Rule
    name: Said
    meaning: Said
    laws: tuple[CitedArticle, ...]
    without_agreement: bool


def described_rules() -> tuple[DescribedRule, ...]:
    """All rules of the audit, in the order in which their findings are told."""
    return tuple(_described(rule) for rule in Rule)


def _described(rule: Rule) -> DescribedRule:
    return DescribedRule(
        rule=rule,
        name=say(f"rule-{rule}"),
        meaning=say(f"rule-{rule}-means"),
        laws=_cited(rule),
        without_agreement=rule in judged_rules(None),
    )


def _cited(rule: Rule) -> tuple[CitedArticle, ...]:
    return tuple(
        CitedArticle(
            article(law.statute, law.article),
            citation(law.statute, law.article),
            say("law-for-consumers") if law.consumer else say("law-for-changes") if law.causes else None,
        )
        for law in laws_of(rule)
    )
