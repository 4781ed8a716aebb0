"""Words of the left wing on a page of the desk."""

from django.utils.translation import get_language

from juli.triage import taxonomy
from juli.wording import Language, Said


def page_language() -> Language:
    """English where the page is English, Chinese everywhere else."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(sentence: Said) -> str:
    """The sentence in the language of the page."""
    return sentence.text(page_language())


def issue_name(issue_id: str) -> Said:
    """What a complaint is about; "other" for an issue that this release's taxonomy no longer holds."""
    known = taxonomy()
    return known.issues.get(issue_id, known.issue("other")).name
