-- Refunds and voids that name the sale they undo, by merchant and entry_id.
--
-- A void undoes every row of that sale, so that a row printed twice goes with it. A refund lowers the
-- turnover once: its sale is the first row of that name.
with named as (
    select
        undo.position as undo_position,
        undo.kind,
        undo.amount_fen,
        sale.position as sale_position,
        row_number() over (
            partition by undo.position
            order by sale.occurred_at, sale.position
        ) as nth
    from entries as undo
    join entries as sale
        on sale.kind = 'sale'
        and sale.party = undo.party
        and sale.entry_id = undo.original_id
        and sale.merchant_no is not distinct from undo.merchant_no
    where undo.kind in ('refund', 'void')
)
select undo_position, kind, amount_fen, sale_position
from named
where kind = 'void' or nth = 1
