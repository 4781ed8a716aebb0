"""The language of the page, as the left wing names it."""

from django.utils.translation import get_language

from juli.wording import Language


def spoken_language() -> Language:
    """ "zh" or "en"; Chinese wherever nothing else was chosen."""
    return "en" if (get_language() or "").startswith("en") else "zh"
