-- Every refund and void with the sale it undoes.
select undo_position, kind, amount_fen, sale_position from linked
union all
select undo_position, kind, amount_fen, sale_position from paired
