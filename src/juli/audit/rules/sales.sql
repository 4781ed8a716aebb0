-- The sales that stand: voided ones are out of every rule and every turnover.
--
-- taken_fen: what the provider kept of the sale. The fee where it is stated, else what is missing from the
-- money that arrived, unless the fee is collected later; NULL where there is nothing to judge.
-- copy: 1 for a sale, 2 and more where one source prints the same sale again; only where sales of one merchant,
-- instant and amount meet is that looked for.
with standing as (
    select *
    from entries
    where
        kind = 'sale'
        and not exists (select 1 from undone where undone.kind = 'void' and undone.sale_position = entries.position)
),
meeting as (
    select party, occurred_at, amount_fen
    from standing
    where entry_id is not null
    group by party, occurred_at, amount_fen
    having count(*) > 1
),
copies as (
    select
        standing.position,
        row_number() over (
            partition by
                standing.party, standing.source, standing.merchant_no, standing.entry_id, standing.terminal_no,
                standing.occurred_at, standing.amount_fen
            order by standing.position
        ) as copy
    from standing
    join meeting
        on meeting.party = standing.party
        and meeting.occurred_at = standing.occurred_at
        and meeting.amount_fen = standing.amount_fen
    where standing.entry_id is not null
)
select
    standing.position, standing.party, standing.occurred_at, standing.instrument,
    standing.amount_fen, standing.fee_fen, standing.settled_fen, standing.settled_on, standing.fee_deferred,
    cast(standing.occurred_at as date) as day,
    case
        when standing.fee_fen is not null then standing.fee_fen
        when standing.settled_fen is not null and not standing.fee_deferred
            then standing.amount_fen - standing.settled_fen
    end as taken_fen,
    coalesce(copies.copy, 1) as copy
from standing
left join copies on copies.position = standing.position
