-- The sales of which it is known what was taken, in order of time, with the fee that was agreed.
select position, instrument, day, amount_fen, taken_fen, expected_fen
from judged
where taken_fen is not null
order by occurred_at, position
