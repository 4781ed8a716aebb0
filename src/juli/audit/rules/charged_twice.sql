-- charged-twice: one source prints the same sale again (same merchant, entry_id, terminal, instant, amount).
-- Every row after the first is at fault with all that was taken for it; more than the amount may have arrived,
-- and then nothing was.
select
    position,
    taken_fen,
    case when taken_fen > 0 then taken_fen else 0 end as excess_fen
from sales
where copy > 1
