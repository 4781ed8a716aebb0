-- charged-twice: one source prints the same sale again (same merchant, entry_id, terminal, instant, amount).
-- Every row after the first is at fault with all that was taken for it.
select
    position,
    taken_fen,
    coalesce(taken_fen, 0) as excess_fen
from sales
where copy > 1
