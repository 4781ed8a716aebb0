"""The institution's answer as a letter."""

from datetime import date

import pytest

from juli.papers.pdf import letter_pdf
from juli.papers.reply import Reply, compose_reply
from juli.wording import Language

REPLY = Reply(
    "2611-0001-28", date(2026, 11, 26), "澄湖支付有限公司", "合规与法务部", "周记五金店", "第一段。\n\n第二段。"
)


def test_it_says_what_was_written_and_by_whom() -> None:
    letter = compose_reply(REPLY)
    assert (letter.title, letter.salutation) == ("关于投诉 2611-0001-28 的答复", "周记五金店：")
    assert [block.text for block in letter.body] == ["第一段。", "第二段。"]  # type: ignore[union-attr]
    assert [line.value for line in letter.signature] == ["澄湖支付有限公司", "合规与法务部", "2026年11月26日"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_set_whatever_is_in_it(language: Language) -> None:
    odd = Reply("2611-0001-28", date(2026, 11, 26), "#let x = 1\n", "", "{name} $x$", "#panic()\n\x00\u202e*a* _b_")
    assert letter_pdf(compose_reply(odd, language)).startswith(b"%PDF")
