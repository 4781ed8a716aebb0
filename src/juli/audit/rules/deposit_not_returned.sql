-- deposit-not-returned: the turnover that earns the deposit back was reached in time, the days to pay it back
-- have passed, and less came back than the smaller of what was taken first and what was agreed.
--
-- Sales count from the day of the first deposit charge through within_days days later, less their refunds.
-- Of many merchants, sales that nothing else is asked about come as summed_sales, by day.
-- Where the provider promised the deposit back, agreed-refund-missing judges that promise instead.
with deposit_charges as (
    select
        position, party, amount_fen,
        cast(occurred_at as date) as day,
        row_number() over (partition by party order by occurred_at, position) as nth
    from entries
    where kind = 'charge' and charge_kind = 'deposit'
),
first_charges as (
    select
        deposit_charges.position,
        deposit_charges.party,
        deposit_charges.day,
        deposit_charges.amount_fen as taken_fen,
        deposits.turnover_fen,
        deposits.within_days,
        deposits.refund_within_days,
        case
            when deposit_charges.amount_fen < deposits.amount_fen then deposit_charges.amount_fen
            else deposits.amount_fen
        end as due_fen
    from deposit_charges
    join deposits on deposits.party = deposit_charges.party
    where
        deposit_charges.nth = 1
        and not exists (select 1 from promised_deposits where promised_deposits.party = deposits.party)
),
returned as (
    select first_charges.party, sum(entries.amount_fen) as returned_fen
    from first_charges
    join entries
        on entries.party = first_charges.party
        and entries.kind = 'payout'
        and entries.charge_kind = 'deposit'
        and cast(entries.occurred_at as date) >= first_charges.day
    group by first_charges.party
),
kept as (
    select first_charges.*, first_charges.due_fen - coalesce(returned.returned_fen, 0) as kept_fen
    from first_charges
    left join returned on returned.party = first_charges.party
    where first_charges.due_fen - coalesce(returned.returned_fen, 0) > 0
),
refunds as (
    select sale_position, sum(amount_fen) as refunded_fen
    from undone
    where kind = 'refund'
    group by sale_position
),
counted as (
    select sales.party, sales.day, sales.amount_fen - coalesce(refunds.refunded_fen, 0) as turnover_fen
    from sales
    left join refunds on refunds.sale_position = sales.position
    where sales.copy = 1
    union all
    select party, day, turnover_fen
    from summed_sales
),
daily as (
    select kept.party, counted.day, sum(counted.turnover_fen) as turnover_fen
    from kept
    join counted
        on counted.party = kept.party
        and counted.day >= kept.day
        and counted.day <= kept.day + kept.within_days
    group by kept.party, counted.day
),
running as (
    select party, day, sum(turnover_fen) over (partition by party order by day) as turnover_fen
    from daily
),
reached as (
    select kept.party, min(running.day) as day
    from kept
    join running
        on running.party = kept.party
        and running.turnover_fen >= kept.turnover_fen
    group by kept.party
)
select
    kept.position,
    kept.taken_fen,
    kept.kept_fen as excess_fen,
    reached.day as reached_on,
    reached.day + kept.refund_within_days as due_on
from kept
join reached on reached.party = kept.party
join audit_day on audit_day.as_of > reached.day + kept.refund_within_days
