"""What a letter is about, in the few words of its title."""

from collections.abc import Sequence

from juli.papers.findings import Finding
from juli.papers.speech import Speech

NAMED_IN_TITLE = 2


def subject(issue: str, findings: Sequence[Finding], say: Speech) -> str:
    """The one or two things that weigh most in money; without findings, the issue of the taxonomy."""
    if not findings:
        return say(f"about-issue-{issue}")
    heaviest = sorted(findings, key=lambda finding: finding.excess, reverse=True)
    names = list(dict.fromkeys(_about(finding, say) for finding in heaviest))
    if len(names) == 1:
        return names[0]
    code = "about-two" if len(names) == NAMED_IN_TITLE else "about-more"
    return say(code, first=names[0], second=names[1])


def _about(finding: Finding, say: Speech) -> str:
    """A charge is named by its kind, where all lines of the finding are of one."""
    if not finding.rule.startswith("charge-"):
        return say(f"about-{finding.rule}")
    kinds = {line.charge_kind or "other" for line in finding.lines}
    return say("about-charge", charge=say(f"charge-{kinds.pop() if len(kinds) == 1 else 'other'}"))
