-- rate-above-agreed: more was taken for a sale than its agreed fee, by more than the tolerance.
--
-- The cause is the first of these that explains the line, within the tolerance:
--   cap-not-applied        what was taken is the agreed fee without its cap
--   other-instrument-rate  it is the agreed fee of another instrument on that day
--   later-rate             it is the fee under a rate of this instrument that starts later
--   tariff-changed         the tariff inferred for that stretch of time explains it, to the fen
--   fixed-amount-added     it is the agreed fee and a round sum of the trade on top
with above as (
    select judged.*, agreements.tolerance_fen, judged.taken_fen - judged.expected_fen as excess_fen
    from judged
    join agreements on agreements.party = judged.party
    where judged.taken_fen - judged.expected_fen > agreements.tolerance_fen
),
other_fees as (
    select
        above.position,
        above.taken_fen,
        above.tolerance_fen,
        case
            when rates.instrument = above.instrument then 'later-rate'
            else 'other-instrument-rate'
        end as cause,
        case
            when rates.cap_fen < (above.amount_fen * rates.rate_e5 + 50000) // 100000 then rates.cap_fen
            else (above.amount_fen * rates.rate_e5 + 50000) // 100000
        end + rates.fixed_fen as fee_fen
    from above
    join rates
        on rates.party = above.party
        and (rates.above_fen is null or above.amount_fen > rates.above_fen)
        and (rates.up_to_fen is null or above.amount_fen <= rates.up_to_fen)
    where
        (rates.instrument = above.instrument and rates.valid_from > above.day)
        or (
            rates.instrument <> above.instrument
            and (rates.valid_from is null or above.day >= rates.valid_from)
            and (rates.valid_until is null or above.day < rates.valid_until)
        )
),
other_causes as (
    -- Of the two, 'other-instrument-rate' goes first; it is also the greater word.
    select position, max(cause) as cause
    from other_fees
    where abs(taken_fen - fee_fen) <= tolerance_fen
    group by position
),
sums_added as (
    select distinct above.position
    from above
    join round_sums on abs(above.excess_fen - round_sums.sum_fen) <= above.tolerance_fen
)
select
    above.position,
    above.taken_fen,
    above.expected_fen,
    above.excess_fen,
    above.rate_no,
    case
        when abs(above.taken_fen - above.uncapped_fen) <= above.tolerance_fen then 'cap-not-applied'
        when other_causes.cause is not null then other_causes.cause
        when inferred.position is not null then 'tariff-changed'
        when sums_added.position is not null then 'fixed-amount-added'
        else 'unexplained'
    end as cause
from above
left join other_causes on other_causes.position = above.position
left join inferred
    on inferred.party = above.party
    and inferred.position = above.position
left join sums_added on sums_added.position = above.position
