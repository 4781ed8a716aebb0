"""The link of a mail that opens one question and nothing else: signed, good for as long as it can be answered."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from juli.hub.quality.models import Question
from juli.hub.quality.spans import spans

_SALT = "juli.quality.question"


def question_link(question: Question) -> str:
    """The address that stands in the mail."""
    token = signing.dumps({"q": question.pk}, salt=_SALT, compress=True)
    return str(settings.BASE_URL + reverse("portal:question", args=[token]))


def read_link(token: str) -> int | None:
    """Which question a link opens, or None where it is forged or too old."""
    longest: timedelta = max(span.until for span in spans().values())
    try:
        return int(signing.loads(token, salt=_SALT, max_age=longest)["q"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
