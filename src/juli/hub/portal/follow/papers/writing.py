"""The papers of a proceeding: composed from the complaint and what was told, with the person's own words in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property

from juli.agreement import Agreement
from juli.audit.sentences import explain
from juli.hub.complaints import queries
from juli.hub.complaints.models import Particulars, Proceeding
from juli.hub.complaints.papers import KeptPaper
from juli.hub.portal.follow.audit import agreement_of
from juli.hub.portal.follow.ladder.words import papers_of
from juli.hub.portal.follow.matter import Matter
from juli.hub.portal.follow.papers.asking import (
    HIDDEN_NUMBER,
    ID_NUMBER,
    Asked,
    asked_for,
    with_id_number,
    with_told,
)
from juli.hub.portal.follow.papers.facts import facts_of
from juli.papers.findings import Explain
from juli.papers.kit import OwnText, Paper, PaperFacts, PaperKind, Unfit, compose_paper, recompose
from juli.papers.kit.facts import PartyKind
from juli.papers.kit.kept import kept_paper


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as it can be written today, or why it cannot be: with the last version kept of it."""

    kind: PaperKind
    paper: Paper | None
    refused: Unfit | None
    last: KeptPaper | None


@dataclass
class Desk:
    """All that the papers of one proceeding are written from. Every part is asked for at most once."""

    matter: Matter
    proceeding: Proceeding

    @cached_property
    def kinds(self) -> Sequence[PaperKind]:
        """The papers that belong to the procedure."""
        return papers_of(self.proceeding.procedure)

    @cached_property
    def known(self) -> PaperFacts:
        """What the complaint itself says."""
        return facts_of(self.matter, self.proceeding)

    @cached_property
    def particulars(self) -> Particulars | None:
        """What was told beside it."""
        return queries.particulars(self.matter.complaint, by=self.matter.actor)

    @cached_property
    def told(self) -> Mapping[str, Any]:
        """The same by the names of the facts."""
        return (self.particulars.content or {}) if self.particulars else {}

    @cached_property
    def facts(self) -> PaperFacts:
        """What the papers say; the identity number stands in them hidden."""
        found = with_told(self._with_body(self.known), self.told)
        return with_id_number(found, HIDDEN_NUMBER if self.id_number else "")

    @property
    def id_number(self) -> str:
        """The identity number, "" where none is kept."""
        return self.particulars.id_number if self.particulars else ""

    @cached_property
    def versions(self) -> Sequence[KeptPaper]:
        """What was kept of the papers of this proceeding, oldest first."""
        return queries.papers(self.matter.complaint, by=self.matter.actor, proceeding=self.proceeding.pk)

    def versions_of(self, kind: PaperKind) -> Sequence[KeptPaper]:
        """The versions of one paper, oldest first."""
        return [one for one in self.versions if one.kind == kind.id]

    @cached_property
    def explain(self) -> Explain:
        """How a finding of the audit is told; papers are Chinese."""
        record = queries.audit_record(self.matter.complaint, by=self.matter.actor)
        return explaining(agreement_of(record) if record else None)

    def written(self, kind: PaperKind) -> Written:
        """One paper as it stands today."""
        versions = self.versions_of(kind)
        last = versions[-1] if versions else None
        try:
            return Written(kind, self.compose(kind, own_of(last)), None, last)
        except Unfit as refused:
            return Written(kind, None, refused, last)

    def compose(self, kind: PaperKind, own: Sequence[OwnText], *, whole: bool = False) -> Paper:
        """A paper with these words in it; `whole` with the identity number, as it is taken along. Unfit where it
        is none for this matter."""
        facts = with_id_number(self.facts, self.id_number) if whole else self.facts
        return recompose(compose_paper(kind, facts, self.explain), own)

    @cached_property
    def papers(self) -> Sequence[Written]:
        """All papers as they stand today."""
        return [self.written(kind) for kind in self.kinds]

    @cached_property
    def asked(self) -> Asked:
        """What there is to ask for, whether it was told since or not."""
        kinds, missing = [], []
        for kind in self.kinds:
            for facts in (self._with_body(self.known), self.facts):
                try:
                    composed = compose_paper(kind, facts, self.explain)
                except Unfit:
                    continue
                kinds.append(kind)
                missing += [(one.fact, one.required, kind) for one in composed.missing]
        return asked_for(missing, kinds, self.known)

    @property
    def needs_id_number(self) -> bool:
        """Whether a paper has a place for the identity number that is not to be left empty."""
        named = (name for kind in self.kinds for name in kind.identity.get("complainant", ()))
        return self.known.complainant.kind != PartyKind.COMPANY and ID_NUMBER.partition(".")[2] in named

    def _with_body(self, facts: PaperFacts) -> PaperFacts:
        """The office that was noted of the proceeding is whom its papers address."""
        noted = [note.words.get("body", "") for note in self.matter.notes if note.proceeding == self.proceeding.pk]
        office = next(filter(None, reversed(noted)), "")
        if not office or not self.kinds:
            return facts
        return with_told(facts, {f"bodies.{self.kinds[0].id}": office})


def own_of(kept: KeptPaper | None) -> Sequence[OwnText]:
    """The person's own words in a version."""
    return kept_paper(kept.content).own if kept and kept.content else ()


def explaining(agreement: Agreement | None) -> Explain:
    """Sentence and short label of a finding in Chinese."""

    def tell(finding: Mapping[str, Any]) -> tuple[str, str]:
        told = explain(finding, agreement)
        return told.sentence.text("zh"), told.short.text("zh")

    return tell
