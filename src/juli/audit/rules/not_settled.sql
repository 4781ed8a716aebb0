-- not-settled: the due day is past, and neither an amount nor a day of settlement stands beside the sale,
-- though its source states one of them for at least one sale: then it is among the unsettled, which are told of
-- each source as it was read, before rows that overlap with another source are left out.
select
    judged.position,
    judged.taken_fen,
    judged.expected_fen,
    judged.amount_fen - coalesce(judged.fee_fen, judged.expected_fen, 0) as excess_fen,
    due_days.due_on
from judged
join unsettled
    on unsettled.party = judged.party
    and unsettled.position = judged.position
join agreements on agreements.party = judged.party
join due_days
    on due_days.day = judged.day
    and due_days.working_days = agreements.settlement_working_days
join audit_day on audit_day.as_of > due_days.due_on
where
    judged.settled_fen is null
    and judged.settled_on is null
    and judged.amount_fen - coalesce(judged.fee_fen, judged.expected_fen, 0) > 0
