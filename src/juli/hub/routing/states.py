"""The state of the rows by which a house places complaints, as a function of the database: planned once a connection.

Rules are never changed, only followed by a later version.
"""

STATE = """
CREATE FUNCTION juli_state_of_routing(house uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN concat_ws(' ',
        (SELECT coalesce(max(id), 0) FROM routing_ruleversion WHERE organisation_id = house),
        (SELECT string_agg(concat_ws(' ', department.xmin, department.ctid, intake.xmin, intake.ctid), ' '
                ORDER BY department.id)
            FROM directory_department department
            LEFT JOIN routing_intake intake ON intake.department_id = department.id
            WHERE department.organisation_id = house));
END $$;
"""
DROP_STATE = "DROP FUNCTION juli_state_of_routing(uuid);"
