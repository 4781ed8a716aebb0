"""Matters of three kinds of complainant, full and nearly empty, and how a test composes a paper of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from juli.papers.kit import Paper, PaperFacts, compose_paper, paper_kind
from juli.papers.kit.facts import (
    Attempt,
    Contract,
    Debt,
    Decision,
    Duty,
    Exhibit,
    Incident,
    Mandate,
    Party,
    Purpose,
    Result,
    Settlement,
    Withdrawal,
)
from juli.papers.model import ClaimKind, ClaimLine

from ..builders import FIRST, MEMBERSHIP, RATE, SECOND, document, explain

TODAY = date(2026, 11, 26)
EMPTY = PaperFacts(made_on=TODAY)

TRADER = Party(
    kind="sole_trader",
    name="周㛃",
    business_name="周记五金建材店",
    credit_code="92371302MA3EXAMP0X",
    id_number="370000198003010000",
    gender="女",
    born_on=date(1980, 3, 1),
    address="山东省临沂市兰山区示例路8号",
    phone="138****6027",
)
PERSON = replace(TRADER, kind="natural_person", name="钱𬭎", business_name="", credit_code="")
COMPANY = Party(
    kind="company",
    name="临沂示例商贸有限公司",
    credit_code="91371302MA3EXAMP1Y",
    representative="孙鿍",
    position="经理",
    address="山东省临沂市兰山区示例大道100号",
    phone="0539-0000000",
)
INSTITUTION = Party(
    kind="payment_institution",
    name="澄湖支付有限公司",
    credit_code="91310000MA1EXAMP2Z",
    representative="李某",
    position="董事长",
    address="上海市浦东新区示例路100号",
    phone="400-000-0000",
)
BANK = replace(INSTITUTION, kind="bank", name="示例银行股份有限公司临沂分行")

SETTLEMENT = Settlement(
    duties=(
        Duty("乙方向甲方退还多收的手续费和会员服务费", 45237, date(2026, 12, 10)),
        Duty("乙方自本协议生效之日起按合同约定的费率收费"),
    ),
    agreed_on=date(2026, 11, 20),
    effective_on=date(2026, 11, 20),
    mediator="临沂市示例人民调解委员会",
    number="2026-示调字第8号",
    paid_to="原支付账户",
)

FULL = PaperFacts(
    made_on=TODAY,
    number="2611-0386-72",
    place="山东省临沂市",
    issue="rate_increase",
    purpose=Purpose.BUSINESS,
    complainant=TRADER,
    agent=Party(name="吴某", id_number="370000199001010000", phone="139****0001", address="山东省临沂市示例街1号"),
    respondent=INSTITUTION,
    intermediary=Party(name="临沂示例信息服务部", phone="0539-0000001"),
    contract=Contract(
        number="示例-2025-0912",
        signed_on=date(2025, 9, 12),
        signed_how="业务员上门",
        merchant_no="898430552510A6R",
        terminal_no="88213307",
        terms="信用卡手续费率为 0.60%",
        arbitrated=False,
        performed_at="山东省临沂市兰山区",
    ),
    audit=document(RATE, MEMBERSHIP),
    sources=(FIRST, SECOND),
    story="业务员上门时说费率一直是 0.60%。\n今年一月起，到账的钱变少了，打电话问了三次，没有人说得清。",
    claims=(
        ClaimLine(ClaimKind.REFUND, 45237),
        ClaimLine(ClaimKind.RESTORE_RATE),
        ClaimLine(ClaimKind.EXPLANATION, None, "尤其是会员服务费"),
    ),
    tried=(
        Attempt("provider_compliance", date(2026, 11, 12), "挂号信", "", None, Result.NO_ANSWER),
        Attempt(
            "provider_direct",
            date(2026, 11, 2),
            "客服电话",
            "KF-2026-1102",
            date(2026, 11, 9),
            Result.REJECTED,
            "费率以系统为准",
        ),
    ),
    evidence=(
        Exhibit("收单服务合同照片", "双方约定的费率", "业务员签约时交付", "复印件", "1-3", "ab" * 32),
        Exhibit(
            "2025下半年.csv 等对账单",
            "每一笔实际收取的手续费",
            "商户平台下载",
            "电子数据",
            "4-60",
            "cd" * 32,
        ),
        Exhibit("客服通话录音", "已向客服投诉", "本人录制", "电子数据", "61"),
    ),
    debt=Debt(45237, date(2026, 10, 15), "盖章的退款确认函", date(2026, 10, 31), no_other=True, servable=True),
    settlement=SETTLEMENT,
    decision=Decision(
        title="民事判决书",
        number="（2026）鲁1302民初示例号",
        issuer="临沂市兰山区人民法院",
        effective_on=date(2026, 9, 1),
        duties=(Duty("被告退还原告多收的手续费和会员服务费", 45237, date(2026, 9, 11)),),
        due_on=date(2026, 9, 11),
        performed="截至本申请书作出之日，分文未付",
    ),
    incident=Incident(date(2026, 5, 6), "山东省临沂市兰山区示例路8号", "自称该机构客户经理，姓名不详", 19800),
    mandate=Mandate(
        "与澄湖支付有限公司收单服务合同争议的投诉、调解和诉讼",
        ("代为承认、放弃、变更请求", "进行和解"),
        date(2027, 11, 25),
    ),
    bodies={
        "pboc_complaint": "中国人民银行上海总部",
        "pboc_report": "中国人民银行临沂市分行",
        "samr_complaint": "上海市浦东新区市场监督管理局",
        "samr_report": "临沂市兰山区市场监督管理局",
        "nfra_complaint": "国家金融监督管理总局临沂监管分局",
        "police_report": "临沂市公安局兰山分局示例派出所",
        "mediation": "临沂市示例人民调解委员会",
        "judicial_confirmation": "临沂市兰山区人民法院",
        "arbitration": "上海示例仲裁委员会",
        "statement_of_claim": "上海市浦东新区人民法院",
        "payment_order": "上海市浦东新区人民法院",
        "enforcement": "临沂市兰山区人民法院",
        "power_of_attorney": "临沂市兰山区人民法院",
        "withdrawal": "中国人民银行临沂市分行",
    },
    answer_by=date(2026, 12, 10),
    happened_on=date(2026, 1, 9),
    pending=(),
    small_claims=True,
    average_wage=9000000,
    withdrawal=Withdrawal("被投诉人已于2026年12月8日退还全部款项", "示例〔2026〕12号"),
)

NEEDS: Mapping[str, dict[str, Any]] = {
    "nfra_complaint": {"respondent": BANK},
    "arbitration": {
        "contract": replace(
            FULL.contract, arbitrated=True, arbitration_clause="因本合同发生的争议，提交上海示例仲裁委员会仲裁"
        )
    },
}
"""What must be otherwise for some papers to fit."""


def full(kind: str, complainant: Party = TRADER) -> PaperFacts:
    """A matter in which nothing is missing for this paper."""
    return replace(FULL, complainant=complainant, **NEEDS.get(kind, {}))


def paper(kind: str, facts: PaperFacts | None = None) -> Paper:
    """One paper, of a full matter unless another is given."""
    return compose_paper(paper_kind(kind), facts or full(kind), explain)
