-- Refunds and voids that undo no sale of this ledger. They have no effect; the reader is told.
select position, original_id is not null as names_a_sale
from entries
where
    kind in ('refund', 'void')
    and not exists (select 1 from undone where undone.undo_position = entries.position)
