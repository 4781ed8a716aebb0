"""Who is named: the institution or brand of the terminal, and the agent who sold it."""

# ruff: noqa: E501  (a pattern is read whole)

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from juli.triage.reading import Found, Words

_STAR = r"(?:[*×✕某●○□_★☆#]{1,2}|[a-z]{1,5})"
_ACQUIRES = re.compile(
    r"(?:的|办的|装的|给的|送的|发的|申请的|这边的|那边的)?(?:商户)?(?:pos|刷卡机|收款码|收单|收款机|机器|机子|二维码|刷卡器|商户|聚合码|收款)"
)
_NOT_THEIRS = re.compile(
    r"(?:冒充|假冒|自称|自称是|说是|打着|冒用|谎称|不是|以前是|之前用|原来是|原来用|换掉|竞争对手)[^，。,;；]{0,3}$"
)
_COMPANY = re.compile(
    r"[\u4e00-\u9fff（）()a-z]{2,24}?(?:有限责任公司|有限公司|股份公司|经营部|商行|工作室|科技公司|服务部|信息公司|分公司)"
)
_CUT = re.compile(
    r".*(?:代理商|代理公司|代理|服务商|外包公司|合作商|经销商|渠道商|业务员|推销员|销售|名叫|叫做|叫|名为|公司是|名称是|名称为|是|由|被|找到|找的|找|跟|与|从|向|在|给|让|把|说|称|为|了|的|"
    r"投诉|举报|联系|通过|及|当地|本地|一家|一个|那个|这个|其|该|到|和)"
)
_OWN = re.compile(
    r"(?:我是|我们是|本公司|我公司|我司|我单位|我店|本店|我的公司|我们公司|投诉人|商户名称?|商户名是|我开的|名下|小票上?|打印的|显示的?|变成了?|成了|显示成|店名)[^，。,；;]{0,8}$"
)
_PERSON = re.compile(
    r"(?:代理商?|服务商|上级代理|业务员|业务经理|推销员|销售(?:员|经理)?|客户经理|办机的人|地推)(?:的名字)?(?:是|叫做?|名叫|姓名|：|:)(?:一?个)?(?:姓)?"
    r"(?P<name>(?:[小老阿][\u4e00-\u9fff])|(?:[\u4e00-\u9fff]{1,3}?(?=[，。,；;：:（(、\s]|$|的|说|电话|手机|来|给|联系|跟|已经|他|她|上门|失联|1\d{10}|\d)))"
)
_SURNAME = "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉薛雷贺倪汤滕罗毕郝安常于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童颜郭梅林钟徐邱骆高夏蔡田胡凌霍万柯卢莫丁邓洪石崔吉龚程邢裴陆翁段侯武刘叶黎白蒲赖乔谭温庄晏柴瞿阎连艾向古易廖聂曾关]"
_CALLED = re.compile(
    rf"(?:代理商?|业务员|业务经理|推销员|销售(?:员|经理)?|客户经理|(?:装机|办机|推销|跑业务)的)(?P<name>[小老][\u4e00-\u9fff]|{_SURNAME}(?:经理|某某?|先生|女士|总|姐|哥))"
)
_TITLED = re.compile(
    rf"(?:业务员|推销员|销售员|(?:业务|客户|渠道|区域|销售|大区)经理)(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?=[，。,；;：:（(、\s]|$|电话|手机|联系|说|1\d{{10}})"
)
_WHO_IS = re.compile(
    rf"叫(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}})的(?:那个|一个)?(?:业务|代理|推销员|销售|地推|(?:客户|渠道|区域|大区|销售)经理|办机)"
)
_NO_NAMES = {
    "他们",
    "我们",
    "你们",
    "什么",
    "我",
    "他",
    "她",
    "谁",
    "个人",
    "外地",
    "骗子",
    "同一",
    "小时",
    "假的",
    "老板",
    "本人",
    "电话",
    "小姑",
    "小伙",
    "小哥",
    "小姐",
    "安排",
    "关门",
    "关机",
    "向我",
    "连夜",
    "成天",
    "易主",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the plain text: the institution it stands for where that is sure, and the brand as it is known."""

    institution: str | None
    brand: str
    start: int
    end: int


def find_institutions(plain: str) -> list[Named]:
    """Institutions and brands named, in order of place. A bank counts only with a terminal or code of its own."""
    names = _lexicon()
    found = [_named(names, one) for one in names.words.find(plain) if _stands_alone(plain, one)]
    found += [Named(*names.meanings[key], match.start(), match.end()) for key, match in _starred(plain, names)]
    banks = [one for one in names.banks.find(plain) if _ACQUIRES.match(plain, one.end)]
    found += [Named(one.name, one.name, one.start, one.end) for one in banks]
    return _apart(found)


def provider_of(plain: str, named: Sequence[Named]) -> Named | None:
    """The one the text is about: named most often, and not as the one somebody only posed as."""
    own = [one for one in named if not _NOT_THEIRS.search(plain[max(0, one.start - 10) : one.start])]
    counts = {id(one): sum(other.brand == one.brand for other in own) for one in own}
    return max(own, key=lambda one: (counts[id(one)], one.institution is not None, -one.start), default=None)


def find_agent(plain: str, named: Sequence[Named]) -> tuple[str, int, int] | None:
    """The agent or salesperson by name: a company that is no institution and not the writer's own, or a person called one."""
    for match in _COMPANY.finditer(plain):
        cut = _CUT.match(match[0])
        start = match.start() + (cut.end() if cut else 0)
        name = plain[start : match.end()].lstrip("（）()")
        before = plain[max(0, start - 14) : start]
        inside = any(one.start < match.end() and start < one.end for one in named)
        if (
            len(name) >= 6
            and not inside
            and not _OWN.search(before)
            and not _OWN.search(match[0][: start - match.start()])
        ):
            return name, match.end() - len(name), match.end()
    for match in (
        *_PERSON.finditer(plain),
        *_CALLED.finditer(plain),
        *_TITLED.finditer(plain),
        *_WHO_IS.finditer(plain),
    ):
        if match["name"] not in _NO_NAMES:
            return match["name"], *match.span("name")
    return None


@dataclass(frozen=True)
class _Names:
    words: Words
    banks: Words
    meanings: dict[str, tuple[str | None, str]]
    starred: tuple[tuple[str, re.Pattern[str]], ...]


def _named(names: _Names, one: Found) -> Named:
    return Named(*names.meanings[one.name], one.start, one.end)


_LATIN = re.compile(r"[a-z0-9]")


def _stands_alone(plain: str, one: Found) -> bool:
    """A name in letters is no part of a longer word: `hlb`, not `xhlbz`."""
    if not _LATIN.match(plain[one.start]):
        return True
    after = plain[one.end : one.end + 1]
    before = plain[one.start - 1] if one.start else ""
    return not _LATIN.match(before) and (not _LATIN.match(after) or plain.startswith("pos", one.end))


_HIDES = re.compile(r"[*×✕某●○□_★☆#a-z]")


def _starred(plain: str, names: _Names) -> Iterator[tuple[str, re.Match[str]]]:
    if not _HIDES.search(plain):
        return
    for key, pattern in names.starred:
        for match in pattern.finditer(plain):
            yield key, match


def _apart(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for one in sorted(found, key=lambda named: (named.start - named.end, named.institution is None, named.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda named: named.start)


@cache
def _lexicon() -> _Names:
    told = tomllib.loads(files("juli.triage.facts").joinpath("institutions.toml").read_text(encoding="utf-8"))
    words: dict[str, list[str]] = {}
    meanings: dict[str, tuple[str | None, str]] = {}
    for row in told["institution"]:
        words[row["name"]] = _spellings((row["name"], row["full"], *row["names"]), told["sounds"])
        meanings[row["name"]] = (row["name"], row["name"])
        for brand in row["brands"]:
            words[brand] = [brand]
            meanings[brand] = (row["name"], brand)
    for brand in told["brand"]["names"]:
        words[brand] = [brand]
        meanings[brand] = (None, brand)
    banks = Words({row["name"]: row["names"] for row in told["bank"]})
    starred = tuple(_hidden(name) for name in words if len(name) >= 3 and name.isalpha() and not name.isascii())
    return _Names(Words(words), banks, meanings, starred)


def _spellings(names: tuple[str, ...], sounds: dict[str, str]) -> list[str]:
    """The names, and those of three or four signs with one or two signs as others of the same sound."""
    found = dict.fromkeys(names)
    for name in names:
        if 3 <= len(name) <= 4:
            once = _misspelt(name, sounds)
            found |= dict.fromkeys(once)
            found |= dict.fromkeys(other for each in once for other in _misspelt(each, sounds))
    return list(found)


def _misspelt(name: str, sounds: dict[str, str]) -> list[str]:
    return [
        name[:place] + other + name[place + 1 :] for place, mark in enumerate(name) for other in sounds.get(mark, "")
    ]


def _hidden(name: str) -> tuple[str, re.Pattern[str]]:
    """A name with any one of its signs hidden, or with marks between its signs."""
    forms = [name[:place] + "\0" + name[place + 1 :] for place in range(1 if len(name) == 3 else 0, len(name))]
    patterns = [form.replace("\0", _STAR) for form in forms]
    if len(name) == 4:
        patterns += [name[:2] + r"[*×✕●○□_]{1,3}", name[:1] + r"[*×✕●○□_]{1,3}" + name[3:]]
    patterns.append(r"[*.·_\-—/]{1,2}".join(name))
    return name, re.compile("|".join(patterns))
