-- settled-late: the money of a sale arrived after its due day. Worth knowing; nothing is counted.
select
    sales.position,
    sales.taken_fen,
    0 as excess_fen,
    due_days.due_on,
    sales.settled_on
from sales
join agreements on agreements.party = sales.party
join due_days
    on due_days.day = sales.day
    and due_days.working_days = agreements.settlement_working_days
where sales.copy = 1 and sales.settled_on > due_days.due_on
