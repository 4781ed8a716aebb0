-- no-agreed-rate: no rate of the agreement holds for the sale. Worth knowing; nothing is counted.
select position, taken_fen, 0 as excess_fen
from judged
where rate_no is null
