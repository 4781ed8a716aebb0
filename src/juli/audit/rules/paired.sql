-- Refunds and voids without original_id: each undoes the latest earlier sale of the same merchant, terminal,
-- instrument, day and amount that nothing has undone yet. Within one instant the order of rows decides.
--
-- Sales open a bracket, refunds and voids close one. Walking through the day, every sale climbs one step and
-- every undoing descends one; an undoing belongs to the sale that climbed the very step it descends, which is
-- the row before it on that step. Where the row before is no sale, there was nothing left to undo. Only sales of
-- a merchant, day and amount for which something is to be undone take part.
with unnamed as (
    select distinct party, cast(occurred_at as date) as day, amount_fen
    from entries
    where kind in ('refund', 'void') and original_id is null
),
steps as (
    select
        entries.position, entries.party, entries.merchant_no, entries.terminal_no, entries.instrument,
        entries.occurred_at, entries.kind, entries.amount_fen,
        unnamed.day,
        case when entries.kind = 'sale' then 1 else -1 end as step
    from entries
    join unnamed
        on unnamed.party = entries.party
        and unnamed.day = cast(entries.occurred_at as date)
        and unnamed.amount_fen = entries.amount_fen
    left join linked on linked.sale_position = entries.position
    where
        (entries.kind = 'sale' and linked.sale_position is null)
        or (entries.kind in ('refund', 'void') and entries.original_id is null)
),
heights as (
    select
        *,
        sum(step) over (
            partition by party, merchant_no, terminal_no, instrument, day, amount_fen
            order by occurred_at, position
            rows between unbounded preceding and current row
        ) as height
    from steps
),
levels as (
    select *, case when step = 1 then height - 1 else height end as level
    from heights
),
neighbours as (
    select
        *,
        lag(position) over (
            partition by party, merchant_no, terminal_no, instrument, day, amount_fen, level
            order by occurred_at, position
        ) as position_before,
        lag(step) over (
            partition by party, merchant_no, terminal_no, instrument, day, amount_fen, level
            order by occurred_at, position
        ) as step_before
    from levels
)
select position as undo_position, kind, amount_fen, position_before as sale_position
from neighbours
where step = -1 and step_before = 1
