"""The state of the rows that a token's rights rest on, as a function of the database: planned once a connection."""

STATE = """
CREATE FUNCTION juli_state_of_token(of text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT concat_ws(' ', token.xmin, token.ctid, seat.xmin, seat.ctid, person.xmin, person.ctid,
            house.xmin, house.ctid,
            (SELECT string_agg(concat_ws(' ', held.xmin, held.ctid, role.xmin, role.ctid), ' ' ORDER BY held.id)
                FROM directory_grant held JOIN directory_role role ON role.id = held.role_id
                WHERE held.membership_id = seat.id))
        FROM integration_apitoken token
        JOIN directory_membership seat ON seat.id = token.membership_id
        JOIN accounts_user person ON person.id = seat.user_id
        JOIN directory_organisation house ON house.id = seat.organisation_id
        WHERE token.secret_hash = of
    );
END $$;
"""
DROP_STATE = "DROP FUNCTION juli_state_of_token(text);"
