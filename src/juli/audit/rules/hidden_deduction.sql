-- hidden-deduction: the statement shows fee and settlement, and the sale arrived short of amount - fee by more
-- than the tolerance.
select
    sales.position,
    sales.taken_fen,
    sales.settled_fen,
    sales.amount_fen - sales.fee_fen - sales.settled_fen as excess_fen
from sales
join agreements on agreements.party = sales.party
where
    sales.copy = 1
    and not sales.fee_deferred
    and sales.amount_fen - sales.fee_fen - sales.settled_fen > agreements.tolerance_fen
