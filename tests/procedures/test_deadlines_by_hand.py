"""Every deadline of the law, each worked by hand across a public holiday or the end of a month.

In 2026 these are off: 1 to 3 January, 15 to 23 February, 4 to 6 April, 1 to 5 May, 19 to 21 June, 25 to 27 September,
1 to 7 October; and these weekend days are worked: 4 January, 14 and 28 February, 9 May, 20 September, 10 October.
"""

from datetime import date

from juli.calendars import official
from juli.procedures import start
from juli.procedures.catalogue import procedures
from juli.procedures.deadlines import limits_of
from juli.procedures.duties import DUTIES, OWN_LIMITS, notices

CALENDAR = official()


def counted(procedure: str, step: str, on: str, *, extended: bool = False) -> tuple[str, ...]:
    """The last day and the day it rolls to; where there is a maximum, the same of it."""
    limit = next(limit for limit in limits_of(procedure) if limit.id == step)
    clock = start(limit, date.fromisoformat(on), CALENDAR, extended=extended)
    days = (clock.due, clock.due_rolled, clock.maximum, clock.maximum_rolled)
    return tuple(day.isoformat() for day in days if day)


def test_pboc_complaint_pboc_decide() -> None:
    """Monday 28 September: 29, 30; 1 to 7 October off; 8, 9, the made-up Saturday 10; 12, 13 are the seven."""
    assert counted("pboc_complaint", "pboc_decide", "2026-09-28") == ("2026-10-13", "2026-10-13")


def test_pboc_complaint_institution_answer_after_transfer() -> None:
    """16 + 15 is 1 October, a holiday: 8 October. At most 60: 14 in September, 31 in October, 15 in November, a
    Sunday."""
    assert counted("pboc_complaint", "institution_answer_after_transfer", "2026-09-16") == (
        "2026-10-01",
        "2026-10-08",
        "2026-11-15",
        "2026-11-16",
    )


def test_samr_complaint_accept() -> None:
    """1 to 5 May off; 6, 7, 8, the made-up Saturday 9; 11, 12, 13 are the seven."""
    assert counted("samr_complaint", "accept", "2026-04-30") == ("2026-05-13", "2026-05-13")


def test_samr_complaint_mediate() -> None:
    """28 days left in August, 30 in September, 2 in October: a holiday, and the first day after it is 8 October."""
    assert counted("samr_complaint", "mediate", "2026-08-03") == ("2026-10-02", "2026-10-08")


def test_samr_complaint_notify_termination() -> None:
    """Friday 18 September: the made-up Sunday 20; 21 to 24; 25 to 27 off; 28, 29 are the seven."""
    assert counted("samr_complaint", "notify_termination", "2026-09-18") == ("2026-09-29", "2026-09-29")


def test_samr_complaint_check_clue() -> None:
    """30 April; 6, 7, 8, 9 May; 11 to 15; 18 to 22 are 15. 25 to 29, 1 to 5 June, 8 to 12 are 30."""
    assert counted("samr_complaint", "check_clue", "2026-04-29") == (
        "2026-05-22",
        "2026-05-22",
        "2026-06-12",
        "2026-06-12",
    )


def test_pcac_report_notify_acceptance() -> None:
    """1 to 7 October off; 8, 9, the made-up Saturday 10; 12, 13 are the five."""
    assert counted("pcac_report", "notify_acceptance", "2026-09-30") == ("2026-10-13", "2026-10-13")


def test_pcac_report_investigate() -> None:
    """28 August; 31 to 4 September: 6; to 11: 11; to 18: 16; Sunday 20: 17; to 24: 21; 28 to 30: 24; 8, 9, 10 October:
    27; 12, 13, 14: 30. 15, 16: 32; then five a week to 20 November: 57; 23, 24, 25: 60."""
    assert counted("pcac_report", "investigate", "2026-08-27") == (
        "2026-10-14",
        "2026-10-14",
        "2026-11-25",
        "2026-11-25",
    )


def test_nfra_bank_bank_simple() -> None:
    """10 days left in September and 5 in October, which are off to the 7th."""
    assert counted("nfra_bank", "bank_simple", "2026-09-20") == ("2026-10-05", "2026-10-08")


def test_nfra_bank_bank_complex() -> None:
    """29 days left in September and 1 in October, a holiday. At most 60: 29 and 31, Saturday 31 October."""
    assert counted("nfra_bank", "bank_complex", "2026-09-01") == (
        "2026-10-01",
        "2026-10-08",
        "2026-10-31",
        "2026-11-02",
    )


def test_petition_written_notice() -> None:
    """5 + 15 is 20 June, in the Dragon Boat holiday to Sunday 21."""
    assert counted("petition", "written_notice", "2026-06-05") == ("2026-06-20", "2026-06-22")


def test_petition_conclude() -> None:
    """28 days left in March, 30 in April, 2 in May: off to the 5th. At most 90: 29 more in May make 89 on the 31st, 1
    June is the 90th."""
    assert counted("petition", "conclude", "2026-03-03") == ("2026-05-02", "2026-05-06", "2026-06-01", "2026-06-01")


def test_petition_ask_review() -> None:
    """3 days left in August, 27 in September, the last day of the Mid-autumn holiday."""
    assert counted("petition", "ask_review", "2026-08-28") == ("2026-09-27", "2026-09-28")


def test_petition_review_answer() -> None:
    """26 days left in September, 4 in October."""
    assert counted("petition", "review_answer", "2026-09-04") == ("2026-10-04", "2026-10-08")


def test_petition_ask_rereview() -> None:
    """5 days left in August, 25 in September: Mid-autumn, off to Sunday 27."""
    assert counted("petition", "ask_rereview", "2026-08-26") == ("2026-09-25", "2026-09-28")


def test_reconsideration_apply() -> None:
    """25 days left in August, 30 in September, 5 in October."""
    assert counted("reconsideration", "apply", "2026-08-06") == ("2026-10-05", "2026-10-08")


def test_reconsideration_examine() -> None:
    """10, 11, 12, 13 February and the made-up Saturday 14, before the Spring Festival."""
    assert counted("reconsideration", "examine", "2026-02-09") == ("2026-02-14", "2026-02-14")


def test_reconsideration_decide() -> None:
    """24 days left in February, 31 in March, 5 in April: Qingming, off to the 6th. At most 90: 25 more in April, 5 in
    May, off."""
    assert counted("reconsideration", "decide", "2026-02-04") == (
        "2026-04-05",
        "2026-04-07",
        "2026-05-05",
        "2026-05-06",
    )


def test_reconsideration_decide_summary() -> None:
    """15 days left in January, 15 in February: the Spring Festival, off to the 23rd."""
    assert counted("reconsideration", "decide_summary", "2026-01-16") == ("2026-02-15", "2026-02-24")


def test_financial_mediation_judicial_confirmation() -> None:
    """28 days left in September, 2 in October."""
    assert counted("financial_mediation", "judicial_confirmation", "2026-09-02") == ("2026-10-02", "2026-10-08")


def test_peoples_mediation_judicial_confirmation() -> None:
    """28 days in February, 2 in March, a Monday."""
    assert counted("peoples_mediation", "judicial_confirmation", "2026-01-31") == ("2026-03-02", "2026-03-02")


def test_peoples_mediation_court_accept_confirmation() -> None:
    """3, 4, 5 April: Qingming, off to the 6th."""
    assert counted("peoples_mediation", "court_accept_confirmation", "2026-04-02") == ("2026-04-05", "2026-04-07")


def test_peoples_mediation_court_decide_confirmation() -> None:
    """13 days left in April, 2 in May: off to the 5th. At most 25: 13 and 12, a Tuesday."""
    assert counted("peoples_mediation", "court_decide_confirmation", "2026-04-17") == (
        "2026-05-02",
        "2026-05-06",
        "2026-05-12",
        "2026-05-12",
    )


def test_commercial_mediation_judicial_confirmation() -> None:
    """11 days left in May, 19 in June: Dragon Boat, off to Sunday 21."""
    assert counted("commercial_mediation", "judicial_confirmation", "2026-05-20") == ("2026-06-19", "2026-06-22")


def test_arbitration_accept() -> None:
    """2 days left in September, 3 in October."""
    assert counted("arbitration", "accept", "2026-09-28") == ("2026-10-03", "2026-10-08")


def test_arbitration_set_aside() -> None:
    """Three months on there is no 30 February: the 28th, a Sunday, and so Monday 1 March."""
    assert counted("arbitration", "set_aside", "2026-11-30") == ("2027-02-28", "2027-03-01")


def test_small_claims_file_case() -> None:
    """6 days left in September, 1 in October."""
    assert counted("small_claims", "file_case", "2026-09-24") == ("2026-10-01", "2026-10-08")


def test_small_claims_serve_defendant() -> None:
    """2 days left in April, 3 in May."""
    assert counted("small_claims", "serve_defendant", "2026-04-28") == ("2026-05-03", "2026-05-06")


def test_small_claims_conclude() -> None:
    """31 October is a Saturday. At most three months: there is no 31 November, so the 30th, a Monday."""
    assert counted("small_claims", "conclude", "2026-08-31") == ("2026-10-31", "2026-11-02", "2026-11-30", "2026-11-30")


def test_civil_suit_file_case() -> None:
    """13 + 7 is 20 June, in the Dragon Boat holiday."""
    assert counted("civil_suit", "file_case", "2026-06-13") == ("2026-06-20", "2026-06-22")


def test_civil_suit_defence() -> None:
    """11 + 15 is 26 September, in the Mid-autumn holiday."""
    assert counted("civil_suit", "defence", "2026-09-11") == ("2026-09-26", "2026-09-28")


def test_civil_suit_conclude_summary() -> None:
    """There is no 31 April: the 30th, a Thursday. At most four months: 31 May, a Sunday."""
    assert counted("civil_suit", "conclude_summary", "2026-01-31") == (
        "2026-04-30",
        "2026-04-30",
        "2026-05-31",
        "2026-06-01",
    )


def test_civil_suit_conclude_ordinary() -> None:
    """There is no 31 February: the 28th, a Sunday."""
    assert counted("civil_suit", "conclude_ordinary", "2026-08-31") == ("2027-02-28", "2027-03-01")


def test_civil_suit_appeal_judgment() -> None:
    """8 days left in September, 7 in October, the last of the holiday."""
    assert counted("civil_suit", "appeal_judgment", "2026-09-22") == ("2026-10-07", "2026-10-08")


def test_civil_suit_appeal_ruling() -> None:
    """15 + 10 is 25 September: Mid-autumn, off to Sunday 27."""
    assert counted("civil_suit", "appeal_ruling", "2026-09-15") == ("2026-09-25", "2026-09-28")


def test_enforcement_apply() -> None:
    """2026 has no 29 February. The 28th is a Saturday, but worked in place of a holiday, so nothing moves."""
    assert counted("enforcement", "apply", "2024-02-29") == ("2026-02-28", "2026-02-28")


def test_user_deadlines_limitation_general() -> None:
    """The corresponding day is a holiday."""
    assert counted("user_deadlines", "limitation_general", "2023-10-01") == ("2026-10-01", "2026-10-08")


def test_user_deadlines_limitation_general_cap() -> None:
    """2024 has a 29 February."""
    assert counted("user_deadlines", "limitation_general_cap", "2004-02-29") == ("2024-02-29", "2024-02-29")


def test_user_deadlines_revoke_fraud() -> None:
    """The corresponding day is Labour Day, off to the 5th."""
    assert counted("user_deadlines", "revoke_fraud", "2025-05-01") == ("2026-05-01", "2026-05-06")


def test_user_deadlines_revoke_fraud_cap() -> None:
    """2025 has no 29 February."""
    assert counted("user_deadlines", "revoke_fraud_cap", "2020-02-29") == ("2025-02-28", "2025-02-28")


def test_user_deadlines_revoke_mistake() -> None:
    """26 days left in July, 31 in August, 30 in September, 3 in October."""
    assert counted("user_deadlines", "revoke_mistake", "2026-07-05") == ("2026-10-03", "2026-10-08")


def test_user_deadlines_revoke_mistake_cap() -> None:
    """The corresponding day, at a month's end; a cap does not move."""
    assert counted("user_deadlines", "revoke_mistake_cap", "2021-01-31") == ("2026-01-31", "2026-01-31")


def test_user_deadlines_samr_three_years() -> None:
    """The corresponding day is Qingming, off to the 6th."""
    assert counted("user_deadlines", "samr_three_years", "2023-04-05") == ("2026-04-05", "2026-04-07")


def test_user_deadlines_judicial_confirmation() -> None:
    """25 days left in September, 5 in October."""
    assert counted("user_deadlines", "judicial_confirmation", "2026-09-05") == ("2026-10-05", "2026-10-08")


def test_user_deadlines_remote_sale_return() -> None:
    """10 + 7 is 17 February: the Spring Festival, off to the 23rd."""
    assert counted("user_deadlines", "remote_sale_return", "2026-02-10") == ("2026-02-17", "2026-02-24")


def test_provider_duties_terminal_deregister() -> None:
    """1 and 2 October."""
    assert counted("provider_duties", "terminal_deregister", "2026-09-30") == ("2026-10-02", "2026-10-08")


def test_provider_duties_settlement_limit() -> None:
    """29 days left in September, 1 in October."""
    assert counted("provider_duties", "settlement_limit", "2026-09-01") == ("2026-10-01", "2026-10-08")


def test_provider_duties_complaint_file_retention() -> None:
    """2027 has no 29 February. What must be kept at least so long does not move."""
    assert counted("provider_duties", "complaint_file_retention", "2024-02-29") == ("2027-02-28", "2027-02-28")


def test_provider_duties_disclosure_proof_retention() -> None:
    """The corresponding day, at a month's end."""
    assert counted("provider_duties", "disclosure_proof_retention", "2023-08-31") == ("2026-08-31", "2026-08-31")


def test_provider_duties_record_retention() -> None:
    """2029 has no 29 February."""
    assert counted("provider_duties", "record_retention", "2024-02-29") == ("2029-02-28", "2029-02-28")


def test_a_plain_saturday_does_not_move_a_limit_of_market_regulation() -> None:
    """7 days left in June, 31 in July, 22 in August: Saturday 22 August, no holiday, so it stays (SAMR-121 art 45)."""
    assert counted("samr_complaint", "mediate", "2026-06-23") == ("2026-08-22", "2026-08-22")


def test_what_is_extended_runs_as_long_as_the_rule_allows() -> None:
    """Ten days past the 15 of 17 April are 12 May; six more months past 31 August make a year, with no maximum."""
    assert counted("peoples_mediation", "court_decide_confirmation", "2026-04-17", extended=True)[0] == "2026-05-12"
    assert counted("civil_suit", "conclude_ordinary", "2026-08-31", extended=True) == ("2027-08-31", "2027-08-31")
    assert counted("nfra_bank", "bank_complex", "2026-09-01", extended=True)[0] == "2026-10-31"
    assert counted("pcac_report", "investigate", "2026-08-27", extended=True)[0] == "2026-11-25"


def test_a_fee_that_changes_on_1_march_is_shown_from_30_january() -> None:
    """28 days of February and the last two of January make thirty before the change."""
    assert {notice.begins_by(date(2026, 3, 1)) for notice in notices().values()} == {date(2026, 1, 30)}


def test_every_deadline_is_worked_here() -> None:
    every = {f"test_{group}_{limit.id}" for group in (*procedures(), OWN_LIMITS, DUTIES) for limit in limits_of(group)}
    assert {name for name in every if name not in globals()} == set()
