-- Refunds and voids without original_id: each undoes the latest earlier sale of the same merchant, terminal,
-- instrument, day and amount that nothing has undone yet. Within one instant the order of rows decides.
--
-- Sales open a bracket, refunds and voids close one. Walking through the day, every sale climbs one step and
-- every undoing descends one; an undoing belongs to the sale that climbed the very step it descends, which is
-- the row before it on that step. Where the row before is no sale, there was nothing left to undo.
with steps as (
    select
        position, party, merchant_no, terminal_no, instrument, occurred_at, kind, amount_fen,
        cast(occurred_at as date) as day,
        case when kind = 'sale' then 1 else -1 end as step
    from entries
    where
        (kind = 'sale' and position not in (select sale_position from linked))
        or (kind in ('refund', 'void') and original_id is null)
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
