"""How well pictures of our own drawing are read: `python -m benchmarks.photographs`. No real photograph is among them.

For each condition: how many values came out right, how many were told with a doubt, were not found, or came out
wrong without any doubt, which is what must not happen; seconds of processor a picture; the most memory of one.
"""

import random
import resource
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from PIL import Image, ImageFilter

from juli.evidence.recognition import recognise_text
from juli.ledger.photographs import Proposal, propose
from juli.money import Fen, grouped_yuan, yuan
from tests.pictures import drawn, encoded, noisy, screen

PICTURES = 8
"""Of each condition."""

Values = Mapping[str, str]


def slip(values: Values, amount: Fen) -> Sequence[str]:
    """The lines of a slip."""
    moment = values["occurred_at"].replace("-", "/")
    return (
        "银联商务签购单",
        "商户名称：澄湖五金店",
        f"商户编号：{values['merchant_no']}",
        f"终端编号：{values['terminal_no']}",
        "卡号：622588******1234",
        "交易类型：消费",
        f"参考号：{values['entry_id']}",
        f"日期/时间：{moment}",
        f"金额：RMB {grouped_yuan(amount)}",
        f"手续费：{values['fee']}",
    )


def page(values: Values, amount: Fen) -> Sequence[tuple[str, str]]:
    """The rows of an app."""
    return (
        ("交易详情", ""),
        ("交易金额", f"¥{grouped_yuan(amount)}"),
        ("手续费", f"¥{values['fee']}"),
        ("交易时间", values["occurred_at"]),
        ("商户号", values["merchant_no"]),
        ("终端号", values["terminal_no"]),
        ("流水号", values["entry_id"]),
    )


def faint(picture: Image.Image) -> Image.Image:
    """Soft and pale, as thermal paper becomes."""
    blurred = picture.filter(ImageFilter.GaussianBlur(1.2))
    return Image.blend(blurred, Image.new("RGB", picture.size, "white"), 0.55)


def blurred(picture: Image.Image) -> Image.Image:
    """Out of focus."""
    return picture.filter(ImageFilter.GaussianBlur(2.2))


CONDITIONS: Mapping[str, Callable[[Values, Fen], bytes]] = {
    "slip, clean": lambda v, a: encoded(drawn(slip(v, a)), "PNG"),
    "slip, turned 2° with grain": lambda v, a: encoded(noisy(drawn(slip(v, a)), turned=2)),
    "slip, turned 6° with grain": lambda v, a: encoded(noisy(drawn(slip(v, a)), turned=-6)),
    "slip, letters 11 pixels high": lambda v, a: encoded(drawn(slip(v, a), size=11, width=260), quality=60),
    "slip, pale and soft": lambda v, a: encoded(faint(drawn(slip(v, a))), quality=40),
    "slip, letters 10 pixels high, pale": lambda v, a: encoded(faint(drawn(slip(v, a), size=10, width=240))),
    "slip, turned 12°, blurred and grainy": lambda v, a: encoded(
        blurred(noisy(drawn(slip(v, a)), turned=12)), quality=30
    ),
    "page of an app, dark": lambda v, a: encoded(screen(page(v, a)), "WEBP"),
}


def invented(chance: random.Random) -> tuple[Values, Fen]:
    """The values of one trade."""
    amount = chance.randint(100, 5_000_000)
    moment = datetime(2025, 1, 1) + timedelta(seconds=chance.randint(0, 500 * 86_400))
    return {
        "amount": yuan(amount),
        "fee": yuan(amount * 60 // 10_000),
        "occurred_at": moment.strftime("%Y-%m-%d %H:%M:%S"),
        "merchant_no": f"{chance.randint(10**14, 10**15 - 1)}",
        "terminal_no": f"{chance.randint(10**7, 10**8 - 1)}",
        "entry_id": f"{chance.randint(10**11, 10**12 - 1)}",
    }, amount


def judged(found: Proposal, values: Values) -> Counter[str]:
    """How each value came out."""
    seen = found.entries[0].values if found.entries else {}
    told: Counter[str] = Counter()
    for column, text in values.items():
        value = seen.get(column)
        right = value is not None and value.text == text
        told["right" if right else "not found" if value is None else "doubted" if value.doubts else "wrong"] += 1
    return told


def spent() -> float:
    """Seconds of processor that the processes so far have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print one line for each condition."""
    for name, draw in CONDITIONS.items():
        chance, told, seconds = random.Random(name), Counter[str](), []
        for _ in range(PICTURES):
            values, amount = invented(chance)
            content = draw(values, amount)
            before = spent()
            told += judged(propose(recognise_text(content).words), values)
            seconds.append(spent() - before)
        parts = ", ".join(f"{told[part]} {part}" for part in ("right", "doubted", "not found", "wrong"))
        print(f"{name}: {parts}; {statistics.median(seconds):.1f} s of processor", flush=True)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
