"""The legal basis of a letter: statutes with their articles, and what the parties agreed."""

from collections.abc import Iterable, Mapping

from juli.law import statutes
from juli.papers.speech import Speech
from juli.wording import Said

WIDE_BRACKETS = str.maketrans("()", "（）")


def grounds(bases: Iterable[Mapping[str, str]], say: Speech) -> list[str]:
    """Each statute once with all of its articles, then each agreed thing once, in order of appearance.

    A statute that we do not know, or have not verified, is not shown as law.
    """
    articles: dict[str, list[str]] = {}
    agreed: list[str] = []
    for basis in bases:
        if "law" in basis:
            articles.setdefault(basis["law"], []).append(basis["article"])
        elif "agreement" in basis:
            agreed.append(say(f"agreed-{basis['agreement'].partition('[')[0]}"))
    known = statutes()
    laws = [
        _citation(known[law].name, numbers, say)
        for law, numbers in articles.items()
        if law in known and known[law].verified
    ]
    return [*laws, *dict.fromkeys(agreed)]


def _citation(name: Said, articles: list[str], say: Speech) -> str:
    numbers = [article_text(article, say) for article in dict.fromkeys(articles)]
    return say("citation", name=name, articles=say.joined(numbers, "joint-articles"))


def article_text(article: str, say: Speech) -> str:
    """Articles of a statute have plain numbers; a notice is divided otherwise and is cited as it stands."""
    if not article.isdecimal():
        return article.translate(WIDE_BRACKETS)
    return say("article", number=say.ordinal(int(article)))
