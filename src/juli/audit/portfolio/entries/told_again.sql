-- Rows that different sources tell of in the same words: overlapping exports, of which each thing that happened is
-- counted once.
--
-- Alike are rows equal in every column but source and line. Counted are those of the source in which most of them
-- stand, of the first such source where several hold as many; equal rows within one source all count.
-- alike_as: the first position of each such group.
with alike as (
    select
        position,
        source,
        min(position) over (
            partition by
                party, merchant_no, terminal_no, entry_id, original_id, occurred_at, kind, instrument, amount_fen,
                fee_fen, settled_fen, settled_on, fee_deferred, charge_kind, memo
        ) as alike_as
    from meeting
),
several as (
    select alike_as
    from alike
    group by alike_as
    having min(source) <> max(source)
),
counted as (
    select
        alike.position, alike.source, alike.alike_as,
        count(*) over (partition by alike.alike_as, alike.source) as copies
    from alike
    join several on several.alike_as = alike.alike_as
),
kept as (
    select
        *,
        first_value(source) over (partition by alike_as order by copies desc, position) as kept_source
    from counted
)
select position, source, alike_as, source = kept_source as is_counted
from kept
