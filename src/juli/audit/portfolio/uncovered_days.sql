-- Days on which sales stand that no rate covers, though the agreement has rates for their instrument: gaps, each
-- between the same neighbouring rates. `until` is exclusive.
with uncovered as (
    select position, party, instrument, day
    from judged
    where rate_no is null
),
placed as (
    select
        uncovered.position, uncovered.party, uncovered.instrument, uncovered.day,
        count(case when rates.valid_until <= uncovered.day then 1 end) as over,
        count(case when rates.valid_from > uncovered.day then 1 end) as ahead
    from uncovered
    join rates on rates.party = uncovered.party and rates.instrument = uncovered.instrument
    group by uncovered.position, uncovered.party, uncovered.instrument, uncovered.day
)
select
    party,
    instrument,
    'missing' as kind,
    min(day) as first_day,
    max(day) as last_day,
    count(*) as entries
from placed
group by party, instrument, over, ahead
