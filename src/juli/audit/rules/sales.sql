-- The sales that stand: voided ones are out of every rule and every turnover.
--
-- taken_fen: what the provider kept of the sale. The fee where it is stated, else what is missing from the
-- money that arrived, unless the fee is collected later; NULL where there is nothing to judge.
-- copy: 1 for a sale, 2 and more where one source prints the same sale again.
select
    position, party, source, merchant_no, terminal_no, entry_id, occurred_at, instrument,
    amount_fen, fee_fen, settled_fen, settled_on, fee_deferred,
    cast(occurred_at as date) as day,
    case
        when fee_fen is not null then fee_fen
        when settled_fen is not null and not fee_deferred then amount_fen - settled_fen
    end as taken_fen,
    case
        when entry_id is null then 1
        else row_number() over (
            partition by party, source, merchant_no, entry_id, terminal_no, occurred_at, amount_fen
            order by position
        )
    end as copy
from entries
where
    kind = 'sale'
    and not exists (select 1 from undone where undone.kind = 'void' and undone.sale_position = entries.position)
