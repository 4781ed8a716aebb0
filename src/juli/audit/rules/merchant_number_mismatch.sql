-- merchant-number-mismatch: the row carries another merchant number than the agreement; blanks and the size of
-- letters make no difference. A row without a number says nothing; a sale that was voided or printed twice is
-- judged by no rule. Worth knowing; nothing is counted.
select entries.position, 0 as excess_fen, entries.merchant_no
from entries
join agreements on agreements.party = entries.party
where
    upper(replace(entries.merchant_no, ' ', '')) <> upper(replace(agreements.merchant_no, ' ', ''))
    and (entries.kind <> 'sale' or exists (
        select 1 from sales where sales.copy = 1 and sales.position = entries.position
    ))
