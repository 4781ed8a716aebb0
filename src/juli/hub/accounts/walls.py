"""The second wall: row-level security, as SQL for migrations.

Each guarded table gets a policy that says, in the database, which rows the bound actor may see, and another that
lets only who may also write change them. Both hold for the owner of the tables too. With no actor bound the
database raises, whatever was forgotten before. The platform's role must neither be a superuser nor bypass
row-level security (`juli doctor` looks).
"""

FUNCTIONS = r"""
CREATE FUNCTION juli_kind() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    kind text := coalesce(current_setting('juli.kind', true), '');
BEGIN
    IF kind = '' THEN
        RAISE EXCEPTION 'no actor is bound' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN kind;
END $$;

CREATE FUNCTION juli_id(name text) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('juli.' || name, true), '')::uuid
$$;

-- NULL: all departments. Nothing told: none.
CREATE FUNCTION juli_departments() RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('juli.departments', true) = 'all' THEN NULL
        ELSE coalesce(nullif(current_setting('juli.departments', true), ''), '{}')::bigint[] END
$$;

CREATE FUNCTION juli_may_write() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('juli.read_only', true), '') = ''
$$;
"""

DROP_FUNCTIONS = "DROP FUNCTION juli_kind(), juli_id(text), juli_departments(), juli_may_write();"

AS_SYSTEM = "SELECT set_config('juli.kind', 'system', true)"
"""Binds the system until the end of the transaction. A migration that touches guarded rows begins with it."""

SYSTEM = "(SELECT juli_kind()) = 'system'"
"""First in every policy, so that asking without an actor raises."""
OPERATOR = "(SELECT juli_kind()) = 'operator'"
USER = "(SELECT juli_id('user'))"
ORGANISATION = "(SELECT juli_id('organisation'))"
COMPLAINT = "(SELECT juli_id('complaint'))"
DRAFT = "(SELECT juli_id('draft'))"
ACCESS = "(SELECT juli_id('access'))"


_WRITING = {"INSERT": "WITH CHECK", "UPDATE": "USING", "DELETE": "USING"}


def wall(table: str, *seen: str) -> str:
    """SQL that shows the rows of `table` to the system and to whom one of the conditions `seen` admits."""
    visible = " OR ".join(f"({condition})" for condition in (SYSTEM, *seen))
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY seen ON {table} USING ({visible});"
    ) + "".join(
        f"CREATE POLICY {command.lower()}_by_who_may ON {table} AS RESTRICTIVE FOR {command} "
        f"{clause} ((SELECT juli_may_write()));"
        for command, clause in _WRITING.items()
    )


def renewed_wall(table: str, *seen: str) -> str:
    """SQL that lets other conditions than before say who sees the rows of `table`; who may write them stays."""
    visible = " OR ".join(f"({condition})" for condition in (SYSTEM, *seen))
    return f"DROP POLICY seen ON {table};CREATE POLICY seen ON {table} USING ({visible});"


def drop_wall(table: str) -> str:
    """SQL that takes the wall away again."""
    policies = "".join(f"DROP POLICY {command.lower()}_by_who_may ON {table};" for command in _WRITING)
    return (
        f"DROP POLICY seen ON {table};{policies}"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;"
    )


def sight(parent: str, key: str) -> str:
    """SQL of a function that says whether a row of `parent` (with a primary key of type `key`) is visible.

    A policy that asked the parent itself would have its whole policy planned anew in each statement; a function
    keeps its plan for as long as the connection lives.
    """
    return (
        f"CREATE FUNCTION juli_sees_{parent}(sought {key}) RETURNS boolean LANGUAGE plpgsql STABLE AS $$"
        f" BEGIN RETURN EXISTS (SELECT 1 FROM {parent} WHERE id = sought); END $$;"
    )


def drop_sight(parent: str, key: str) -> str:
    """SQL that takes the function away again."""
    return f"DROP FUNCTION juli_sees_{parent}({key});"


def through(parent: str, table: str, column: str = "complaint_id") -> str:
    """The condition that the row hangs on a row of `parent` that is itself visible; `parent` has its `sight()`."""
    return f"juli_sees_{parent}({table}.{column})"
