-- rate-changed: from this sale on another tariff is inferred than before. Worth knowing; nothing is counted.
--
-- For many merchants at once; `changed` holds the first sale under each tariff that followed another. For one merchant
-- the change itself is told beside it.
select position, taken_fen, 0 as excess_fen
from changed
