-- The sales of which it is known what was taken, each merchant's in order of time, with the fee that was agreed.
select party, position, instrument, day, amount_fen, taken_fen, expected_fen
from judged
where taken_fen is not null
order by party, occurred_at, position
