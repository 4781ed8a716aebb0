"""Pictures of slips, app screens and messages, drawn with the font that ships: every one invented."""

import io
import random
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SLIP = (
    "银联商务签购单",
    "商户名称：澄湖五金店",
    "商户编号：898210154110002",
    "终端编号：10023467",
    "操作员号：01",
    "卡号：622588******1234",
    "发卡行：招商银行",
    "交易类型：消费",
    "批次号：000123",
    "凭证号：000456",
    "参考号：260315142536",
    "日期/时间：2026/03/15 14:25:36",
    "金额：RMB 1,286.00",
    "手续费：7.72",
    "持卡人签名",
)
SCREEN = (
    ("交易详情", ""),
    ("交易金额", "¥5,000.00"),
    ("手续费", "¥30.00"),
    ("到账金额", "¥4,970.00"),
    ("交易类型", "消费"),
    ("支付方式", "信用卡"),
    ("交易时间", "2026-03-15 14:25:36"),
    ("交易单号", "20260315142536778899"),
    ("终端号", "10023467"),
)
MESSAGE = (
    "【招商银行】您尾号1234的储蓄卡于",
    "2026年3月15日14:25支出人民币299.00",
    "元，摘要：POS流量费，余额1,024.55元。",
)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("juli.papers.fonts").joinpath("NotoSansSC-Medium.ttf")) as path:
        return ImageFont.truetype(str(path), size)


def drawn(lines: Sequence[str], *, size: int = 26, width: int = 620, ink: str = "#222") -> Image.Image:
    """Lines of text on white, one below the other."""
    picture = Image.new("RGB", (width, int(size * 1.9) * len(lines) + 60), "white")
    draw = ImageDraw.Draw(picture)
    for i, line in enumerate(lines):
        draw.text((30, 30 + int(i * size * 1.9)), line, ink, font(size))
    return picture


def screen(rows: Sequence[tuple[str, str]], *, ink: str = "#eee", paper: str = "#161b22") -> Image.Image:
    """Rows of an app: what it is on the left, its value on the right."""
    picture = Image.new("RGB", (720, 76 * len(rows) + 60), paper)
    draw = ImageDraw.Draw(picture)
    for i, (label, value) in enumerate(rows):
        draw.text((32, 36 + 76 * i), label, ink, font(28))
        draw.text((688 - draw.textlength(value, font(28)), 36 + 76 * i), value, ink, font(28))
    return picture


def noisy(picture: Image.Image, *, turned: float = 2.0) -> Image.Image:
    """As a phone takes it: turned a little, soft, with grain."""
    found = picture.rotate(turned, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", found.size, random.Random(7).randbytes(found.width * found.height))
    return Image.blend(found.filter(ImageFilter.GaussianBlur(0.7)), grain.convert("RGB"), 0.1)


def encoded(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture file."""
    told = io.BytesIO()
    picture.save(told, form, **options)
    return told.getvalue()
