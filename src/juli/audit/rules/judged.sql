-- The sales the fee rules judge, each with the fee that was agreed for it.
--
-- expected = percent part, rounded half up to the fen and held down by the cap, plus the fixed amount; by the
-- one rate whose instrument, days (until is exclusive) and amounts (over above, up to up_to) hold. No such
-- rate: rate_no and expected_fen are NULL. rate_e5 is in hundred-thousandths, so 0.60 % is 600; amounts end
-- at 10^13 fen and rates at 100 %, so the product fits 64 bits.
with rated as (
    select
        sales.*,
        rates.rate_no,
        rates.cap_fen,
        rates.fixed_fen,
        (sales.amount_fen * rates.rate_e5 + 50000) // 100000 as percent_part_fen
    from sales
    left join rates
        on rates.party = sales.party
        and rates.instrument = sales.instrument
        and (rates.valid_from is null or sales.day >= rates.valid_from)
        and (rates.valid_until is null or sales.day < rates.valid_until)
        and (rates.above_fen is null or sales.amount_fen > rates.above_fen)
        and (rates.up_to_fen is null or sales.amount_fen <= rates.up_to_fen)
    where sales.copy = 1
)
select
    *,
    percent_part_fen + fixed_fen as uncapped_fen,
    case when cap_fen < percent_part_fen then cap_fen else percent_part_fen end + fixed_fen as expected_fen
from rated
