-- The tables of an empty database, written by tools/first_tables.py, never by hand.
-- PostgreSQL 18

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.juli_allowed_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    old_state text := to_jsonb(OLD) ->> TG_ARGV[0];
    new_state text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF old_state <> new_state AND NOT (old_state || '>' || new_state = ANY (string_to_array(TG_ARGV[1], ','))) THEN
        RAISE EXCEPTION '% of % may not go from % to %', TG_ARGV[0], TG_TABLE_NAME, old_state, new_state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_continue_chain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    last record;
BEGIN
    SELECT position, hash INTO last FROM complaints_event
        WHERE complaint_id = NEW.complaint_id ORDER BY position DESC LIMIT 1;
    IF NEW.position <> coalesce(last.position, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'the event does not continue the chain of its complaint'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_departments() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN current_setting('juli.departments', true) = 'all' THEN NULL
        ELSE coalesce(nullif(current_setting('juli.departments', true), ''), '{}')::bigint[] END
$$;

CREATE FUNCTION public.juli_end_tokens() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE integration_apitoken SET revoked_at = now() WHERE membership_id = NEW.id AND revoked_at IS NULL;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_erase_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    -- Content is sealed: under another key the same words are other bytes. Whether they are the same words, their
    -- hash says, which never changes.
    rotating boolean := coalesce(current_setting('juli.rotating', true), '') = 'on';
BEGIN
    IF NEW.id <> OLD.id OR NEW.complaint_id <> OLD.complaint_id OR NEW.sha256 <> OLD.sha256
        OR (OLD.content IS NULL AND NEW.content IS NOT NULL)
        OR (OLD.erased_at IS NOT NULL AND NEW.erased_at IS DISTINCT FROM OLD.erased_at)
        OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content AND NOT rotating)
        OR ((NEW.content IS NULL) <> (NEW.erased_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'a payload may be erased, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_forget_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM searching_entry WHERE payload_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_hears_involvement(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM complaints_involvement
        WHERE id = sought AND organisation_id = juli_id('organisation') AND ended_at IS NULL);
END $$;

CREATE FUNCTION public.juli_id(name text) RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    SELECT nullif(current_setting('juli.' || name, true), '')::uuid
$$;

CREATE FUNCTION public.juli_kind() RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    kind text := coalesce(current_setting('juli.kind', true), '');
BEGIN
    IF kind = '' THEN
        RAISE EXCEPTION 'no actor is bound' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN kind;
END $$;

CREATE FUNCTION public.juli_may_write() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT coalesce(current_setting('juli.read_only', true), '') = ''
$$;

CREATE FUNCTION public.juli_note_aim() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
    aim timestamptz := coalesce(
        (SELECT due_at FROM service_hours_servicetarget WHERE complaint_id = owner AND met_at IS NULL),
        '9999-01-01 00:00+00'
    );
BEGIN
    UPDATE complaints_complaint SET aimed_at = aim WHERE id = owner AND aimed_at <> aim;
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_note_awaits_decision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
    awaited boolean := EXISTS (SELECT 1 FROM redress_offer WHERE complaint_id = owner AND state = 'open');
BEGIN
    UPDATE complaints_complaint SET awaits_decision = awaited WHERE id = owner AND awaits_decision <> awaited;
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_note_awaits_payment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    owner uuid := coalesce(NEW.complaint_id, OLD.complaint_id);
    awaited boolean := EXISTS (SELECT 1 FROM redress_obligation WHERE complaint_id = owner AND state = 'due');
BEGIN
    UPDATE complaints_complaint SET awaits_payment = awaited WHERE id = owner AND awaits_payment <> awaited;
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_note_due() RETURNS trigger
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    owner uuid;
    soonest date;
    soonest_binding date;
BEGIN
    SELECT complaint_id INTO owner FROM complaints_proceeding WHERE id = coalesce(NEW.proceeding_id, OLD.proceeding_id);
    -- Planned while tables are small and kept while they grow: OFFSET 0 keeps to the clocks of one complaint.
    SELECT coalesce(min(due_on), '9999-12-31'),
        coalesce(min(due_on) FILTER (WHERE nature <> 'target'
            AND coalesce(fields ->> 'verified', 'true') = 'true'), '9999-12-31')
    INTO soonest, soonest_binding
    FROM (SELECT due_on, nature, fields, completed_at, actor FROM complaints_clock
        WHERE proceeding_id = ANY (ARRAY(SELECT id FROM complaints_proceeding WHERE complaint_id = owner))
        OFFSET 0) of_complaint
    WHERE completed_at IS NULL AND actor IN ('provider', 'bank');
    UPDATE complaints_complaint SET due_on = soonest, bound_on = soonest_binding
    WHERE id = owner AND (due_on, bound_on) IS DISTINCT FROM (soonest, soonest_binding);
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_note_speaker() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE complaints_complaint SET last_said_by = NEW.side WHERE id = NEW.complaint_id AND last_said_by <> NEW.side;
    RETURN NULL;
END $$;

CREATE FUNCTION public.juli_offer_terms_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.amount_fen, NEW.pay_by, NEW.limit_fen, NEW.payload_id, NEW.made_by_id, NEW.made_at)
        IS DISTINCT FROM (OLD.amount_fen, OLD.pay_by, OLD.limit_fen, OLD.payload_id, OLD.made_by_id, OLD.made_at) THEN
        RAISE EXCEPTION 'an offer is replaced by another, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_reaches_complaint(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    opened uuid := juli_id('complaint');
    today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    CASE juli_kind()
    WHEN 'complainant' THEN
        RETURN opened IS NULL AND EXISTS (SELECT 1 FROM complaints_access
            WHERE complaint_id = sought AND user_id = juli_id('user') AND ended_at IS NULL AND kind = 'own');
    WHEN 'delegate' THEN
        -- A list of all that one was asked to help with changes nothing; to act, one complaint is opened.
        RETURN CASE WHEN opened IS NULL THEN NOT juli_may_write() ELSE sought = opened END
            AND EXISTS (SELECT 1 FROM complaints_access
                WHERE complaint_id = sought AND user_id = juli_id('user') AND ended_at IS NULL AND kind = 'delegate'
                AND accepted_at IS NOT NULL AND until >= today AND (opened IS NULL OR id = juli_id('access')));
    WHEN 'partner' THEN
        RETURN EXISTS (SELECT 1 FROM complaints_involvement
            WHERE complaint_id = sought AND organisation_id = juli_id('organisation') AND ended_at IS NULL);
    ELSE
        RETURN false;
    END CASE;
END $$;

CREATE FUNCTION public.juli_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION public.juli_sees_complaints_complaint(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM complaints_complaint WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_complaints_draft(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM complaints_draft WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_complaints_message(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM complaints_message WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_complaints_proceeding(sought bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM complaints_proceeding WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_directory_activation(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM directory_activation WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_directory_membership(sought bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM directory_membership WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_workbench_cannedreply(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM workbench_cannedreply WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_worklists_bulkrun(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM worklists_bulkrun WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_worklists_savedview(sought uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM worklists_savedview WHERE id = sought); END $$;

CREATE FUNCTION public.juli_sees_worklists_tag(sought bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT 1 FROM worklists_tag WHERE id = sought); END $$;

CREATE FUNCTION public.juli_state_of_routing(house uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN concat_ws(' ',
        (SELECT coalesce(max(id), 0) FROM routing_ruleversion WHERE organisation_id = house),
        (SELECT string_agg(concat_ws(' ', department.xmin, department.ctid, intake.xmin, intake.ctid), ' '
                ORDER BY department.id)
            FROM directory_department department
            LEFT JOIN routing_intake intake ON intake.department_id = department.id
            WHERE department.organisation_id = house));
END $$;

CREATE FUNCTION public.juli_state_of_token(of text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
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

CREATE FUNCTION public.juli_withdraw_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR (NEW.id, NEW.complaint_id, NEW.category, NEW.text_version, NEW.given_at)
            IS DISTINCT FROM (OLD.id, OLD.complaint_id, OLD.category, OLD.text_version, OLD.given_at) THEN
        RAISE EXCEPTION 'a consent may be taken back, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.juli_year_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% of an imported year is refused: a later edition takes its place', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_failedattempt (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.accounts_failedattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_failedattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_onetimecode (
    id uuid NOT NULL,
    purpose character varying(10) NOT NULL,
    recipient bytea NOT NULL,
    code_fingerprint character varying(64) NOT NULL,
    link_fingerprint character varying(64) NOT NULL,
    tries smallint NOT NULL,
    next character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    user_id uuid,
    CONSTRAINT accounts_onetimecode_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.accounts_outgoingnote (
    id uuid NOT NULL,
    content bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.accounts_phonenumber (
    user_id uuid NOT NULL,
    number bytea NOT NULL,
    confirmed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.accounts_phonenumber FORCE ROW LEVEL SECURITY;

CREATE TABLE public.accounts_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(60) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audits_auditrun (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    as_of date NOT NULL,
    state character varying(10) NOT NULL,
    failure character varying(30) NOT NULL,
    begun smallint NOT NULL,
    percent smallint NOT NULL,
    seconds_left integer,
    uploaded_bytes bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    kept_until timestamp with time zone,
    entries bigint,
    merchants bigint,
    lines bigint,
    overcharged_fen bigint,
    owed_fen bigint,
    asked_by_id uuid,
    organisation_id uuid NOT NULL,
    token_id uuid,
    CONSTRAINT audits_auditrun_begun_check CHECK ((begun >= 0)),
    CONSTRAINT audits_auditrun_percent_check CHECK ((percent >= 0)),
    CONSTRAINT audits_auditrun_seconds_left_check CHECK ((seconds_left >= 0))
);

ALTER TABLE ONLY public.audits_auditrun FORCE ROW LEVEL SECURITY;

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cache_entries (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.channels_notice (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    is_daily boolean NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    complaint_id uuid,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.channels_notice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.channels_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.channels_noticechoices (
    id bigint NOT NULL,
    ways jsonb NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_until time without time zone NOT NULL,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.channels_noticechoices FORCE ROW LEVEL SECURITY;

ALTER TABLE public.channels_noticechoices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_noticechoices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.channels_outboundmail (
    id uuid NOT NULL,
    template character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.channels_outboundmail FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_access (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    may_act boolean NOT NULL,
    until date,
    authority_sha256 character varying(64) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    ended_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    user_id uuid,
    name bytea NOT NULL,
    email bytea NOT NULL,
    may_settle boolean NOT NULL,
    CONSTRAINT delegation_has_end CHECK ((((kind)::text = 'own'::text) OR (until IS NOT NULL))),
    CONSTRAINT own_access_acts CHECK (((NOT ((kind)::text = 'own'::text)) OR (may_act AND (user_id IS NOT NULL)))),
    CONSTRAINT who_settles_acts CHECK (((NOT may_settle) OR may_act))
);

ALTER TABLE ONLY public.complaints_access FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_auditrecord (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    document bytea NOT NULL,
    agreement bytea,
    sentences bytea
);

ALTER TABLE ONLY public.complaints_auditrecord FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_auditrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_auditrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_circumstances (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    respondent character varying(20) NOT NULL,
    province character varying(20) NOT NULL,
    clause character varying(10) NOT NULL,
    known_on date NOT NULL,
    average_wage_fen bigint,
    complaint_id uuid NOT NULL,
    CONSTRAINT average_wage_positive CHECK (((average_wage_fen IS NULL) OR (average_wage_fen > 0)))
);

ALTER TABLE ONLY public.complaints_circumstances FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_circumstances ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_circumstances_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_claim (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(20) NOT NULL,
    amount_fen bigint,
    note character varying(300) NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT claim_amount_positive CHECK (((amount_fen IS NULL) OR (amount_fen > 0))),
    CONSTRAINT complaints_claim_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.complaints_claim FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_claim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_clock (
    id bigint NOT NULL,
    step character varying(40) NOT NULL,
    actor character varying(20) NOT NULL,
    nature character varying(10) NOT NULL,
    starts_on date NOT NULL,
    due_on date NOT NULL,
    fields jsonb NOT NULL,
    completed_at timestamp with time zone,
    proceeding_id bigint NOT NULL,
    CONSTRAINT due_after_start CHECK ((due_on >= starts_on))
);

ALTER TABLE ONLY public.complaints_clock FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_clock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_clock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_columnmemory (
    id bigint NOT NULL,
    header_sha256 character varying(64) NOT NULL,
    mapping_sha256 character varying(64) NOT NULL,
    mapping jsonb NOT NULL,
    used integer NOT NULL,
    used_on date NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE public.complaints_columnmemory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_columnmemory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complainant (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    business_name character varying(120) NOT NULL,
    email_confirmed_at timestamp with time zone,
    refund_account_consent_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    name bytea NOT NULL,
    phone bytea NOT NULL,
    email bytea NOT NULL,
    refund_account bytea NOT NULL,
    phone_index character varying(32) NOT NULL,
    CONSTRAINT account_data_only_with_consent CHECK (((refund_account = '\x'::bytea) OR (refund_account_consent_at IS NOT NULL)))
);

ALTER TABLE ONLY public.complaints_complainant FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_complainant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complainant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaint (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    passcode_hash character varying(100) NOT NULL,
    stage character varying(20) NOT NULL,
    issue character varying(40) NOT NULL,
    respondent_name character varying(120) NOT NULL,
    merchant_no character varying(40) NOT NULL,
    terminal_no character varying(40) NOT NULL,
    claimed_fen bigint NOT NULL,
    language character varying(10) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_reason character varying(40) NOT NULL,
    department_id bigint,
    respondent_id uuid,
    received_on date,
    due_on date NOT NULL,
    bound_on date NOT NULL,
    last_said_by character varying(20) NOT NULL,
    assignee_id uuid,
    level smallint NOT NULL,
    follows_id uuid,
    aimed_at timestamp with time zone NOT NULL,
    awaits_decision boolean NOT NULL,
    awaits_payment boolean NOT NULL,
    CONSTRAINT complaint_claimed_not_negative CHECK ((claimed_fen >= 0)),
    CONSTRAINT complaint_closed_has_time CHECK ((((closed_at IS NOT NULL) AND ((stage)::text = 'closed'::text)) OR ((NOT ((stage)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT complaint_stage_known CHECK (((stage)::text = ANY ((ARRAY['filed'::character varying, 'in_hand'::character varying, 'settled'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT complaints_complaint_level_check CHECK ((level >= 0))
);

ALTER TABLE ONLY public.complaints_complaint FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_consent (
    id bigint NOT NULL,
    category character varying(20) NOT NULL,
    text_version character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.complaints_consent FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_demand (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    state character varying(20) NOT NULL,
    answered_at timestamp with time zone,
    message_id uuid,
    proceeding_id bigint NOT NULL,
    CONSTRAINT demand_answered_has_time CHECK ((((answered_at IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT demand_kind_known CHECK (((kind)::text = ANY ((ARRAY['contract_copy'::character varying, 'signing_log'::character varying, 'fee_notices'::character varying, 'consent_records'::character varying])::text[]))),
    CONSTRAINT demand_state_known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'not_kept'::character varying, 'refused'::character varying, 'handed_over'::character varying])::text[])))
);

ALTER TABLE ONLY public.complaints_demand FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_demand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_demand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_departmentrequest (
    id uuid NOT NULL,
    department_name character varying(60) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    state character varying(20) NOT NULL,
    withdrawn_why character varying(20) NOT NULL,
    answer_id uuid,
    asked_by_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    department_id bigint,
    question_id uuid NOT NULL,
    respondent_id uuid NOT NULL,
    CONSTRAINT question_answered_by CHECK (((((state)::text = 'answered'::text) AND (answer_id IS NOT NULL)) OR ((NOT ((state)::text = 'answered'::text)) AND (NOT (answer_id IS NOT NULL))))),
    CONSTRAINT question_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'answered'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT question_waits_or_ended CHECK (((((state)::text = 'waiting'::text) AND (ended_at IS NULL)) OR ((NOT ((state)::text = 'waiting'::text)) AND (NOT (ended_at IS NULL))))),
    CONSTRAINT question_withdrawn_has_why CHECK (((((state)::text = 'withdrawn'::text) AND (NOT ((withdrawn_why)::text = ''::text))) OR ((NOT ((state)::text = 'withdrawn'::text)) AND ((withdrawn_why)::text = ''::text))))
);

ALTER TABLE ONLY public.complaints_departmentrequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_draft (
    id uuid NOT NULL,
    passcode_hash character varying(100) NOT NULL,
    language character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    complaint_id uuid,
    answers bytea NOT NULL,
    audit bytea
);

ALTER TABLE ONLY public.complaints_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_draftfile (
    id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    proves character varying(300) NOT NULL,
    note jsonb NOT NULL,
    added_at timestamp with time zone NOT NULL,
    draft_id uuid NOT NULL,
    reading bytea
);

ALTER TABLE ONLY public.complaints_draftfile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_draftpicture (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    reason jsonb NOT NULL,
    attempts smallint NOT NULL,
    picture_sha256 character varying(64) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    proposal bytea,
    typed bytea,
    rows bytea,
    draft_id uuid NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT draftpicture_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'reading'::character varying, 'read'::character varying, 'failed'::character varying])::text[])))
);

ALTER TABLE ONLY public.complaints_draftpicture FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_event (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    kind character varying(40) NOT NULL,
    actor character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    data jsonb NOT NULL,
    payload_sha256 character varying(64) NOT NULL,
    previous character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    complaint_id uuid NOT NULL,
    payload_id uuid,
    CONSTRAINT complaints_event_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.complaints_event FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_evidenceitem (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    side character varying(20) NOT NULL,
    purpose character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    proves character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    message_id uuid,
    reading bytea,
    picture_sha256 character varying(64) NOT NULL,
    private boolean NOT NULL,
    CONSTRAINT evidence_state_known CHECK (((state)::text = ANY ((ARRAY['stored'::character varying, 'withdrawn'::character varying, 'erased'::character varying])::text[])))
);

ALTER TABLE ONLY public.complaints_evidenceitem FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_involvement (
    id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    respondent_id uuid NOT NULL
);

ALTER TABLE ONLY public.complaints_involvement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_message (
    id uuid NOT NULL,
    side character varying(20) NOT NULL,
    internal boolean NOT NULL,
    channel character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid,
    complaint_id uuid NOT NULL,
    payload_id uuid NOT NULL,
    involvement_id uuid
);

ALTER TABLE ONLY public.complaints_message FORCE ROW LEVEL SECURITY;

CREATE SEQUENCE public.complaints_number_serial
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.complaints_particulars (
    id bigint NOT NULL,
    content bytea,
    id_number bytea NOT NULL,
    id_number_consent_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    CONSTRAINT id_number_only_with_consent CHECK (((id_number = '\x'::bytea) OR (id_number_consent_at IS NOT NULL)))
);

ALTER TABLE ONLY public.complaints_particulars FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_particulars ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_particulars_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_payload (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    erased_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    internal boolean NOT NULL,
    involvement_id uuid,
    content bytea,
    private boolean NOT NULL
);

ALTER TABLE ONLY public.complaints_payload FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complaints_proceeding (
    id bigint NOT NULL,
    procedure character varying(40) NOT NULL,
    filing character varying(20) NOT NULL,
    sent_on date,
    sent_how character varying(20) NOT NULL,
    sent_reference character varying(120) NOT NULL,
    received_on date,
    complaint_id uuid NOT NULL,
    course character varying(20) NOT NULL,
    ended_on date,
    result character varying(20) NOT NULL,
    told boolean NOT NULL,
    CONSTRAINT proceeding_answered_has_result CHECK (((((course)::text = 'answered'::text) AND (NOT ((result)::text = ''::text))) OR ((NOT ((course)::text = 'answered'::text)) AND ((result)::text = ''::text)))),
    CONSTRAINT proceeding_course_known CHECK (((course)::text = ANY ((ARRAY['waiting'::character varying, 'correcting'::character varying, 'accepted'::character varying, 'transferred'::character varying, 'refused'::character varying, 'answered'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT proceeding_ended_has_day CHECK (((((course)::text = ANY ((ARRAY['refused'::character varying, 'answered'::character varying, 'withdrawn'::character varying])::text[])) AND (ended_on IS NOT NULL)) OR ((NOT ((course)::text = ANY ((ARRAY['refused'::character varying, 'answered'::character varying, 'withdrawn'::character varying])::text[]))) AND (ended_on IS NULL)))),
    CONSTRAINT proceeding_filing_known CHECK (((filing)::text = ANY ((ARRAY['prepared'::character varying, 'sent'::character varying, 'received'::character varying])::text[]))),
    CONSTRAINT proceeding_result_known CHECK (((result)::text = ANY ((ARRAY[''::character varying, 'rejected'::character varying, 'partial'::character varying, 'accepted'::character varying, 'settled'::character varying])::text[]))),
    CONSTRAINT received_has_day CHECK (((NOT ((filing)::text = 'received'::text)) OR (received_on IS NOT NULL))),
    CONSTRAINT sent_has_day CHECK (((NOT ((filing)::text = 'sent'::text)) OR (sent_on IS NOT NULL)))
);

ALTER TABLE ONLY public.complaints_proceeding FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_proceeding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_proceeding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_reopening (
    id bigint NOT NULL,
    side character varying(20) NOT NULL,
    reason character varying(40) NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    closed_reason character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    payload_id uuid NOT NULL
);

ALTER TABLE ONLY public.complaints_reopening FORCE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_reopening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_reopening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_activation (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    licence_no character varying(60) NOT NULL,
    evidence text NOT NULL,
    claimed_by_name character varying(60) NOT NULL,
    claimed_by_email character varying(254) NOT NULL,
    valid_until date,
    proposed_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    checked_by_id uuid,
    confirmed_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT claim_in_force_was_confirmed CHECK (((NOT ((state)::text = 'active'::text)) OR ((claimed_by_email)::text = ''::text) OR (confirmed_by_id IS NOT NULL))),
    CONSTRAINT two_people_for_a_claim CHECK (((checked_by_id IS NULL) OR (confirmed_by_id IS NULL) OR (NOT ((checked_by_id = confirmed_by_id) AND (checked_by_id IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.directory_activation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.directory_activationdocument (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    activation_id uuid NOT NULL
);

ALTER TABLE ONLY public.directory_activationdocument FORCE ROW LEVEL SECURITY;

CREATE TABLE public.directory_department (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(60) NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE public.directory_department ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_emergencyaccess (
    id uuid NOT NULL,
    reason character varying(300) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT emergency_has_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE ONLY public.directory_emergencyaccess FORCE ROW LEVEL SECURITY;

CREATE TABLE public.directory_grant (
    id bigint NOT NULL,
    until date,
    reason character varying(200) NOT NULL,
    department_id bigint,
    membership_id bigint NOT NULL,
    role_id bigint NOT NULL,
    CONSTRAINT lending_has_reason CHECK (((until IS NULL) OR (NOT ((reason)::text = ''::text))))
);

ALTER TABLE ONLY public.directory_grant FORCE ROW LEVEL SECURITY;

ALTER TABLE public.directory_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_invitation (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(60) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    department_id bigint,
    invited_by_id uuid,
    organisation_id uuid NOT NULL,
    role_id bigint NOT NULL
);

ALTER TABLE ONLY public.directory_invitation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.directory_membership (
    id bigint NOT NULL,
    left_on date,
    department_id bigint,
    user_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.directory_membership FORCE ROW LEVEL SECURITY;

ALTER TABLE public.directory_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_organisation (
    id uuid NOT NULL,
    kind character varying(30) NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(40) NOT NULL,
    acquirer_codes jsonb NOT NULL,
    licence_no character varying(60) NOT NULL,
    hotline character varying(40) NOT NULL,
    address character varying(200) NOT NULL,
    activated_on date,
    activated_until date,
    region character varying(60) NOT NULL,
    withheld_rights jsonb NOT NULL
);

CREATE TABLE public.directory_record (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    actor character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    data jsonb NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.directory_record FORCE ROW LEVEL SECURITY;

ALTER TABLE public.directory_record ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_record_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_relation (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    since date NOT NULL,
    until date,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT no_relation_to_itself CHECK ((NOT (one_id = other_id)))
);

ALTER TABLE public.directory_relation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_relation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.directory_role (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    rights jsonb NOT NULL,
    second_factor boolean NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.directory_role FORCE ROW LEVEL SECURITY;

ALTER TABLE public.directory_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.directory_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.identity_identity (
    id bigint NOT NULL,
    subject character varying(255) NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    user_id uuid NOT NULL,
    provider_id uuid NOT NULL
);

ALTER TABLE public.identity_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_identityprovider (
    id uuid NOT NULL,
    issuer character varying(300) NOT NULL,
    client_id character varying(200) NOT NULL,
    client_secret bytea NOT NULL,
    email_domains jsonb NOT NULL,
    required boolean NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.integration_apitoken (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    scopes jsonb NOT NULL,
    secret_hash character varying(64) NOT NULL,
    ending character varying(4) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    membership_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT token_has_scopes CHECK ((NOT (scopes = '[]'::jsonb)))
);

ALTER TABLE ONLY public.integration_apitoken FORCE ROW LEVEL SECURITY;

CREATE TABLE public.integration_keptanswer (
    id uuid NOT NULL,
    key_hash character varying(64) NOT NULL,
    asked character varying(64) NOT NULL,
    answer bytea,
    made_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    token_id uuid NOT NULL
);

ALTER TABLE ONLY public.integration_keptanswer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.integration_webhookdelivery (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    status smallint,
    fault character varying(20) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    tried_at timestamp with time zone,
    next_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    message_id uuid NOT NULL,
    CONSTRAINT integration_webhookdelivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT integration_webhookdelivery_status_check CHECK ((status >= 0))
);

ALTER TABLE ONLY public.integration_webhookdelivery FORCE ROW LEVEL SECURITY;

CREATE TABLE public.integration_webhookendpoint (
    id uuid NOT NULL,
    url bytea NOT NULL,
    key bytea NOT NULL,
    kinds jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.integration_webhookendpoint FORCE ROW LEVEL SECURITY;

CREATE TABLE public.integration_webhookmessage (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.integration_webhookmessage FORCE ROW LEVEL SECURITY;

CREATE UNLOGGED TABLE public.limits_visits (
    key uuid NOT NULL,
    "window" bigint NOT NULL,
    count integer NOT NULL,
    earlier integer NOT NULL,
    most integer NOT NULL,
    until timestamp with time zone NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_installation (
    id smallint NOT NULL,
    demo boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT one_installation CHECK ((id = 1)),
    CONSTRAINT operations_installation_id_check CHECK ((id >= 0))
);

CREATE TABLE public.privacy_disclosure (
    id bigint NOT NULL,
    field character varying(20) NOT NULL,
    reason character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    payload_id uuid,
    user_id uuid NOT NULL
);

ALTER TABLE ONLY public.privacy_disclosure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disclosure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_disclosure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_disposal (
    id bigint NOT NULL,
    state character varying(20) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    done_at timestamp with time zone,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT disposal_by_two CHECK (((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'done'::character varying])::text[]))) OR ((decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))),
    CONSTRAINT disposal_done_has_time CHECK (((NOT ((state)::text = 'done'::text)) OR (done_at IS NOT NULL))),
    CONSTRAINT disposal_state_known CHECK (((state)::text = ANY ((ARRAY['proposed'::character varying, 'approved'::character varying, 'refused'::character varying, 'done'::character varying])::text[])))
);

ALTER TABLE ONLY public.privacy_disposal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_disposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_disposalitem (
    id bigint NOT NULL,
    why character varying(20) NOT NULL,
    due_on date NOT NULL,
    outcome character varying(20) NOT NULL,
    complaint_id uuid NOT NULL,
    disposal_id bigint NOT NULL,
    CONSTRAINT disposalitem_outcome_known CHECK (((outcome)::text = ANY ((ARRAY['waiting'::character varying, 'erased'::character varying, 'held'::character varying, 'not_due'::character varying])::text[])))
);

ALTER TABLE ONLY public.privacy_disposalitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disposalitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_disposalitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_erasurerequest (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.privacy_erasurerequest FORCE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_erasurerequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_erasurerequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.privacy_hold (
    id bigint NOT NULL,
    reason bytea NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    until date,
    released_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    placed_by_id uuid NOT NULL,
    released_by_id uuid
);

ALTER TABLE ONLY public.privacy_hold FORCE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_hold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.privacy_hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_dayflow (
    id bigint NOT NULL,
    day date NOT NULL,
    issue character varying(40) NOT NULL,
    received integer NOT NULL,
    closed integer NOT NULL,
    reopened integer NOT NULL,
    claimed_fen bigint NOT NULL,
    returned_fen bigint NOT NULL,
    handling jsonb NOT NULL,
    closings jsonb NOT NULL,
    rules jsonb NOT NULL,
    agent_id uuid,
    department_id bigint,
    organisation_id uuid NOT NULL,
    causes jsonb NOT NULL,
    CONSTRAINT quality_dayflow_closed_check CHECK ((closed >= 0)),
    CONSTRAINT quality_dayflow_received_check CHECK ((received >= 0)),
    CONSTRAINT quality_dayflow_reopened_check CHECK ((reopened >= 0))
);

ALTER TABLE ONLY public.quality_dayflow FORCE ROW LEVEL SECURITY;

ALTER TABLE public.quality_dayflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_dayflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_daystock (
    id bigint NOT NULL,
    day date NOT NULL,
    issue character varying(40) NOT NULL,
    open integer NOT NULL,
    overdue integer NOT NULL,
    missed integer NOT NULL,
    department_id bigint,
    organisation_id uuid NOT NULL,
    unmet integer NOT NULL,
    CONSTRAINT quality_daystock_missed_check CHECK ((missed >= 0)),
    CONSTRAINT quality_daystock_open_check CHECK ((open >= 0)),
    CONSTRAINT quality_daystock_overdue_check CHECK ((overdue >= 0)),
    CONSTRAINT quality_daystock_unmet_check CHECK ((unmet >= 0))
);

ALTER TABLE ONLY public.quality_daystock FORCE ROW LEVEL SECURITY;

ALTER TABLE public.quality_daystock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_daystock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_draw (
    id bigint NOT NULL,
    week date NOT NULL,
    seed character varying(64) NOT NULL,
    percent smallint NOT NULL,
    drawn_from integer NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT draw_percent_known CHECK (((percent >= 1) AND (percent <= 100))),
    CONSTRAINT quality_draw_drawn_from_check CHECK ((drawn_from >= 0)),
    CONSTRAINT quality_draw_percent_check CHECK ((percent >= 0))
);

ALTER TABLE ONLY public.quality_draw FORCE ROW LEVEL SECURITY;

ALTER TABLE public.quality_draw ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_draw_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_question (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    asked_at timestamp with time zone,
    reminded_at timestamp with time zone,
    answered_at timestamp with time zone,
    verdict character varying(10) NOT NULL,
    grade smallint,
    words_shared boolean NOT NULL,
    complaint_id uuid NOT NULL,
    words_id uuid,
    CONSTRAINT answer_has_verdict CHECK ((((answered_at IS NULL) AND ((verdict)::text = ''::text)) OR ((answered_at IS NOT NULL) AND (NOT ((verdict)::text = ''::text))))),
    CONSTRAINT grade_known CHECK (((grade IS NULL) OR (((grade >= 1) AND (grade <= 5)) AND ((kind)::text = 'handling'::text)))),
    CONSTRAINT quality_question_grade_check CHECK ((grade >= 0)),
    CONSTRAINT reminded_after_asking CHECK (((reminded_at IS NULL) OR (asked_at IS NOT NULL)))
);

ALTER TABLE ONLY public.quality_question FORCE ROW LEVEL SECURITY;

ALTER TABLE public.quality_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.quality_review (
    id bigint NOT NULL,
    scores jsonb NOT NULL,
    reviewed_at timestamp with time zone,
    replied_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    draw_id bigint NOT NULL,
    handler_id uuid NOT NULL,
    reply_id uuid,
    reviewer_id uuid,
    words_id uuid,
    CONSTRAINT reply_after_review CHECK (((replied_at IS NULL) OR (reviewed_at IS NOT NULL))),
    CONSTRAINT review_has_reviewer CHECK ((((reviewed_at IS NULL) AND (reviewer_id IS NULL)) OR ((reviewed_at IS NOT NULL) AND (reviewer_id IS NOT NULL)))),
    CONSTRAINT reviewed_by_another CHECK (((reviewer_id IS NULL) OR (NOT ((reviewer_id = handler_id) AND (reviewer_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.quality_review FORCE ROW LEVEL SECURITY;

ALTER TABLE public.quality_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.quality_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.redress_obligation (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    amount_fen bigint NOT NULL,
    due_on date NOT NULL,
    paid_on date,
    paid_reference character varying(120) NOT NULL,
    confirmed_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    promised_at timestamp with time zone NOT NULL,
    CONSTRAINT obligation_state_known CHECK (((state)::text = ANY ((ARRAY['due'::character varying, 'paid'::character varying, 'confirmed'::character varying])::text[]))),
    CONSTRAINT paid_has_day CHECK ((((state)::text = 'due'::text) OR (paid_on IS NOT NULL)))
);

ALTER TABLE ONLY public.redress_obligation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.redress_offer (
    id uuid NOT NULL,
    state character varying(20) NOT NULL,
    amount_fen bigint NOT NULL,
    pay_by date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    payload_id uuid NOT NULL,
    answer_id uuid,
    approved_at timestamp with time zone,
    approved_by_id uuid,
    limit_fen bigint,
    sent_at timestamp with time zone,
    CONSTRAINT offer_above_limit_was_approved CHECK (((limit_fen IS NULL) OR (sent_at IS NULL) OR (approved_by_id IS NOT NULL))),
    CONSTRAINT offer_approved_by_another CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = made_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT offer_not_negative CHECK ((amount_fen >= 0)),
    CONSTRAINT offer_sent_has_time CHECK ((((state)::text = 'withdrawn'::text) OR ((sent_at IS NULL) AND ((state)::text = ANY ((ARRAY['prepared'::character varying, 'returned'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['prepared'::character varying, 'returned'::character varying])::text[]))) AND (sent_at IS NOT NULL)))),
    CONSTRAINT offer_state_known CHECK (((state)::text = ANY ((ARRAY['prepared'::character varying, 'open'::character varying, 'accepted'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'returned'::character varying])::text[])))
);

ALTER TABLE ONLY public.redress_offer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.redress_offerlimit (
    id bigint NOT NULL,
    amount_fen bigint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    department_id bigint,
    organisation_id uuid NOT NULL,
    set_by_id uuid NOT NULL,
    CONSTRAINT limit_not_negative CHECK ((amount_fen >= 0))
);

ALTER TABLE ONLY public.redress_offerlimit FORCE ROW LEVEL SECURITY;

ALTER TABLE public.redress_offerlimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.redress_offerlimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_casefeed (
    id bigint NOT NULL,
    secret_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    passcode_fingerprint character varying(16) NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.reminders_casefeed FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_casefeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_casefeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_clockmove (
    id bigint NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    moved boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    clock_id bigint NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.reminders_clockmove FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_clockmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_clockmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_deskfeed (
    id bigint NOT NULL,
    secret_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.reminders_deskfeed FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_deskfeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_deskfeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_deskmails (
    id bigint NOT NULL,
    wanted boolean NOT NULL,
    told_on date,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.reminders_deskmails FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_deskmails ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_deskmails_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_mailsoff (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.reminders_mailsoff FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_mailsoff ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_mailsoff_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_ownlimit (
    id bigint NOT NULL,
    "limit" character varying(40) NOT NULL,
    starts_on date NOT NULL,
    due_on date NOT NULL,
    fields jsonb NOT NULL,
    "position" integer NOT NULL,
    complaint_id uuid NOT NULL,
    CONSTRAINT own_limit_due_after_start CHECK ((due_on >= starts_on)),
    CONSTRAINT reminders_ownlimit_position_check CHECK (("position" >= 0))
);

ALTER TABLE ONLY public.reminders_ownlimit FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_ownlimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_ownlimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reminders_reminder (
    id bigint NOT NULL,
    due_on date NOT NULL,
    stage smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    clock_id bigint,
    complaint_id uuid NOT NULL,
    limit_id bigint,
    CONSTRAINT reminder_of_one_day CHECK ((((clock_id IS NOT NULL) AND (limit_id IS NULL)) OR ((clock_id IS NULL) AND (limit_id IS NOT NULL)))),
    CONSTRAINT reminders_reminder_stage_check CHECK ((stage >= 0))
);

ALTER TABLE ONLY public.reminders_reminder FORCE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reminders_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_absence (
    id bigint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    ended_at timestamp with time zone,
    deputy_id bigint,
    membership_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT absence_ends_after_it_begins CHECK ((last_day >= first_day)),
    CONSTRAINT nobody_deputises_for_oneself CHECK (((deputy_id IS NULL) OR (NOT ((deputy_id = membership_id) AND (deputy_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.routing_absence FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_assignment (
    id bigint NOT NULL,
    how character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    membership_id bigint NOT NULL
);

ALTER TABLE ONLY public.routing_assignment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_escalationrule (
    id bigint NOT NULL,
    trigger character varying(20) NOT NULL,
    threshold bigint NOT NULL,
    level smallint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT escalation_rule_sound CHECK (((level > 0) AND (threshold >= 0))),
    CONSTRAINT routing_escalationrule_level_check CHECK ((level >= 0))
);

ALTER TABLE ONLY public.routing_escalationrule FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_escalationrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_escalationrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_intake (
    id bigint NOT NULL,
    automatic boolean NOT NULL,
    department_id bigint NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.routing_intake FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_intake ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_intake_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_level (
    id bigint NOT NULL,
    number smallint NOT NULL,
    name character varying(40) NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT front_line_has_no_row CHECK ((number > 0)),
    CONSTRAINT routing_level_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.routing_level FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_level ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_level_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_routingrule (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    issue character varying(40) NOT NULL,
    claim character varying(20) NOT NULL,
    amount_from bigint,
    product character varying(40) NOT NULL,
    province character varying(2) NOT NULL,
    channel character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    department character varying(40) NOT NULL,
    skill character varying(40) NOT NULL,
    organisation_id uuid NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT routing_routingrule_position_check CHECK (("position" >= 0)),
    CONSTRAINT rule_amount_positive CHECK (((amount_from IS NULL) OR (amount_from > 0)))
);

ALTER TABLE ONLY public.routing_routingrule FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_routingrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_routingrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_ruleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT routing_ruleversion_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.routing_ruleversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_ruleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_ruleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.routing_staffing (
    id bigint NOT NULL,
    skills jsonb NOT NULL,
    level smallint NOT NULL,
    membership_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT routing_staffing_level_check CHECK ((level >= 0))
);

ALTER TABLE ONLY public.routing_staffing FORCE ROW LEVEL SECURITY;

ALTER TABLE public.routing_staffing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.routing_staffing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.searching_entry (
    id bigint NOT NULL,
    tokens bigint[] NOT NULL,
    complaint_id uuid NOT NULL,
    payload_id uuid
);

ALTER TABLE public.searching_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.searching_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.service_hours_servicetarget (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    met_at timestamp with time zone,
    fields jsonb NOT NULL,
    complaint_id uuid NOT NULL,
    version_id bigint,
    CONSTRAINT service_target_lies_ahead CHECK ((due_at >= starts_at))
);

ALTER TABLE ONLY public.service_hours_servicetarget FORCE ROW LEVEL SECURITY;

ALTER TABLE public.service_hours_servicetarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.service_hours_servicetarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.service_hours_serviceversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    fields jsonb,
    made_at timestamp with time zone NOT NULL,
    department_id bigint,
    made_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT service_hours_serviceversion_number_check CHECK ((number >= 0))
);

ALTER TABLE ONLY public.service_hours_serviceversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.service_hours_serviceversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.service_hours_serviceversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.understanding_triagecorrection (
    id bigint NOT NULL,
    version character varying(40) NOT NULL,
    proposed character varying(40) NOT NULL,
    confidence smallint NOT NULL,
    filed character varying(40) NOT NULL,
    in_scope boolean NOT NULL,
    issue character varying(40) NOT NULL,
    further jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    said_by_id uuid NOT NULL,
    CONSTRAINT corrected_in_scope_has_issue CHECK (((in_scope AND (NOT ((issue)::text = ''::text))) OR ((NOT in_scope) AND ((issue)::text = ''::text)))),
    CONSTRAINT correction_confidence_known CHECK ((confidence <= 1000)),
    CONSTRAINT understanding_triagecorrection_confidence_check CHECK ((confidence >= 0))
);

ALTER TABLE ONLY public.understanding_triagecorrection FORCE ROW LEVEL SECURITY;

ALTER TABLE public.understanding_triagecorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understanding_triagecorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.understanding_understanding (
    id bigint NOT NULL,
    version character varying(40) NOT NULL,
    model_hash character varying(64) NOT NULL,
    in_scope boolean NOT NULL,
    issues jsonb NOT NULL,
    main_issue character varying(40) NOT NULL,
    sum_fen bigint,
    urgency character varying(10) NOT NULL,
    agent bytea NOT NULL,
    agent_index character varying(32) NOT NULL,
    told bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    respondent_id uuid,
    CONSTRAINT understood_in_scope_has_issue CHECK (((in_scope AND (NOT ((main_issue)::text = ''::text))) OR ((NOT in_scope) AND ((main_issue)::text = ''::text))))
);

ALTER TABLE ONLY public.understanding_understanding FORCE ROW LEVEL SECURITY;

ALTER TABLE public.understanding_understanding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understanding_understanding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_cannedreply (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    issues jsonb NOT NULL,
    retired_at timestamp with time zone,
    department_id bigint,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.workbench_cannedreply FORCE ROW LEVEL SECURITY;

CREATE TABLE public.workbench_checklistedition (
    id bigint NOT NULL,
    issue character varying(40) NOT NULL,
    version integer NOT NULL,
    checks jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT workbench_checklistedition_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.workbench_checklistedition FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_checklistedition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_checklistedition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_investigation (
    id bigint NOT NULL,
    version integer NOT NULL,
    cause character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    agent_id uuid,
    author_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    payload_id uuid NOT NULL,
    CONSTRAINT workbench_investigation_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.workbench_investigation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_investigation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_investigation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_kepttext (
    id bigint NOT NULL,
    token uuid NOT NULL,
    act character varying(20) NOT NULL,
    version integer NOT NULL,
    seen integer NOT NULL,
    typed bytea NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT workbench_kepttext_seen_check CHECK ((seen >= 0)),
    CONSTRAINT workbench_kepttext_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.workbench_kepttext FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_kepttext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_kepttext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_mention (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    by_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    message_id uuid NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE ONLY public.workbench_mention FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_merge (
    id bigint NOT NULL,
    main_number character varying(20) NOT NULL,
    ground character varying(20) NOT NULL,
    stage_before character varying(20) NOT NULL,
    clocks jsonb NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    main_id uuid NOT NULL,
    merged_by_id uuid NOT NULL,
    CONSTRAINT merge_ground_known CHECK (((ground)::text = ANY ((ARRAY['phone'::character varying, 'account'::character varying, 'confirmed'::character varying])::text[]))),
    CONSTRAINT merge_stage_known CHECK (((stage_before)::text = ANY ((ARRAY['filed'::character varying, 'in_hand'::character varying])::text[]))),
    CONSTRAINT no_merge_with_itself CHECK ((NOT (complaint_id = main_id)))
);

ALTER TABLE ONLY public.workbench_merge FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_merge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_personquestion (
    id bigint NOT NULL,
    state character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT no_question_about_itself CHECK ((NOT (complaint_id = other_id))),
    CONSTRAINT person_question_ends CHECK ((((ended_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT personquestion_state_known CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying, 'refused'::character varying, 'withdrawn'::character varying])::text[])))
);

ALTER TABLE ONLY public.workbench_personquestion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_personquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_personquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_presence (
    id bigint NOT NULL,
    writing boolean NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE ONLY public.workbench_presence FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_replyversion (
    id bigint NOT NULL,
    version integer NOT NULL,
    title character varying(80) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid,
    reply_id uuid NOT NULL,
    CONSTRAINT workbench_replyversion_version_check CHECK ((version >= 0))
);

ALTER TABLE ONLY public.workbench_replyversion FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_replyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_replyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbench_tick (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    ticked_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    ticked_by_id uuid NOT NULL
);

ALTER TABLE ONLY public.workbench_tick FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_tick ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_tick_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workdays_importedyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    edition smallint NOT NULL,
    title character varying(200) NOT NULL,
    address character varying(300) NOT NULL,
    days_off jsonb NOT NULL,
    made_up jsonb NOT NULL,
    file_hash character varying(64) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    imported_by_id uuid NOT NULL,
    CONSTRAINT imported_year_likely CHECK (((year >= 1949) AND (year <= 2199))),
    CONSTRAINT workdays_importedyear_edition_check CHECK ((edition >= 0)),
    CONSTRAINT workdays_importedyear_year_check CHECK ((year >= 0))
);

ALTER TABLE public.workdays_importedyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workdays_importedyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_bulkitem (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(40) NOT NULL,
    before jsonb,
    complaint_id uuid NOT NULL,
    run_id uuid NOT NULL
);

ALTER TABLE ONLY public.worklists_bulkitem FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_bulkitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_bulkitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_bulkrun (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    told bytea NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    undo_until timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT bulk_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'done'::character varying, 'called_off'::character varying, 'undoing'::character varying, 'undone'::character varying])::text[])))
);

ALTER TABLE ONLY public.worklists_bulkrun FORCE ROW LEVEL SECURITY;

CREATE TABLE public.worklists_opened (
    id bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE ONLY public.worklists_opened FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_opened ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_opened_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_pin (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    view_id uuid NOT NULL
);

ALTER TABLE ONLY public.worklists_pin FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_pin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_pin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_savedview (
    id uuid NOT NULL,
    audience character varying(12) NOT NULL,
    name character varying(40) NOT NULL,
    filters bytea NOT NULL,
    "order" character varying(10) NOT NULL,
    columns jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    department_id bigint,
    organisation_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    CONSTRAINT view_of_department_names_it CHECK (((((audience)::text = 'department'::text) AND (department_id IS NOT NULL)) OR ((NOT ((audience)::text = 'department'::text)) AND (department_id IS NULL))))
);

ALTER TABLE ONLY public.worklists_savedview FORCE ROW LEVEL SECURITY;

CREATE TABLE public.worklists_setaside (
    id bigint NOT NULL,
    until date NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY public.worklists_setaside FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_setaside ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_setaside_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_tag (
    id bigint NOT NULL,
    name character varying(20) NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.worklists_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.worklists_tagging (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL,
    tag_id bigint NOT NULL
);

ALTER TABLE ONLY public.worklists_tagging FORCE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_tagging ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklists_tagging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_failedattempt
    ADD CONSTRAINT accounts_failedattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_onetimecode
    ADD CONSTRAINT accounts_onetimecode_link_fingerprint_key UNIQUE (link_fingerprint);

ALTER TABLE ONLY public.accounts_onetimecode
    ADD CONSTRAINT accounts_onetimecode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_outgoingnote
    ADD CONSTRAINT accounts_outgoingnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_phonenumber
    ADD CONSTRAINT accounts_phonenumber_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_question
    ADD CONSTRAINT asked_once UNIQUE (complaint_id, kind);

ALTER TABLE ONLY public.audits_auditrun
    ADD CONSTRAINT audits_auditrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cache_entries
    ADD CONSTRAINT cache_entries_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.channels_notice
    ADD CONSTRAINT channels_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.channels_noticechoices
    ADD CONSTRAINT channels_noticechoices_membership_id_key UNIQUE (membership_id);

ALTER TABLE ONLY public.channels_noticechoices
    ADD CONSTRAINT channels_noticechoices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.channels_outboundmail
    ADD CONSTRAINT channels_outboundmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_access
    ADD CONSTRAINT complaints_access_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditrecord_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_circumstances
    ADD CONSTRAINT complaints_circumstances_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_circumstances
    ADD CONSTRAINT complaints_circumstances_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_claim
    ADD CONSTRAINT complaints_claim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_clock
    ADD CONSTRAINT complaints_clock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_columnmemory
    ADD CONSTRAINT complaints_columnmemory_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complainant_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complainant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_number_key UNIQUE (number);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_consent
    ADD CONSTRAINT complaints_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_demand
    ADD CONSTRAINT complaints_demand_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmentrequest_answer_id_key UNIQUE (answer_id);

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmentrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmentrequest_question_id_key UNIQUE (question_id);

ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT complaints_draftfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_draftpicture
    ADD CONSTRAINT complaints_draftpicture_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY public.complaints_draftpicture
    ADD CONSTRAINT complaints_draftpicture_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidenceitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_involvement
    ADD CONSTRAINT complaints_involvement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_payload_id_key UNIQUE (payload_id);

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_particulars
    ADD CONSTRAINT complaints_particulars_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_particulars
    ADD CONSTRAINT complaints_particulars_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_payload
    ADD CONSTRAINT complaints_payload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_proceeding
    ADD CONSTRAINT complaints_proceeding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_reopening
    ADD CONSTRAINT complaints_reopening_payload_id_key UNIQUE (payload_id);

ALTER TABLE ONLY public.complaints_reopening
    ADD CONSTRAINT complaints_reopening_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_demand
    ADD CONSTRAINT demanded_once UNIQUE (proceeding_id, kind);

ALTER TABLE ONLY public.directory_activation
    ADD CONSTRAINT directory_activation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_activationdocument
    ADD CONSTRAINT directory_activationdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT directory_department_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_emergencyaccess
    ADD CONSTRAINT directory_emergencyaccess_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_grant
    ADD CONSTRAINT directory_grant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_organisation
    ADD CONSTRAINT directory_organisation_name_key UNIQUE (name);

ALTER TABLE ONLY public.directory_organisation
    ADD CONSTRAINT directory_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_record
    ADD CONSTRAINT directory_record_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_relation
    ADD CONSTRAINT directory_relation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.directory_role
    ADD CONSTRAINT directory_role_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT drawn_once UNIQUE (draw_id, complaint_id);

ALTER TABLE ONLY public.identity_identity
    ADD CONSTRAINT identity_identity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_identityprovider
    ADD CONSTRAINT identity_identityprovider_organisation_id_key UNIQUE (organisation_id);

ALTER TABLE ONLY public.identity_identityprovider
    ADD CONSTRAINT identity_identityprovider_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integration_apitoken
    ADD CONSTRAINT integration_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integration_apitoken
    ADD CONSTRAINT integration_apitoken_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.integration_keptanswer
    ADD CONSTRAINT integration_keptanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integration_webhookdelivery
    ADD CONSTRAINT integration_webhookdelivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integration_webhookendpoint
    ADD CONSTRAINT integration_webhookendpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.integration_webhookmessage
    ADD CONSTRAINT integration_webhookmessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.limits_visits
    ADD CONSTRAINT limits_visits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT mentioned_once_in_a_note UNIQUE (message_id, user_id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_disposalitem
    ADD CONSTRAINT once_in_a_disposal UNIQUE (disposal_id, complaint_id);

ALTER TABLE ONLY public.worklists_bulkitem
    ADD CONSTRAINT once_in_a_run UNIQUE (run_id, complaint_id);

ALTER TABLE ONLY public.integration_keptanswer
    ADD CONSTRAINT one_answer_per_key UNIQUE (token_id, key_hash);

ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT one_department_per_code UNIQUE (organisation_id, code);

ALTER TABLE ONLY public.quality_draw
    ADD CONSTRAINT one_draw_a_week UNIQUE (organisation_id, week);

ALTER TABLE ONLY public.workbench_checklistedition
    ADD CONSTRAINT one_edition_of_a_checklist UNIQUE (organisation_id, issue, version);

ALTER TABLE ONLY public.workdays_importedyear
    ADD CONSTRAINT one_edition_of_a_year UNIQUE (year, edition);

ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT one_event_per_position UNIQUE (complaint_id, "position");

ALTER TABLE ONLY public.directory_grant
    ADD CONSTRAINT one_grant_of_a_role UNIQUE NULLS NOT DISTINCT (membership_id, role_id, department_id);

ALTER TABLE ONLY public.routing_level
    ADD CONSTRAINT one_level_of_a_number UNIQUE (organisation_id, number);

ALTER TABLE ONLY public.redress_offerlimit
    ADD CONSTRAINT one_limit_per_department UNIQUE NULLS NOT DISTINCT (organisation_id, department_id);

ALTER TABLE ONLY public.complaints_columnmemory
    ADD CONSTRAINT one_memory_of_a_mapping UNIQUE (organisation_id, header_sha256, mapping_sha256);

ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT one_name_per_draft UNIQUE (draft_id, purpose, name);

ALTER TABLE ONLY public.identity_identity
    ADD CONSTRAINT one_person_per_subject UNIQUE (provider_id, subject);

ALTER TABLE ONLY public.workbench_presence
    ADD CONSTRAINT one_presence_at_a_complaint UNIQUE (complaint_id, user_id);

ALTER TABLE ONLY public.directory_role
    ADD CONSTRAINT one_role_per_name UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.routing_routingrule
    ADD CONSTRAINT one_rule_at_a_place UNIQUE (version_id, "position");

ALTER TABLE ONLY public.routing_escalationrule
    ADD CONSTRAINT one_rule_of_a_trigger UNIQUE (organisation_id, trigger, level);

ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT one_seat_per_organisation UNIQUE (user_id, organisation_id);

ALTER TABLE ONLY public.service_hours_serviceversion
    ADD CONSTRAINT one_service_of_a_number UNIQUE (organisation_id, number);

ALTER TABLE ONLY public.identity_identity
    ADD CONSTRAINT one_subject_per_person UNIQUE (provider_id, user_id);

ALTER TABLE ONLY public.worklists_tag
    ADD CONSTRAINT one_tag_per_name UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.workbench_kepttext
    ADD CONSTRAINT one_text_of_a_token UNIQUE (complaint_id, user_id, token);

ALTER TABLE ONLY public.routing_ruleversion
    ADD CONSTRAINT one_version_of_a_number UNIQUE (organisation_id, number);

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT one_version_of_a_record UNIQUE (complaint_id, version);

ALTER TABLE ONLY public.workbench_replyversion
    ADD CONSTRAINT one_version_of_a_reply UNIQUE (reply_id, version);

ALTER TABLE ONLY public.worklists_savedview
    ADD CONSTRAINT one_view_per_name UNIQUE (organisation_id, owner_id, name);

ALTER TABLE ONLY public.worklists_opened
    ADD CONSTRAINT opened_once_by_each UNIQUE (user_id, complaint_id);

ALTER TABLE ONLY public.operations_installation
    ADD CONSTRAINT operations_installation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_ownlimit
    ADD CONSTRAINT own_limit_once UNIQUE (complaint_id, "limit");

ALTER TABLE ONLY public.worklists_pin
    ADD CONSTRAINT pinned_once UNIQUE (view_id, user_id);

ALTER TABLE ONLY public.privacy_disclosure
    ADD CONSTRAINT privacy_disclosure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_disposal
    ADD CONSTRAINT privacy_disposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_disposalitem
    ADD CONSTRAINT privacy_disposalitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_erasurerequest
    ADD CONSTRAINT privacy_erasurerequest_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.privacy_erasurerequest
    ADD CONSTRAINT privacy_erasurerequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.privacy_hold
    ADD CONSTRAINT privacy_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_dayflow
    ADD CONSTRAINT quality_dayflow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_daystock
    ADD CONSTRAINT quality_daystock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_draw
    ADD CONSTRAINT quality_draw_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_question
    ADD CONSTRAINT quality_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_question
    ADD CONSTRAINT quality_question_words_id_key UNIQUE (words_id);

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_reply_id_key UNIQUE (reply_id);

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_words_id_key UNIQUE (words_id);

ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_offer_id_key UNIQUE (offer_id);

ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_answer_id_key UNIQUE (answer_id);

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_payload_id_key UNIQUE (payload_id);

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.redress_offerlimit
    ADD CONSTRAINT redress_offerlimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminded_of_limit_once UNIQUE (limit_id, due_on, stage);

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminded_once UNIQUE (clock_id, due_on, stage);

ALTER TABLE ONLY public.reminders_casefeed
    ADD CONSTRAINT reminders_casefeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_casefeed
    ADD CONSTRAINT reminders_casefeed_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.reminders_clockmove
    ADD CONSTRAINT reminders_clockmove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_deskfeed
    ADD CONSTRAINT reminders_deskfeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_deskfeed
    ADD CONSTRAINT reminders_deskfeed_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.reminders_deskmails
    ADD CONSTRAINT reminders_deskmails_membership_id_key UNIQUE (membership_id);

ALTER TABLE ONLY public.reminders_deskmails
    ADD CONSTRAINT reminders_deskmails_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_mailsoff
    ADD CONSTRAINT reminders_mailsoff_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.reminders_mailsoff
    ADD CONSTRAINT reminders_mailsoff_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_ownlimit
    ADD CONSTRAINT reminders_ownlimit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminders_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_absence
    ADD CONSTRAINT routing_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_assignment
    ADD CONSTRAINT routing_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_escalationrule
    ADD CONSTRAINT routing_escalationrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_intake
    ADD CONSTRAINT routing_intake_department_id_key UNIQUE (department_id);

ALTER TABLE ONLY public.routing_intake
    ADD CONSTRAINT routing_intake_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_level
    ADD CONSTRAINT routing_level_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_routingrule
    ADD CONSTRAINT routing_routingrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_ruleversion
    ADD CONSTRAINT routing_ruleversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.routing_staffing
    ADD CONSTRAINT routing_staffing_membership_id_key UNIQUE (membership_id);

ALTER TABLE ONLY public.routing_staffing
    ADD CONSTRAINT routing_staffing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.searching_entry
    ADD CONSTRAINT searching_entry_payload_id_key UNIQUE (payload_id);

ALTER TABLE ONLY public.searching_entry
    ADD CONSTRAINT searching_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.service_hours_servicetarget
    ADD CONSTRAINT service_hours_servicetarget_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.service_hours_serviceversion
    ADD CONSTRAINT service_hours_serviceversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_tagging
    ADD CONSTRAINT tagged_once UNIQUE (complaint_id, tag_id);

ALTER TABLE ONLY public.understanding_triagecorrection
    ADD CONSTRAINT understanding_triagecorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.understanding_understanding
    ADD CONSTRAINT understanding_understanding_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.understanding_understanding
    ADD CONSTRAINT understanding_understanding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY public.workbench_cannedreply
    ADD CONSTRAINT workbench_cannedreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_checklistedition
    ADD CONSTRAINT workbench_checklistedition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigation_payload_id_key UNIQUE (payload_id);

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_kepttext
    ADD CONSTRAINT workbench_kepttext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT workbench_mention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_merge
    ADD CONSTRAINT workbench_merge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_personquestion
    ADD CONSTRAINT workbench_personquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_presence
    ADD CONSTRAINT workbench_presence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_replyversion
    ADD CONSTRAINT workbench_replyversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbench_tick
    ADD CONSTRAINT workbench_tick_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workdays_importedyear
    ADD CONSTRAINT workdays_importedyear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_bulkitem
    ADD CONSTRAINT worklists_bulkitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_bulkrun
    ADD CONSTRAINT worklists_bulkrun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_opened
    ADD CONSTRAINT worklists_opened_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_pin
    ADD CONSTRAINT worklists_pin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_savedview
    ADD CONSTRAINT worklists_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_setaside
    ADD CONSTRAINT worklists_setaside_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.worklists_setaside
    ADD CONSTRAINT worklists_setaside_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_tag
    ADD CONSTRAINT worklists_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.worklists_tagging
    ADD CONSTRAINT worklists_tagging_pkey PRIMARY KEY (id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_fa_key_8ff261_idx ON public.accounts_failedattempt USING btree (key, at);

CREATE INDEX accounts_onetimecode_link_fingerprint_b667c284_like ON public.accounts_onetimecode USING btree (link_fingerprint varchar_pattern_ops);

CREATE INDEX accounts_onetimecode_user_id_215e1794 ON public.accounts_onetimecode USING btree (user_id);

CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);

CREATE UNIQUE INDEX asked_once_about_another ON public.workbench_personquestion USING btree (complaint_id, other_id) WHERE (NOT ((state)::text = 'withdrawn'::text));

CREATE INDEX audits_audi_organis_2c7d78_idx ON public.audits_auditrun USING btree (organisation_id, made_at DESC, id DESC);

CREATE INDEX audits_auditrun_asked_by_id_4fdc0dea ON public.audits_auditrun USING btree (asked_by_id);

CREATE INDEX audits_auditrun_organisation_id_7de1d565 ON public.audits_auditrun USING btree (organisation_id);

CREATE INDEX audits_auditrun_token_id_d2093ae9 ON public.audits_auditrun USING btree (token_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX cache_entries_expires ON public.cache_entries USING btree (expires);

CREATE INDEX channels_notice_complaint_id_f71e8f4b ON public.channels_notice USING btree (complaint_id);

CREATE INDEX channels_notice_membership_id_91029aa3 ON public.channels_notice USING btree (membership_id);

CREATE INDEX channels_outboundmail_complaint_id_777c8fa0 ON public.channels_outboundmail USING btree (complaint_id);

CREATE INDEX clock_running ON public.complaints_clock USING btree (due_on) WHERE (completed_at IS NULL);

CREATE INDEX complaint_of_merchant ON public.complaints_complaint USING btree (respondent_id, merchant_no) WHERE ((merchant_no)::text <> ''::text);

CREATE INDEX complaint_of_person ON public.complaints_complaint USING btree (assignee_id, due_on) WHERE ((NOT ((stage)::text = 'closed'::text)) AND (assignee_id IS NOT NULL));

CREATE INDEX complaint_of_terminal ON public.complaints_complaint USING btree (respondent_id, terminal_no) WHERE ((terminal_no)::text <> ''::text);

CREATE INDEX complaints__respond_2e4770_idx ON public.complaints_complaint USING btree (respondent_id, stage, filed_at DESC);

CREATE INDEX complaints_access_complaint_id_685284b9 ON public.complaints_access USING btree (complaint_id);

CREATE INDEX complaints_access_secret_hash_7a831040 ON public.complaints_access USING btree (secret_hash);

CREATE INDEX complaints_access_secret_hash_7a831040_like ON public.complaints_access USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX complaints_access_user_id_f9e179fe ON public.complaints_access USING btree (user_id);

CREATE INDEX complaints_claim_complaint_id_3c9c1f49 ON public.complaints_claim USING btree (complaint_id);

CREATE INDEX complaints_clock_proceeding_id_48ae0373 ON public.complaints_clock USING btree (proceeding_id);

CREATE INDEX complaints_columnmemory_organisation_id_1e5f0eae ON public.complaints_columnmemory USING btree (organisation_id);

CREATE INDEX complaints_complainant_phone_index_636fbc54 ON public.complaints_complainant USING btree (phone_index);

CREATE INDEX complaints_complainant_phone_index_636fbc54_like ON public.complaints_complainant USING btree (phone_index varchar_pattern_ops);

CREATE INDEX complaints_complaint_assignee_id_8087f657 ON public.complaints_complaint USING btree (assignee_id);

CREATE INDEX complaints_complaint_department_id_8d225aac ON public.complaints_complaint USING btree (department_id);

CREATE INDEX complaints_complaint_follows_id_ea2e02cc ON public.complaints_complaint USING btree (follows_id);

CREATE INDEX complaints_complaint_number_0bd00cd2_like ON public.complaints_complaint USING btree (number varchar_pattern_ops);

CREATE INDEX complaints_complaint_respondent_id_27eae076 ON public.complaints_complaint USING btree (respondent_id);

CREATE INDEX complaints_consent_complaint_id_77bb8029 ON public.complaints_consent USING btree (complaint_id);

CREATE INDEX complaints_demand_message_id_49b07988 ON public.complaints_demand USING btree (message_id);

CREATE INDEX complaints_demand_proceeding_id_4263f557 ON public.complaints_demand USING btree (proceeding_id);

CREATE INDEX complaints_departmentrequest_asked_by_id_14a8b13d ON public.complaints_departmentrequest USING btree (asked_by_id);

CREATE INDEX complaints_departmentrequest_complaint_id_f8af3287 ON public.complaints_departmentrequest USING btree (complaint_id);

CREATE INDEX complaints_departmentrequest_department_id_d3b0e42e ON public.complaints_departmentrequest USING btree (department_id);

CREATE INDEX complaints_departmentrequest_respondent_id_59c184d2 ON public.complaints_departmentrequest USING btree (respondent_id);

CREATE INDEX complaints_draft_saved_at_73e0a5ee ON public.complaints_draft USING btree (saved_at);

CREATE INDEX complaints_draftfile_draft_id_ae078c21 ON public.complaints_draftfile USING btree (draft_id);

CREATE INDEX complaints_draftfile_sha256_47395558 ON public.complaints_draftfile USING btree (sha256);

CREATE INDEX complaints_draftfile_sha256_47395558_like ON public.complaints_draftfile USING btree (sha256 varchar_pattern_ops);

CREATE INDEX complaints_draftpicture_draft_id_e50fc829 ON public.complaints_draftpicture USING btree (draft_id);

CREATE INDEX complaints_draftpicture_picture_sha256_5b46c0ec ON public.complaints_draftpicture USING btree (picture_sha256);

CREATE INDEX complaints_draftpicture_picture_sha256_5b46c0ec_like ON public.complaints_draftpicture USING btree (picture_sha256 varchar_pattern_ops);

CREATE INDEX complaints_event_complaint_id_abd8bab6 ON public.complaints_event USING btree (complaint_id);

CREATE INDEX complaints_event_payload_id_6332ec47 ON public.complaints_event USING btree (payload_id);

CREATE INDEX complaints_evidenceitem_complaint_id_2088c802 ON public.complaints_evidenceitem USING btree (complaint_id);

CREATE INDEX complaints_evidenceitem_message_id_20cec20c ON public.complaints_evidenceitem USING btree (message_id);

CREATE INDEX complaints_evidenceitem_picture_sha256_d0cafee3 ON public.complaints_evidenceitem USING btree (picture_sha256);

CREATE INDEX complaints_evidenceitem_picture_sha256_d0cafee3_like ON public.complaints_evidenceitem USING btree (picture_sha256 varchar_pattern_ops);

CREATE INDEX complaints_evidenceitem_sha256_52ef559e ON public.complaints_evidenceitem USING btree (sha256);

CREATE INDEX complaints_evidenceitem_sha256_52ef559e_like ON public.complaints_evidenceitem USING btree (sha256 varchar_pattern_ops);

CREATE INDEX complaints_involvement_complaint_id_e073cb59 ON public.complaints_involvement USING btree (complaint_id);

CREATE INDEX complaints_involvement_organisation_id_63aed79f ON public.complaints_involvement USING btree (organisation_id);

CREATE INDEX complaints_involvement_respondent_id_8e3d7598 ON public.complaints_involvement USING btree (respondent_id);

CREATE INDEX complaints_message_author_id_cb726fa3 ON public.complaints_message USING btree (author_id);

CREATE INDEX complaints_message_complaint_id_e178ac06 ON public.complaints_message USING btree (complaint_id);

CREATE INDEX complaints_message_involvement_id_453ecbee ON public.complaints_message USING btree (involvement_id);

CREATE INDEX complaints_payload_complaint_id_8885b460 ON public.complaints_payload USING btree (complaint_id);

CREATE INDEX complaints_payload_involvement_id_ff61035c ON public.complaints_payload USING btree (involvement_id);

CREATE INDEX complaints_proceeding_complaint_id_3d6e7505 ON public.complaints_proceeding USING btree (complaint_id);

CREATE INDEX complaints_reopening_complaint_id_321056d7 ON public.complaints_reopening USING btree (complaint_id);

CREATE INDEX corrections_of_complaint ON public.understanding_triagecorrection USING btree (complaint_id, at DESC);

CREATE INDEX directory_activation_checked_by_id_57a67877 ON public.directory_activation USING btree (checked_by_id);

CREATE INDEX directory_activation_confirmed_by_id_0eade63c ON public.directory_activation USING btree (confirmed_by_id);

CREATE INDEX directory_activation_organisation_id_017ba158 ON public.directory_activation USING btree (organisation_id);

CREATE INDEX directory_activationdocument_activation_id_5843c629 ON public.directory_activationdocument USING btree (activation_id);

CREATE INDEX directory_activationdocument_sha256_d3683127 ON public.directory_activationdocument USING btree (sha256);

CREATE INDEX directory_activationdocument_sha256_d3683127_like ON public.directory_activationdocument USING btree (sha256 varchar_pattern_ops);

CREATE INDEX directory_department_organisation_id_934affd4 ON public.directory_department USING btree (organisation_id);

CREATE INDEX directory_emergencyaccess_organisation_id_6f198ec6 ON public.directory_emergencyaccess USING btree (organisation_id);

CREATE INDEX directory_emergencyaccess_user_id_afa35860 ON public.directory_emergencyaccess USING btree (user_id);

CREATE INDEX directory_grant_department_id_79eee25d ON public.directory_grant USING btree (department_id);

CREATE INDEX directory_grant_membership_id_9bf8569c ON public.directory_grant USING btree (membership_id);

CREATE INDEX directory_grant_role_id_16e866d5 ON public.directory_grant USING btree (role_id);

CREATE INDEX directory_invitation_department_id_a63c17f1 ON public.directory_invitation USING btree (department_id);

CREATE INDEX directory_invitation_invited_by_id_773c6c5a ON public.directory_invitation USING btree (invited_by_id);

CREATE INDEX directory_invitation_organisation_id_fba0d931 ON public.directory_invitation USING btree (organisation_id);

CREATE INDEX directory_invitation_role_id_61c0d918 ON public.directory_invitation USING btree (role_id);

CREATE INDEX directory_invitation_secret_hash_a599aec6_like ON public.directory_invitation USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX directory_membership_department_id_638a4d62 ON public.directory_membership USING btree (department_id);

CREATE INDEX directory_membership_organisation_id_1777c640 ON public.directory_membership USING btree (organisation_id);

CREATE INDEX directory_membership_user_id_c5348d5f ON public.directory_membership USING btree (user_id);

CREATE INDEX directory_organisation_name_ac07a6f0_like ON public.directory_organisation USING btree (name varchar_pattern_ops);

CREATE INDEX directory_record_organisation_id_e7a3b6bb ON public.directory_record USING btree (organisation_id);

CREATE INDEX directory_relation_one_id_aa5c13e3 ON public.directory_relation USING btree (one_id);

CREATE INDEX directory_relation_other_id_f6e9e6d4 ON public.directory_relation USING btree (other_id);

CREATE INDEX directory_role_organisation_id_de4e35ea ON public.directory_role USING btree (organisation_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX entry_tokens ON public.searching_entry USING gin (tokens);

CREATE INDEX flow_by_day ON public.quality_dayflow USING btree (organisation_id, day);

CREATE INDEX given_to_member ON public.routing_assignment USING btree (membership_id, given_at DESC);

CREATE INDEX identity_identity_provider_id_d25c115a ON public.identity_identity USING btree (provider_id);

CREATE INDEX identity_identity_user_id_95578370 ON public.identity_identity USING btree (user_id);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE UNIQUE INDEX in_one_disposal ON public.privacy_disposalitem USING btree (complaint_id) WHERE ((outcome)::text = ANY ((ARRAY['waiting'::character varying, 'erased'::character varying])::text[]));

CREATE INDEX integration_apitoken_membership_id_bdbf1409 ON public.integration_apitoken USING btree (membership_id);

CREATE INDEX integration_apitoken_organisation_id_fda84f37 ON public.integration_apitoken USING btree (organisation_id);

CREATE INDEX integration_apitoken_secret_hash_20882c2c_like ON public.integration_apitoken USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX integration_endpoin_bcd5e9_idx ON public.integration_webhookdelivery USING btree (endpoint_id, made_at DESC);

CREATE INDEX integration_keptanswer_made_at_4102ba65 ON public.integration_keptanswer USING btree (made_at);

CREATE INDEX integration_keptanswer_organisation_id_308cce19 ON public.integration_keptanswer USING btree (organisation_id);

CREATE INDEX integration_keptanswer_token_id_acc19b2e ON public.integration_keptanswer USING btree (token_id);

CREATE INDEX integration_webhookdelivery_endpoint_id_56c710b2 ON public.integration_webhookdelivery USING btree (endpoint_id);

CREATE INDEX integration_webhookdelivery_message_id_f76415e7 ON public.integration_webhookdelivery USING btree (message_id);

CREATE INDEX integration_webhookdelivery_organisation_id_9c226492 ON public.integration_webhookdelivery USING btree (organisation_id);

CREATE INDEX integration_webhookendpoint_organisation_id_c75eaa15 ON public.integration_webhookendpoint USING btree (organisation_id);

CREATE INDEX integration_webhookmessage_organisation_id_98c5bf1f ON public.integration_webhookmessage USING btree (organisation_id);

CREATE INDEX list_aimed ON public.complaints_complaint USING btree (respondent_id, aimed_at, id);

CREATE INDEX list_bound ON public.complaints_complaint USING btree (respondent_id, bound_on) WHERE ((stage)::text <> 'closed'::text);

CREATE INDEX list_by_day ON public.complaints_complaint USING btree (respondent_id, due_on, filed_at, id) WHERE ((stage)::text <> 'closed'::text);

CREATE INDEX list_changed ON public.complaints_complaint USING btree (respondent_id, changed_at DESC, id);

CREATE INDEX list_claimed ON public.complaints_complaint USING btree (respondent_id, claimed_fen DESC, id);

CREATE INDEX list_closed ON public.complaints_complaint USING btree (respondent_id, closed_at DESC, id) WHERE ((stage)::text = 'closed'::text);

CREATE INDEX list_decision ON public.complaints_complaint USING btree (respondent_id, due_on, filed_at, id) WHERE (((stage)::text <> 'closed'::text) AND awaits_decision);

CREATE INDEX list_filed ON public.complaints_complaint USING btree (respondent_id, filed_at DESC, id);

CREATE INDEX list_payment ON public.complaints_complaint USING btree (respondent_id, due_on, filed_at, id) WHERE (((stage)::text = 'settled'::text) AND awaits_payment);

CREATE INDEX list_reply ON public.complaints_complaint USING btree (respondent_id, due_on, filed_at, id) WHERE (((stage)::text = ANY ((ARRAY['filed'::character varying, 'in_hand'::character varying])::text[])) AND ((last_said_by)::text = 'complainant'::text));

CREATE INDEX mentions_of_a_person ON public.workbench_mention USING btree (user_id, at DESC);

CREATE UNIQUE INDEX merged_into_one ON public.workbench_merge USING btree (complaint_id) WHERE (undone_at IS NULL);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX moves_of_complaint ON public.reminders_clockmove USING btree (complaint_id, at DESC);

CREATE UNIQUE INDEX one_activation_in_force ON public.directory_activation USING btree (organisation_id) WHERE ((state)::text = 'active'::text);

CREATE UNIQUE INDEX one_entry_of_facts ON public.searching_entry USING btree (complaint_id) WHERE (payload_id IS NULL);

CREATE UNIQUE INDEX one_feed_per_complaint ON public.reminders_casefeed USING btree (complaint_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_feed_per_seat ON public.reminders_deskfeed USING btree (membership_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_hold_at_a_time ON public.privacy_hold USING btree (complaint_id) WHERE (released_at IS NULL);

CREATE UNIQUE INDEX one_open_access_per_person ON public.complaints_access USING btree (complaint_id, user_id) WHERE ((ended_at IS NULL) AND (user_id IS NOT NULL));

CREATE UNIQUE INDEX one_open_consent ON public.complaints_consent USING btree (complaint_id, category) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX one_open_invitation ON public.directory_invitation USING btree (organisation_id, email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));

CREATE UNIQUE INDEX one_open_involvement ON public.complaints_involvement USING btree (complaint_id, organisation_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_open_offer ON public.redress_offer USING btree (complaint_id) WHERE ((state)::text = 'open'::text);

CREATE UNIQUE INDEX one_open_question ON public.complaints_departmentrequest USING btree (complaint_id, department_id) WHERE ((state)::text = 'waiting'::text);

CREATE UNIQUE INDEX one_open_relation_of_a_kind ON public.directory_relation USING btree (kind, one_id, other_id) WHERE (until IS NULL);

CREATE UNIQUE INDEX one_prepared_offer ON public.redress_offer USING btree (complaint_id) WHERE ((state)::text = 'prepared'::text);

CREATE UNIQUE INDEX one_proceeding_per_procedure ON public.complaints_proceeding USING btree (complaint_id, procedure) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX one_running_service_target ON public.service_hours_servicetarget USING btree (complaint_id) WHERE (met_at IS NULL);

CREATE INDEX own_limit_by_day ON public.reminders_ownlimit USING btree (due_on);

CREATE INDEX privacy_disclosure_complaint_id_0f259ac2 ON public.privacy_disclosure USING btree (complaint_id);

CREATE INDEX privacy_disclosure_payload_id_afb106b8 ON public.privacy_disclosure USING btree (payload_id);

CREATE INDEX privacy_disclosure_user_id_4b33d987 ON public.privacy_disclosure USING btree (user_id);

CREATE INDEX privacy_disposal_decided_by_id_5b4b9f51 ON public.privacy_disposal USING btree (decided_by_id);

CREATE INDEX privacy_disposal_proposed_by_id_6692e6e6 ON public.privacy_disposal USING btree (proposed_by_id);

CREATE INDEX privacy_disposalitem_complaint_id_d465bfb2 ON public.privacy_disposalitem USING btree (complaint_id);

CREATE INDEX privacy_disposalitem_disposal_id_4e19a395 ON public.privacy_disposalitem USING btree (disposal_id);

CREATE INDEX privacy_hold_complaint_id_f7d6df4e ON public.privacy_hold USING btree (complaint_id);

CREATE INDEX privacy_hold_placed_by_id_009d3ae3 ON public.privacy_hold USING btree (placed_by_id);

CREATE INDEX privacy_hold_released_by_id_897be62f ON public.privacy_hold USING btree (released_by_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX quality_dayflow_agent_id_8ba798c8 ON public.quality_dayflow USING btree (agent_id);

CREATE INDEX quality_dayflow_department_id_f0377989 ON public.quality_dayflow USING btree (department_id);

CREATE INDEX quality_dayflow_organisation_id_5e1455c7 ON public.quality_dayflow USING btree (organisation_id);

CREATE INDEX quality_daystock_department_id_d6ee7c4b ON public.quality_daystock USING btree (department_id);

CREATE INDEX quality_daystock_organisation_id_c3b4c9b3 ON public.quality_daystock USING btree (organisation_id);

CREATE INDEX quality_draw_organisation_id_8f29c74b ON public.quality_draw USING btree (organisation_id);

CREATE INDEX quality_question_complaint_id_f1f85af3 ON public.quality_question USING btree (complaint_id);

CREATE INDEX quality_review_complaint_id_2df6316a ON public.quality_review USING btree (complaint_id);

CREATE INDEX quality_review_draw_id_08eb2c98 ON public.quality_review USING btree (draw_id);

CREATE INDEX quality_review_handler_id_70f53969 ON public.quality_review USING btree (handler_id);

CREATE INDEX quality_review_reviewer_id_07f381bf ON public.quality_review USING btree (reviewer_id);

CREATE INDEX questions_waiting ON public.complaints_departmentrequest USING btree (department_id, asked_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX redress_obligation_complaint_id_6202c3a8 ON public.redress_obligation USING btree (complaint_id);

CREATE INDEX redress_offer_approved_by_id_cfb861b0 ON public.redress_offer USING btree (approved_by_id);

CREATE INDEX redress_offer_complaint_id_088319db ON public.redress_offer USING btree (complaint_id);

CREATE INDEX redress_offer_made_by_id_f1b4b1b5 ON public.redress_offer USING btree (made_by_id);

CREATE INDEX redress_offerlimit_department_id_149b69d7 ON public.redress_offerlimit USING btree (department_id);

CREATE INDEX redress_offerlimit_organisation_id_e13f134a ON public.redress_offerlimit USING btree (organisation_id);

CREATE INDEX redress_offerlimit_set_by_id_ba6b5253 ON public.redress_offerlimit USING btree (set_by_id);

CREATE INDEX reminders_casefeed_complaint_id_7a27c57c ON public.reminders_casefeed USING btree (complaint_id);

CREATE INDEX reminders_casefeed_secret_hash_36039fef_like ON public.reminders_casefeed USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX reminders_clockmove_clock_id_2bce1cb8 ON public.reminders_clockmove USING btree (clock_id);

CREATE INDEX reminders_clockmove_complaint_id_c45aa9b8 ON public.reminders_clockmove USING btree (complaint_id);

CREATE INDEX reminders_deskfeed_membership_id_5de8da34 ON public.reminders_deskfeed USING btree (membership_id);

CREATE INDEX reminders_deskfeed_secret_hash_9b4da67b_like ON public.reminders_deskfeed USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX reminders_ownlimit_complaint_id_a9763284 ON public.reminders_ownlimit USING btree (complaint_id);

CREATE INDEX reminders_reminder_clock_id_a9860f79 ON public.reminders_reminder USING btree (clock_id);

CREATE INDEX reminders_reminder_complaint_id_9c40bcf1 ON public.reminders_reminder USING btree (complaint_id);

CREATE INDEX reminders_reminder_limit_id_4e209b2b ON public.reminders_reminder USING btree (limit_id);

CREATE INDEX routing_absence_deputy_id_c6e49c0b ON public.routing_absence USING btree (deputy_id);

CREATE INDEX routing_absence_membership_id_7964b0b4 ON public.routing_absence USING btree (membership_id);

CREATE INDEX routing_absence_organisation_id_18fd6b45 ON public.routing_absence USING btree (organisation_id);

CREATE INDEX routing_assignment_complaint_id_ca308b14 ON public.routing_assignment USING btree (complaint_id);

CREATE INDEX routing_assignment_membership_id_a24d0356 ON public.routing_assignment USING btree (membership_id);

CREATE INDEX routing_escalationrule_organisation_id_58cadca6 ON public.routing_escalationrule USING btree (organisation_id);

CREATE INDEX routing_intake_organisation_id_ddc850b9 ON public.routing_intake USING btree (organisation_id);

CREATE INDEX routing_level_organisation_id_1508ee7b ON public.routing_level USING btree (organisation_id);

CREATE INDEX routing_routingrule_organisation_id_2dbeb5df ON public.routing_routingrule USING btree (organisation_id);

CREATE INDEX routing_routingrule_version_id_cd4f7b51 ON public.routing_routingrule USING btree (version_id);

CREATE INDEX routing_ruleversion_made_by_id_0b3a0171 ON public.routing_ruleversion USING btree (made_by_id);

CREATE INDEX routing_ruleversion_organisation_id_1264e65e ON public.routing_ruleversion USING btree (organisation_id);

CREATE INDEX routing_staffing_organisation_id_8c1a9a9e ON public.routing_staffing USING btree (organisation_id);

CREATE INDEX runs_of_person ON public.worklists_bulkrun USING btree (user_id, made_at DESC);

CREATE INDEX searching_entry_complaint_id_b5704412 ON public.searching_entry USING btree (complaint_id);

CREATE INDEX service_hours_servicetarget_complaint_id_c7d19718 ON public.service_hours_servicetarget USING btree (complaint_id);

CREATE INDEX service_hours_servicetarget_version_id_30b01ab4 ON public.service_hours_servicetarget USING btree (version_id);

CREATE INDEX service_hours_serviceversion_department_id_c6045832 ON public.service_hours_serviceversion USING btree (department_id);

CREATE INDEX service_hours_serviceversion_made_by_id_50452c32 ON public.service_hours_serviceversion USING btree (made_by_id);

CREATE INDEX service_hours_serviceversion_organisation_id_3289946b ON public.service_hours_serviceversion USING btree (organisation_id);

CREATE INDEX service_target_met ON public.service_hours_servicetarget USING btree (met_at);

CREATE INDEX stock_by_day ON public.quality_daystock USING btree (organisation_id, day);

CREATE UNIQUE INDEX ticked_once ON public.workbench_tick USING btree (complaint_id, code) WHERE (undone_at IS NULL);

CREATE UNIQUE INDEX told_once ON public.channels_notice USING btree (membership_id, kind, complaint_id) NULLS NOT DISTINCT WHERE (told_at IS NULL);

CREATE INDEX understanding_triagecorrection_complaint_id_44f8b551 ON public.understanding_triagecorrection USING btree (complaint_id);

CREATE INDEX understanding_triagecorrection_said_by_id_9f54a2e8 ON public.understanding_triagecorrection USING btree (said_by_id);

CREATE INDEX understanding_understanding_agent_index_8c64d948 ON public.understanding_understanding USING btree (agent_index);

CREATE INDEX understanding_understanding_agent_index_8c64d948_like ON public.understanding_understanding USING btree (agent_index varchar_pattern_ops);

CREATE INDEX understanding_understanding_respondent_id_8adf3c20 ON public.understanding_understanding USING btree (respondent_id);

CREATE INDEX understood_by_agent ON public.understanding_understanding USING btree (respondent_id, agent_index) WHERE (NOT ((agent_index)::text = ''::text));

CREATE INDEX understood_by_charge ON public.understanding_understanding USING btree (respondent_id, main_issue, sum_fen) WHERE (sum_fen IS NOT NULL);

CREATE INDEX understood_by_issue ON public.understanding_understanding USING btree (respondent_id, main_issue);

CREATE INDEX understood_urgent ON public.understanding_understanding USING btree (respondent_id, urgency) WHERE (NOT ((urgency)::text = 'normal'::text));

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE INDEX workbench_cannedreply_department_id_de91c3f8 ON public.workbench_cannedreply USING btree (department_id);

CREATE INDEX workbench_cannedreply_organisation_id_7a9576c7 ON public.workbench_cannedreply USING btree (organisation_id);

CREATE INDEX workbench_checklistedition_author_id_761affde ON public.workbench_checklistedition USING btree (author_id);

CREATE INDEX workbench_checklistedition_organisation_id_9b481fb5 ON public.workbench_checklistedition USING btree (organisation_id);

CREATE INDEX workbench_investigation_agent_id_7fc5f518 ON public.workbench_investigation USING btree (agent_id);

CREATE INDEX workbench_investigation_author_id_d05f648d ON public.workbench_investigation USING btree (author_id);

CREATE INDEX workbench_investigation_complaint_id_b010fa2e ON public.workbench_investigation USING btree (complaint_id);

CREATE INDEX workbench_kepttext_complaint_id_93e3616e ON public.workbench_kepttext USING btree (complaint_id);

CREATE INDEX workbench_kepttext_user_id_14a2eed6 ON public.workbench_kepttext USING btree (user_id);

CREATE INDEX workbench_mention_by_id_af3cf567 ON public.workbench_mention USING btree (by_id);

CREATE INDEX workbench_mention_complaint_id_ddc62748 ON public.workbench_mention USING btree (complaint_id);

CREATE INDEX workbench_mention_message_id_1d4b0b41 ON public.workbench_mention USING btree (message_id);

CREATE INDEX workbench_mention_user_id_6545a26d ON public.workbench_mention USING btree (user_id);

CREATE INDEX workbench_merge_complaint_id_177c8fb7 ON public.workbench_merge USING btree (complaint_id);

CREATE INDEX workbench_merge_main_id_24bdc251 ON public.workbench_merge USING btree (main_id);

CREATE INDEX workbench_merge_merged_by_id_a6c7d1f9 ON public.workbench_merge USING btree (merged_by_id);

CREATE INDEX workbench_personquestion_asked_by_id_556e1aeb ON public.workbench_personquestion USING btree (asked_by_id);

CREATE INDEX workbench_personquestion_complaint_id_1d2bc586 ON public.workbench_personquestion USING btree (complaint_id);

CREATE INDEX workbench_personquestion_other_id_473b16cd ON public.workbench_personquestion USING btree (other_id);

CREATE INDEX workbench_presence_complaint_id_6e9be2db ON public.workbench_presence USING btree (complaint_id);

CREATE INDEX workbench_presence_user_id_546a783e ON public.workbench_presence USING btree (user_id);

CREATE INDEX workbench_replyversion_author_id_d7921ed7 ON public.workbench_replyversion USING btree (author_id);

CREATE INDEX workbench_replyversion_reply_id_0cb26c4c ON public.workbench_replyversion USING btree (reply_id);

CREATE INDEX workbench_tick_complaint_id_93379234 ON public.workbench_tick USING btree (complaint_id);

CREATE INDEX workbench_tick_ticked_by_id_8cda1e15 ON public.workbench_tick USING btree (ticked_by_id);

CREATE INDEX workdays_importedyear_imported_by_id_59b0f793 ON public.workdays_importedyear USING btree (imported_by_id);

CREATE INDEX worklists_bulkitem_complaint_id_f317e482 ON public.worklists_bulkitem USING btree (complaint_id);

CREATE INDEX worklists_bulkitem_run_id_ad503e63 ON public.worklists_bulkitem USING btree (run_id);

CREATE INDEX worklists_bulkrun_organisation_id_a057b8c5 ON public.worklists_bulkrun USING btree (organisation_id);

CREATE INDEX worklists_bulkrun_user_id_da703610 ON public.worklists_bulkrun USING btree (user_id);

CREATE INDEX worklists_opened_complaint_id_cd7c2adb ON public.worklists_opened USING btree (complaint_id);

CREATE INDEX worklists_opened_organisation_id_d0844790 ON public.worklists_opened USING btree (organisation_id);

CREATE INDEX worklists_opened_user_id_66bd9141 ON public.worklists_opened USING btree (user_id);

CREATE INDEX worklists_pin_user_id_0922839c ON public.worklists_pin USING btree (user_id);

CREATE INDEX worklists_pin_view_id_2c7e618d ON public.worklists_pin USING btree (view_id);

CREATE INDEX worklists_savedview_department_id_180df39d ON public.worklists_savedview USING btree (department_id);

CREATE INDEX worklists_savedview_organisation_id_31d383c6 ON public.worklists_savedview USING btree (organisation_id);

CREATE INDEX worklists_savedview_owner_id_1a23797e ON public.worklists_savedview USING btree (owner_id);

CREATE INDEX worklists_setaside_until_d0d450ff ON public.worklists_setaside USING btree (until);

CREATE INDEX worklists_tag_organisation_id_f03bc1ad ON public.worklists_tag USING btree (organisation_id);

CREATE INDEX worklists_tagging_complaint_id_cedc004d ON public.worklists_tagging USING btree (complaint_id);

CREATE INDEX worklists_tagging_tag_id_d36796f8 ON public.worklists_tagging USING btree (tag_id);

CREATE TRIGGER aim_noted AFTER INSERT OR DELETE OR UPDATE ON public.service_hours_servicetarget FOR EACH ROW EXECUTE FUNCTION public.juli_note_aim();

CREATE TRIGGER awaits_decision_noted AFTER INSERT OR DELETE OR UPDATE OF state ON public.redress_offer FOR EACH ROW EXECUTE FUNCTION public.juli_note_awaits_decision();

CREATE TRIGGER awaits_payment_noted AFTER INSERT OR DELETE OR UPDATE OF state ON public.redress_obligation FOR EACH ROW EXECUTE FUNCTION public.juli_note_awaits_payment();

CREATE TRIGGER checklistedition_kept BEFORE UPDATE ON public.workbench_checklistedition FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER clock_noted AFTER INSERT OR DELETE OR UPDATE ON public.complaints_clock FOR EACH ROW EXECUTE FUNCTION public.juli_note_due();

CREATE TRIGGER consent_kept BEFORE DELETE ON public.complaints_consent FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER consent_withdraw_only BEFORE UPDATE ON public.complaints_consent FOR EACH ROW EXECUTE FUNCTION public.juli_withdraw_only();

CREATE TRIGGER correction_kept BEFORE UPDATE ON public.understanding_triagecorrection FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER course_steps BEFORE UPDATE OF course ON public.complaints_proceeding FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('course', 'waiting>correcting,waiting>accepted,waiting>transferred,waiting>refused,waiting>answered,waiting>withdrawn,correcting>waiting,correcting>accepted,correcting>transferred,correcting>refused,correcting>answered,correcting>withdrawn,accepted>correcting,accepted>transferred,accepted>refused,accepted>answered,accepted>withdrawn,transferred>answered,transferred>withdrawn');

CREATE TRIGGER disclosure_append_only BEFORE DELETE OR UPDATE ON public.privacy_disclosure FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.complaints_event FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER event_chain BEFORE INSERT ON public.complaints_event FOR EACH ROW EXECUTE FUNCTION public.juli_continue_chain();

CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON public.complaints_event FOR EACH STATEMENT EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER filing_steps BEFORE UPDATE OF filing ON public.complaints_proceeding FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('filing', 'prepared>sent,prepared>received,sent>received');

CREATE TRIGGER investigation_kept BEFORE UPDATE ON public.workbench_investigation FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER move_kept BEFORE UPDATE ON public.reminders_clockmove FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER offer_terms_kept BEFORE UPDATE ON public.redress_offer FOR EACH ROW EXECUTE FUNCTION public.juli_offer_terms_kept();

CREATE TRIGGER outcome_steps BEFORE UPDATE OF outcome ON public.privacy_disposalitem FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('outcome', 'waiting>erased,waiting>held,waiting>not_due');

CREATE TRIGGER payload_erase_only BEFORE UPDATE ON public.complaints_payload FOR EACH ROW EXECUTE FUNCTION public.juli_erase_only();

CREATE TRIGGER payload_kept BEFORE DELETE ON public.complaints_payload FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER record_append_only BEFORE DELETE OR UPDATE ON public.directory_record FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER record_not_emptied BEFORE TRUNCATE ON public.directory_record FOR EACH STATEMENT EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER replyversion_kept BEFORE UPDATE ON public.workbench_replyversion FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER routingrule_kept BEFORE UPDATE ON public.routing_routingrule FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER ruleversion_kept BEFORE UPDATE ON public.routing_ruleversion FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER serviceversion_kept BEFORE UPDATE ON public.service_hours_serviceversion FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();

CREATE TRIGGER speaker_noted AFTER INSERT ON public.complaints_message FOR EACH ROW WHEN ((NOT new.internal)) EXECUTE FUNCTION public.juli_note_speaker();

CREATE TRIGGER stage_steps BEFORE UPDATE OF stage ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('stage', 'filed>in_hand,filed>settled,filed>closed,in_hand>settled,in_hand>closed,settled>in_hand,settled>closed,closed>filed,closed>in_hand');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.audits_auditrun FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'waiting>running,waiting>cancelled,waiting>failed,running>finished,running>failed,running>cancelled,finished>purged,failed>purged');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.complaints_demand FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'open>handed_over,open>not_kept,open>refused,not_kept>handed_over,refused>handed_over');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.complaints_departmentrequest FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'waiting>answered,waiting>withdrawn');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.complaints_draftpicture FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'waiting>reading,waiting>failed,reading>read,reading>failed,failed>waiting');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.complaints_evidenceitem FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'stored>withdrawn,stored>erased,withdrawn>erased');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.directory_activation FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'proposed>checked,proposed>active,proposed>refused,checked>active,checked>refused,active>ended');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.integration_webhookdelivery FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'waiting>delivered,waiting>failed,delivered>waiting,failed>waiting');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.privacy_disposal FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'proposed>approved,proposed>refused,approved>done');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.redress_obligation FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'due>paid,paid>confirmed,paid>due');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.redress_offer FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'prepared>open,prepared>returned,prepared>withdrawn,open>accepted,open>rejected,open>withdrawn');

CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.workbench_personquestion FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'asked>confirmed,asked>refused,asked>withdrawn');

CREATE TRIGGER tokens_end AFTER UPDATE OF left_on ON public.directory_membership FOR EACH ROW WHEN ((new.left_on IS NOT NULL)) EXECUTE FUNCTION public.juli_end_tokens();

CREATE TRIGGER words_forgotten AFTER UPDATE OF content ON public.complaints_payload FOR EACH ROW WHEN ((new.content IS NULL)) EXECUTE FUNCTION public.juli_forget_words();

CREATE TRIGGER year_kept BEFORE DELETE OR UPDATE ON public.workdays_importedyear FOR EACH ROW EXECUTE FUNCTION public.juli_year_kept();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_onetimecode
    ADD CONSTRAINT accounts_onetimecode_user_id_215e1794_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_phonenumber
    ADD CONSTRAINT accounts_phonenumber_user_id_a678b5cd_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audits_auditrun
    ADD CONSTRAINT audits_auditrun_asked_by_id_4fdc0dea_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audits_auditrun
    ADD CONSTRAINT audits_auditrun_organisation_id_7de1d565_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.audits_auditrun
    ADD CONSTRAINT audits_auditrun_token_id_d2093ae9_fk_integration_apitoken_id FOREIGN KEY (token_id) REFERENCES public.integration_apitoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.channels_notice
    ADD CONSTRAINT channels_notice_complaint_id_f71e8f4b_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.channels_notice
    ADD CONSTRAINT channels_notice_membership_id_91029aa3_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.channels_noticechoices
    ADD CONSTRAINT channels_noticechoic_membership_id_f62e2670_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.channels_outboundmail
    ADD CONSTRAINT channels_outboundmai_complaint_id_777c8fa0_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_access
    ADD CONSTRAINT complaints_access_complaint_id_685284b9_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_access
    ADD CONSTRAINT complaints_access_user_id_f9e179fe_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditreco_complaint_id_f5fcb0cd_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_circumstances
    ADD CONSTRAINT complaints_circumsta_complaint_id_54b2a0ec_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_claim
    ADD CONSTRAINT complaints_claim_complaint_id_3c9c1f49_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_clock
    ADD CONSTRAINT complaints_clock_proceeding_id_48ae0373_fk_complaint FOREIGN KEY (proceeding_id) REFERENCES public.complaints_proceeding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_columnmemory
    ADD CONSTRAINT complaints_columnmem_organisation_id_1e5f0eae_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complaina_complaint_id_1265fcff_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_assignee_id_8087f657_fk_accounts_user_id FOREIGN KEY (assignee_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_department_id_8d225aac_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_follows_id_ea2e02cc_fk_complaint FOREIGN KEY (follows_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_respondent_id_27eae076_fk_directory FOREIGN KEY (respondent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_consent
    ADD CONSTRAINT complaints_consent_complaint_id_77bb8029_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_demand
    ADD CONSTRAINT complaints_demand_message_id_49b07988_fk_complaints_message_id FOREIGN KEY (message_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_demand
    ADD CONSTRAINT complaints_demand_proceeding_id_4263f557_fk_complaint FOREIGN KEY (proceeding_id) REFERENCES public.complaints_proceeding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_answer_id_fb0b439e_fk_complaint FOREIGN KEY (answer_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_asked_by_id_14a8b13d_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_complaint_id_f8af3287_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_department_id_d3b0e42e_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_question_id_f000dc4a_fk_complaint FOREIGN KEY (question_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_departmentrequest
    ADD CONSTRAINT complaints_departmen_respondent_id_59c184d2_fk_directory FOREIGN KEY (respondent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_complaint_id_0bfff5c4_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT complaints_draftfile_draft_id_ae078c21_fk_complaints_draft_id FOREIGN KEY (draft_id) REFERENCES public.complaints_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_draftpicture
    ADD CONSTRAINT complaints_draftpict_draft_id_e50fc829_fk_complaint FOREIGN KEY (draft_id) REFERENCES public.complaints_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_draftpicture
    ADD CONSTRAINT complaints_draftpict_file_id_64f27217_fk_complaint FOREIGN KEY (file_id) REFERENCES public.complaints_draftfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_complaint_id_abd8bab6_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_payload_id_6332ec47_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidencei_complaint_id_2088c802_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidencei_message_id_20cec20c_fk_complaint FOREIGN KEY (message_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_involvement
    ADD CONSTRAINT complaints_involveme_complaint_id_e073cb59_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_involvement
    ADD CONSTRAINT complaints_involveme_organisation_id_63aed79f_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_involvement
    ADD CONSTRAINT complaints_involveme_respondent_id_8e3d7598_fk_directory FOREIGN KEY (respondent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_author_id_cb726fa3_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_complaint_id_e178ac06_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_involvement_id_453ecbee_fk_complaint FOREIGN KEY (involvement_id) REFERENCES public.complaints_involvement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_payload_id_ded7121b_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_particulars
    ADD CONSTRAINT complaints_particula_complaint_id_334243b7_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_payload
    ADD CONSTRAINT complaints_payload_complaint_id_8885b460_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_payload
    ADD CONSTRAINT complaints_payload_involvement_id_ff61035c_fk_complaint FOREIGN KEY (involvement_id) REFERENCES public.complaints_involvement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_proceeding
    ADD CONSTRAINT complaints_proceedin_complaint_id_3d6e7505_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_reopening
    ADD CONSTRAINT complaints_reopening_complaint_id_321056d7_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_reopening
    ADD CONSTRAINT complaints_reopening_payload_id_94e3bf9d_fk_complaint FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_activationdocument
    ADD CONSTRAINT directory_activation_activation_id_5843c629_fk_directory FOREIGN KEY (activation_id) REFERENCES public.directory_activation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_activation
    ADD CONSTRAINT directory_activation_checked_by_id_57a67877_fk_accounts_user_id FOREIGN KEY (checked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_activation
    ADD CONSTRAINT directory_activation_confirmed_by_id_0eade63c_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_activation
    ADD CONSTRAINT directory_activation_organisation_id_017ba158_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT directory_department_organisation_id_934affd4_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_emergencyaccess
    ADD CONSTRAINT directory_emergencya_organisation_id_6f198ec6_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_emergencyaccess
    ADD CONSTRAINT directory_emergencyaccess_user_id_afa35860_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_grant
    ADD CONSTRAINT directory_grant_department_id_79eee25d_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_grant
    ADD CONSTRAINT directory_grant_membership_id_9bf8569c_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_grant
    ADD CONSTRAINT directory_grant_role_id_16e866d5_fk_directory_role_id FOREIGN KEY (role_id) REFERENCES public.directory_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_department_id_a63c17f1_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_invited_by_id_773c6c5a_fk_accounts_user_id FOREIGN KEY (invited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_organisation_id_fba0d931_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_invitation
    ADD CONSTRAINT directory_invitation_role_id_61c0d918_fk_directory_role_id FOREIGN KEY (role_id) REFERENCES public.directory_role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_department_id_638a4d62_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_organisation_id_1777c640_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_user_id_c5348d5f_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_record
    ADD CONSTRAINT directory_record_organisation_id_e7a3b6bb_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_relation
    ADD CONSTRAINT directory_relation_one_id_aa5c13e3_fk_directory_organisation_id FOREIGN KEY (one_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_relation
    ADD CONSTRAINT directory_relation_other_id_f6e9e6d4_fk_directory FOREIGN KEY (other_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.directory_role
    ADD CONSTRAINT directory_role_organisation_id_de4e35ea_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_identity
    ADD CONSTRAINT identity_identity_provider_id_d25c115a_fk_identity_ FOREIGN KEY (provider_id) REFERENCES public.identity_identityprovider(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_identity
    ADD CONSTRAINT identity_identity_user_id_95578370_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_identityprovider
    ADD CONSTRAINT identity_identitypro_organisation_id_b98f01fe_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_apitoken
    ADD CONSTRAINT integration_apitoken_membership_id_bdbf1409_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_apitoken
    ADD CONSTRAINT integration_apitoken_organisation_id_fda84f37_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_keptanswer
    ADD CONSTRAINT integration_keptansw_organisation_id_308cce19_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_keptanswer
    ADD CONSTRAINT integration_keptansw_token_id_acc19b2e_fk_integrati FOREIGN KEY (token_id) REFERENCES public.integration_apitoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_webhookdelivery
    ADD CONSTRAINT integration_webhookd_endpoint_id_56c710b2_fk_integrati FOREIGN KEY (endpoint_id) REFERENCES public.integration_webhookendpoint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_webhookdelivery
    ADD CONSTRAINT integration_webhookd_message_id_f76415e7_fk_integrati FOREIGN KEY (message_id) REFERENCES public.integration_webhookmessage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_webhookdelivery
    ADD CONSTRAINT integration_webhookd_organisation_id_9c226492_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_webhookendpoint
    ADD CONSTRAINT integration_webhooke_organisation_id_c75eaa15_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.integration_webhookmessage
    ADD CONSTRAINT integration_webhookm_organisation_id_98c5bf1f_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disclosure
    ADD CONSTRAINT privacy_disclosure_complaint_id_0f259ac2_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disclosure
    ADD CONSTRAINT privacy_disclosure_payload_id_afb106b8_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disclosure
    ADD CONSTRAINT privacy_disclosure_user_id_4b33d987_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disposal
    ADD CONSTRAINT privacy_disposal_decided_by_id_5b4b9f51_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disposal
    ADD CONSTRAINT privacy_disposal_proposed_by_id_6692e6e6_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disposalitem
    ADD CONSTRAINT privacy_disposalitem_complaint_id_d465bfb2_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_disposalitem
    ADD CONSTRAINT privacy_disposalitem_disposal_id_4e19a395_fk_privacy_d FOREIGN KEY (disposal_id) REFERENCES public.privacy_disposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_erasurerequest
    ADD CONSTRAINT privacy_erasurereque_complaint_id_e245d752_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_hold
    ADD CONSTRAINT privacy_hold_complaint_id_f7d6df4e_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_hold
    ADD CONSTRAINT privacy_hold_placed_by_id_009d3ae3_fk_accounts_user_id FOREIGN KEY (placed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.privacy_hold
    ADD CONSTRAINT privacy_hold_released_by_id_897be62f_fk_accounts_user_id FOREIGN KEY (released_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.quality_dayflow
    ADD CONSTRAINT quality_dayflow_agent_id_8ba798c8_fk_directory_organisation_id FOREIGN KEY (agent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_dayflow
    ADD CONSTRAINT quality_dayflow_department_id_f0377989_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_dayflow
    ADD CONSTRAINT quality_dayflow_organisation_id_5e1455c7_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_daystock
    ADD CONSTRAINT quality_daystock_department_id_d6ee7c4b_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_daystock
    ADD CONSTRAINT quality_daystock_organisation_id_c3b4c9b3_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_draw
    ADD CONSTRAINT quality_draw_organisation_id_8f29c74b_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_question
    ADD CONSTRAINT quality_question_complaint_id_f1f85af3_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_question
    ADD CONSTRAINT quality_question_words_id_8e5e4d1e_fk_complaints_payload_id FOREIGN KEY (words_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_complaint_id_2df6316a_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_draw_id_08eb2c98_fk_quality_draw_id FOREIGN KEY (draw_id) REFERENCES public.quality_draw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_handler_id_70f53969_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_reply_id_ec4926b8_fk_complaints_payload_id FOREIGN KEY (reply_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_reviewer_id_07f381bf_fk_accounts_user_id FOREIGN KEY (reviewer_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.quality_review
    ADD CONSTRAINT quality_review_words_id_796c7f47_fk_complaints_payload_id FOREIGN KEY (words_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_complaint_id_6202c3a8_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_offer_id_f16dbd13_fk_redress_offer_id FOREIGN KEY (offer_id) REFERENCES public.redress_offer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_answer_id_c9c28e58_fk_complaints_payload_id FOREIGN KEY (answer_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_approved_by_id_cfb861b0_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_complaint_id_088319db_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_made_by_id_f1b4b1b5_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_payload_id_fcecf22d_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offerlimit
    ADD CONSTRAINT redress_offerlimit_department_id_149b69d7_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offerlimit
    ADD CONSTRAINT redress_offerlimit_organisation_id_e13f134a_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.redress_offerlimit
    ADD CONSTRAINT redress_offerlimit_set_by_id_ba6b5253_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_casefeed
    ADD CONSTRAINT reminders_casefeed_complaint_id_7a27c57c_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_clockmove
    ADD CONSTRAINT reminders_clockmove_clock_id_2bce1cb8_fk_complaints_clock_id FOREIGN KEY (clock_id) REFERENCES public.complaints_clock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_clockmove
    ADD CONSTRAINT reminders_clockmove_complaint_id_c45aa9b8_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_deskfeed
    ADD CONSTRAINT reminders_deskfeed_membership_id_5de8da34_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_deskmails
    ADD CONSTRAINT reminders_deskmails_membership_id_80ebf0ba_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_mailsoff
    ADD CONSTRAINT reminders_mailsoff_complaint_id_85d3ca04_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_ownlimit
    ADD CONSTRAINT reminders_ownlimit_complaint_id_a9763284_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminders_reminder_clock_id_a9860f79_fk_complaints_clock_id FOREIGN KEY (clock_id) REFERENCES public.complaints_clock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminders_reminder_complaint_id_9c40bcf1_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reminders_reminder
    ADD CONSTRAINT reminders_reminder_limit_id_4e209b2b_fk_reminders_ownlimit_id FOREIGN KEY (limit_id) REFERENCES public.reminders_ownlimit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_absence
    ADD CONSTRAINT routing_absence_deputy_id_c6e49c0b_fk_directory_membership_id FOREIGN KEY (deputy_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_absence
    ADD CONSTRAINT routing_absence_membership_id_7964b0b4_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_absence
    ADD CONSTRAINT routing_absence_organisation_id_18fd6b45_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_assignment
    ADD CONSTRAINT routing_assignment_complaint_id_ca308b14_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_assignment
    ADD CONSTRAINT routing_assignment_membership_id_a24d0356_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_escalationrule
    ADD CONSTRAINT routing_escalationru_organisation_id_58cadca6_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_intake
    ADD CONSTRAINT routing_intake_department_id_ed08d062_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_intake
    ADD CONSTRAINT routing_intake_organisation_id_ddc850b9_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_level
    ADD CONSTRAINT routing_level_organisation_id_1508ee7b_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_routingrule
    ADD CONSTRAINT routing_routingrule_organisation_id_2dbeb5df_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_routingrule
    ADD CONSTRAINT routing_routingrule_version_id_cd4f7b51_fk_routing_r FOREIGN KEY (version_id) REFERENCES public.routing_ruleversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_ruleversion
    ADD CONSTRAINT routing_ruleversion_made_by_id_0b3a0171_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_ruleversion
    ADD CONSTRAINT routing_ruleversion_organisation_id_1264e65e_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_staffing
    ADD CONSTRAINT routing_staffing_membership_id_d7771e83_fk_directory FOREIGN KEY (membership_id) REFERENCES public.directory_membership(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.routing_staffing
    ADD CONSTRAINT routing_staffing_organisation_id_8c1a9a9e_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.searching_entry
    ADD CONSTRAINT searching_entry_complaint_id_b5704412_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.searching_entry
    ADD CONSTRAINT searching_entry_payload_id_3af8b9b9_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.service_hours_servicetarget
    ADD CONSTRAINT service_hours_servic_complaint_id_c7d19718_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.service_hours_serviceversion
    ADD CONSTRAINT service_hours_servic_department_id_c6045832_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.service_hours_serviceversion
    ADD CONSTRAINT service_hours_servic_made_by_id_50452c32_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.service_hours_serviceversion
    ADD CONSTRAINT service_hours_servic_organisation_id_3289946b_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.service_hours_servicetarget
    ADD CONSTRAINT service_hours_servic_version_id_30b01ab4_fk_service_h FOREIGN KEY (version_id) REFERENCES public.service_hours_serviceversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.understanding_triagecorrection
    ADD CONSTRAINT understanding_triage_complaint_id_44f8b551_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.understanding_triagecorrection
    ADD CONSTRAINT understanding_triage_said_by_id_9f54a2e8_fk_accounts_ FOREIGN KEY (said_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.understanding_understanding
    ADD CONSTRAINT understanding_unders_complaint_id_f992959d_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.understanding_understanding
    ADD CONSTRAINT understanding_unders_respondent_id_8adf3c20_fk_directory FOREIGN KEY (respondent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_cannedreply
    ADD CONSTRAINT workbench_cannedrepl_department_id_de91c3f8_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_cannedreply
    ADD CONSTRAINT workbench_cannedrepl_organisation_id_7a9576c7_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_checklistedition
    ADD CONSTRAINT workbench_checkliste_author_id_761affde_fk_accounts_ FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_checklistedition
    ADD CONSTRAINT workbench_checkliste_organisation_id_9b481fb5_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigat_agent_id_7fc5f518_fk_directory FOREIGN KEY (agent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigat_complaint_id_b010fa2e_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigat_payload_id_453542b5_fk_complaint FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_investigation
    ADD CONSTRAINT workbench_investigation_author_id_d05f648d_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_kepttext
    ADD CONSTRAINT workbench_kepttext_complaint_id_93e3616e_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_kepttext
    ADD CONSTRAINT workbench_kepttext_user_id_14a2eed6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT workbench_mention_by_id_af3cf567_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT workbench_mention_complaint_id_ddc62748_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT workbench_mention_message_id_1d4b0b41_fk_complaints_message_id FOREIGN KEY (message_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_mention
    ADD CONSTRAINT workbench_mention_user_id_6545a26d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_merge
    ADD CONSTRAINT workbench_merge_complaint_id_177c8fb7_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_merge
    ADD CONSTRAINT workbench_merge_main_id_24bdc251_fk_complaints_complaint_id FOREIGN KEY (main_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_merge
    ADD CONSTRAINT workbench_merge_merged_by_id_a6c7d1f9_fk_accounts_user_id FOREIGN KEY (merged_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_personquestion
    ADD CONSTRAINT workbench_personques_asked_by_id_556e1aeb_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_personquestion
    ADD CONSTRAINT workbench_personques_complaint_id_1d2bc586_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_personquestion
    ADD CONSTRAINT workbench_personques_other_id_473b16cd_fk_complaint FOREIGN KEY (other_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_presence
    ADD CONSTRAINT workbench_presence_complaint_id_6e9be2db_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_presence
    ADD CONSTRAINT workbench_presence_user_id_546a783e_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_replyversion
    ADD CONSTRAINT workbench_replyversi_reply_id_0cb26c4c_fk_workbench FOREIGN KEY (reply_id) REFERENCES public.workbench_cannedreply(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_replyversion
    ADD CONSTRAINT workbench_replyversion_author_id_d7921ed7_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_tick
    ADD CONSTRAINT workbench_tick_complaint_id_93379234_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workbench_tick
    ADD CONSTRAINT workbench_tick_ticked_by_id_8cda1e15_fk_accounts_user_id FOREIGN KEY (ticked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workdays_importedyear
    ADD CONSTRAINT workdays_importedyea_imported_by_id_59b0f793_fk_accounts_ FOREIGN KEY (imported_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_bulkitem
    ADD CONSTRAINT worklists_bulkitem_complaint_id_f317e482_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_bulkitem
    ADD CONSTRAINT worklists_bulkitem_run_id_ad503e63_fk_worklists_bulkrun_id FOREIGN KEY (run_id) REFERENCES public.worklists_bulkrun(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_bulkrun
    ADD CONSTRAINT worklists_bulkrun_organisation_id_a057b8c5_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_bulkrun
    ADD CONSTRAINT worklists_bulkrun_user_id_da703610_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_opened
    ADD CONSTRAINT worklists_opened_complaint_id_cd7c2adb_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_opened
    ADD CONSTRAINT worklists_opened_organisation_id_d0844790_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_opened
    ADD CONSTRAINT worklists_opened_user_id_66bd9141_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_pin
    ADD CONSTRAINT worklists_pin_user_id_0922839c_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_pin
    ADD CONSTRAINT worklists_pin_view_id_2c7e618d_fk_worklists_savedview_id FOREIGN KEY (view_id) REFERENCES public.worklists_savedview(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_savedview
    ADD CONSTRAINT worklists_savedview_department_id_180df39d_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_savedview
    ADD CONSTRAINT worklists_savedview_organisation_id_31d383c6_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_savedview
    ADD CONSTRAINT worklists_savedview_owner_id_1a23797e_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_setaside
    ADD CONSTRAINT worklists_setaside_complaint_id_58202020_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_tag
    ADD CONSTRAINT worklists_tag_organisation_id_f03bc1ad_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_tagging
    ADD CONSTRAINT worklists_tagging_complaint_id_cedc004d_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.worklists_tagging
    ADD CONSTRAINT worklists_tagging_tag_id_d36796f8_fk_worklists_tag_id FOREIGN KEY (tag_id) REFERENCES public.worklists_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.accounts_phonenumber ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audits_auditrun ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.channels_notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.channels_noticechoices ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.channels_outboundmail ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_access ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_auditrecord ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_circumstances ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_claim ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_clock ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_complainant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_complaint ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_consent ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_demand ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_departmentrequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_draftfile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_draftpicture ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_evidenceitem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_involvement ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_message ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_particulars ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_payload ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_proceeding ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complaints_reopening ENABLE ROW LEVEL SECURITY;

CREATE POLICY delete_by_who_may ON public.accounts_phonenumber AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.audits_auditrun AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.channels_notice AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.channels_noticechoices AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.channels_outboundmail AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_access AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_auditrecord AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_circumstances AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_claim AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_clock AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_complainant AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_complaint AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_consent AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_demand AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_departmentrequest AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_draft AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_draftfile AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_draftpicture AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_event AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_evidenceitem AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_involvement AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_message AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_particulars AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_payload AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_proceeding AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.complaints_reopening AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_activation AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_activationdocument AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_emergencyaccess AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_grant AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_invitation AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_membership AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_record AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.directory_role AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.integration_apitoken AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.integration_keptanswer AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.integration_webhookdelivery AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.integration_webhookendpoint AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.integration_webhookmessage AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.privacy_disclosure AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.privacy_disposal AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.privacy_disposalitem AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.privacy_erasurerequest AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.privacy_hold AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.quality_dayflow AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.quality_daystock AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.quality_draw AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.quality_question AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.quality_review AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.redress_obligation AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.redress_offer AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.redress_offerlimit AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_casefeed AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_clockmove AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_deskfeed AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_deskmails AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_mailsoff AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_ownlimit AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.reminders_reminder AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_absence AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_assignment AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_escalationrule AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_intake AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_level AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_routingrule AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_ruleversion AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.routing_staffing AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.service_hours_servicetarget AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.service_hours_serviceversion AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.understanding_triagecorrection AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.understanding_understanding AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_cannedreply AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_checklistedition AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_investigation AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_kepttext AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_mention AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_merge AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_personquestion AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_presence AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_replyversion AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.workbench_tick AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_bulkitem AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_bulkrun AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_opened AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_pin AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_savedview AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_setaside AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_tag AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY delete_by_who_may ON public.worklists_tagging AS RESTRICTIVE FOR DELETE USING (( SELECT public.juli_may_write() AS juli_may_write));

ALTER TABLE public.directory_activation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_activationdocument ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_emergencyaccess ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_invitation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_record ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.directory_role ENABLE ROW LEVEL SECURITY;

CREATE POLICY insert_by_who_may ON public.accounts_phonenumber AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.audits_auditrun AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.channels_notice AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.channels_noticechoices AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.channels_outboundmail AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_access AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_auditrecord AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_circumstances AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_claim AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_clock AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_complainant AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_complaint AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_consent AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_demand AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_departmentrequest AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_draft AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_draftfile AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_draftpicture AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_event AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_evidenceitem AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_involvement AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_message AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_particulars AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_payload AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_proceeding AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.complaints_reopening AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_activation AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_activationdocument AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_emergencyaccess AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_grant AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_invitation AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_membership AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_record AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.directory_role AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.integration_apitoken AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.integration_keptanswer AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.integration_webhookdelivery AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.integration_webhookendpoint AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.integration_webhookmessage AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.privacy_disclosure AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.privacy_disposal AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.privacy_disposalitem AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.privacy_erasurerequest AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.privacy_hold AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.quality_dayflow AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.quality_daystock AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.quality_draw AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.quality_question AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.quality_review AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.redress_obligation AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.redress_offer AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.redress_offerlimit AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_casefeed AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_clockmove AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_deskfeed AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_deskmails AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_mailsoff AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_ownlimit AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.reminders_reminder AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_absence AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_assignment AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_escalationrule AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_intake AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_level AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_routingrule AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_ruleversion AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.routing_staffing AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.service_hours_servicetarget AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.service_hours_serviceversion AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.understanding_triagecorrection AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.understanding_understanding AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_cannedreply AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_checklistedition AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_investigation AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_kepttext AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_mention AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_merge AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_personquestion AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_presence AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_replyversion AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.workbench_tick AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_bulkitem AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_bulkrun AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_opened AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_pin AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_savedview AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_setaside AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_tag AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY insert_by_who_may ON public.worklists_tagging AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT public.juli_may_write() AS juli_may_write));

ALTER TABLE public.integration_apitoken ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.integration_keptanswer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.integration_webhookdelivery ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.integration_webhookendpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.integration_webhookmessage ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disposal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_disposalitem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_erasurerequest ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.privacy_hold ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quality_dayflow ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quality_daystock ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quality_draw ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quality_question ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quality_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redress_obligation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redress_offer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.redress_offerlimit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_casefeed ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_clockmove ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_deskfeed ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_deskmails ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_mailsoff ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_ownlimit ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.reminders_reminder ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_absence ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_assignment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_escalationrule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_intake ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_level ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_routingrule ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_ruleversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.routing_staffing ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen ON public.accounts_phonenumber USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (user_id = ( SELECT public.juli_id('user'::text) AS juli_id))));

CREATE POLICY seen ON public.audits_auditrun USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.channels_notice USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM public.directory_membership m
  WHERE ((m.id = channels_notice.membership_id) AND (m.user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))))));

CREATE POLICY seen ON public.channels_noticechoices USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM public.directory_membership m
  WHERE ((m.id = channels_noticechoices.membership_id) AND (m.user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))))));

CREATE POLICY seen ON public.channels_outboundmail USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_access USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (user_id = ( SELECT public.juli_id('user'::text) AS juli_id)) OR ((( SELECT public.juli_kind() AS juli_kind) = 'complainant'::text) AND (complaint_id = ( SELECT public.juli_id('complaint'::text) AS juli_id))) OR (id = ( SELECT public.juli_id('access'::text) AS juli_id))));

CREATE POLICY seen ON public.complaints_auditrecord USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_circumstances USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_claim USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_clock USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_proceeding(proceeding_id) AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR ((actor)::text = ANY ((ARRAY['provider'::character varying, 'bank'::character varying])::text[]))))));

CREATE POLICY seen ON public.complaints_complainant USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND (EXISTS ( SELECT 1
   FROM public.complaints_complaint c
  WHERE (c.id = complaints_complainant.complaint_id))))));

CREATE POLICY seen ON public.complaints_complaint USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'complainant'::text) AND (id = ( SELECT public.juli_id('complaint'::text) AS juli_id))) OR (( SELECT ((public.juli_kind() = ANY (ARRAY['staff'::text, 'operator'::text])) AND (EXISTS ( SELECT 1
           FROM public.directory_organisation
          WHERE ((directory_organisation.id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (directory_organisation.activated_on IS NOT NULL)))))) AND (respondent_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (received_on IS NOT NULL) AND (( SELECT (public.juli_departments() IS NULL)) OR (department_id = ANY (( SELECT public.juli_departments() AS juli_departments)::bigint[])) OR (id IN ( SELECT r.complaint_id
   FROM public.complaints_departmentrequest r
  WHERE ((r.department_id = ANY (( SELECT public.juli_departments() AS juli_departments)::bigint[])) AND ((r.state)::text = 'waiting'::text)))))) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text, 'partner'::text])) AND public.juli_reaches_complaint(id))));

CREATE POLICY seen ON public.complaints_consent USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_demand USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_proceeding(proceeding_id))));

CREATE POLICY seen ON public.complaints_departmentrequest USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'operator'::text])) AND (respondent_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.complaints_draft USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (id = ( SELECT public.juli_id('draft'::text) AS juli_id)) OR ((( SELECT public.juli_kind() AS juli_kind) = 'complainant'::text) AND (complaint_id = ( SELECT public.juli_id('complaint'::text) AS juli_id)))));

CREATE POLICY seen ON public.complaints_draftfile USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_complaints_draft(draft_id)));

CREATE POLICY seen ON public.complaints_draftpicture USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_complaints_draft(draft_id)));

CREATE POLICY seen ON public.complaints_event USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_complaints_complaint(complaint_id)));

CREATE POLICY seen ON public.complaints_evidenceitem USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((message_id IS NULL) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id) AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR (NOT private))) OR (public.juli_sees_complaints_message(message_id) AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR (NOT private)))));

CREATE POLICY seen ON public.complaints_involvement USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'partner'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (ended_at IS NULL) AND (EXISTS ( SELECT 1
   FROM public.directory_organisation
  WHERE ((directory_organisation.id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (directory_organisation.activated_on IS NOT NULL)))) AND (EXISTS ( SELECT 1
   FROM public.directory_relation r
  WHERE ((r.one_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (r.other_id = complaints_involvement.respondent_id) AND (r.since <= ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date) AND ((r.until IS NULL) OR (r.until > ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date)))))) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'operator'::text])) AND (respondent_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.complaints_message USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (public.juli_sees_complaints_complaint(complaint_id) AND
CASE ( SELECT public.juli_kind() AS juli_kind)
    WHEN 'partner'::text THEN public.juli_hears_involvement(involvement_id)
    WHEN 'complainant'::text THEN (NOT internal)
    WHEN 'delegate'::text THEN (NOT internal)
    ELSE true
END)));

CREATE POLICY seen ON public.complaints_particulars USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.complaints_payload USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (public.juli_sees_complaints_complaint(complaint_id) AND
CASE ( SELECT public.juli_kind() AS juli_kind)
    WHEN 'partner'::text THEN public.juli_hears_involvement(involvement_id)
    WHEN 'complainant'::text THEN (NOT internal)
    WHEN 'delegate'::text THEN (NOT internal)
    ELSE true
END AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR (NOT private)))));

CREATE POLICY seen ON public.complaints_proceeding USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id) AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR ((procedure)::text = 'provider_direct'::text) OR told))));

CREATE POLICY seen ON public.complaints_reopening USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.directory_activation USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id))));

CREATE POLICY seen ON public.directory_activationdocument USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_directory_activation(activation_id)));

CREATE POLICY seen ON public.directory_emergencyaccess USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) OR (user_id = ( SELECT public.juli_id('user'::text) AS juli_id))));

CREATE POLICY seen ON public.directory_grant USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_directory_membership(membership_id)));

CREATE POLICY seen ON public.directory_invitation USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id))));

CREATE POLICY seen ON public.directory_membership USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) OR (user_id = ( SELECT public.juli_id('user'::text) AS juli_id))));

CREATE POLICY seen ON public.directory_record USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id))));

CREATE POLICY seen ON public.directory_role USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text) OR (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) OR (EXISTS ( SELECT 1
   FROM public.directory_membership
  WHERE ((directory_membership.user_id = ( SELECT public.juli_id('user'::text) AS juli_id)) AND (directory_membership.organisation_id = directory_role.organisation_id))))));

CREATE POLICY seen ON public.integration_apitoken USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'partner'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.integration_keptanswer USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'partner'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.integration_webhookdelivery USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'partner'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.integration_webhookendpoint USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'partner'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.integration_webhookmessage USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'partner'::text, 'supervisor'::text])) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.privacy_disclosure USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.privacy_disposal USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text)));

CREATE POLICY seen ON public.privacy_disposalitem USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text)));

CREATE POLICY seen ON public.privacy_erasurerequest USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.privacy_hold USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (( SELECT public.juli_kind() AS juli_kind) = 'operator'::text)));

CREATE POLICY seen ON public.quality_dayflow USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.quality_daystock USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.quality_draw USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.quality_question USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.quality_review USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.redress_obligation USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.redress_offer USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id) AND ((sent_at IS NOT NULL) OR (( SELECT public.juli_kind() AS juli_kind) <> ALL (ARRAY['complainant'::text, 'delegate'::text]))))));

CREATE POLICY seen ON public.redress_offerlimit USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.reminders_casefeed USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.reminders_clockmove USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM public.complaints_clock c
  WHERE (c.id = reminders_clockmove.clock_id)))));

CREATE POLICY seen ON public.reminders_deskfeed USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM public.directory_membership m
  WHERE ((m.id = reminders_deskfeed.membership_id) AND (m.user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))))));

CREATE POLICY seen ON public.reminders_deskmails USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (EXISTS ( SELECT 1
   FROM public.directory_membership m
  WHERE ((m.id = reminders_deskmails.membership_id) AND (m.user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))))));

CREATE POLICY seen ON public.reminders_mailsoff USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.reminders_ownlimit USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.reminders_reminder USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.routing_absence USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_assignment USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.routing_escalationrule USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_intake USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_level USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_routingrule USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_ruleversion USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.routing_staffing USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.service_hours_servicetarget USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (( SELECT public.juli_kind() AS juli_kind) <> 'partner'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.service_hours_serviceversion USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.understanding_triagecorrection USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.understanding_understanding USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'complainant'::text, 'delegate'::text])) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.workbench_cannedreply USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.workbench_checklistedition USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.workbench_investigation USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.workbench_kepttext USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((user_id = ( SELECT public.juli_id('user'::text) AS juli_id)) AND (( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.workbench_mention USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.workbench_merge USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['staff'::text, 'complainant'::text, 'delegate'::text])) AND (public.juli_sees_complaints_complaint(complaint_id) OR public.juli_sees_complaints_complaint(main_id)))));

CREATE POLICY seen ON public.workbench_personquestion USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR (public.juli_sees_complaints_complaint(complaint_id) AND ((( SELECT public.juli_kind() AS juli_kind) = ANY (ARRAY['complainant'::text, 'delegate'::text])) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(other_id))))));

CREATE POLICY seen ON public.workbench_presence USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.workbench_replyversion USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR public.juli_sees_workbench_cannedreply(reply_id)));

CREATE POLICY seen ON public.workbench_tick USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.worklists_bulkitem USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_worklists_bulkrun(run_id))));

CREATE POLICY seen ON public.worklists_bulkrun USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))));

CREATE POLICY seen ON public.worklists_opened USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (user_id = ( SELECT public.juli_id('user'::text) AS juli_id)))));

CREATE POLICY seen ON public.worklists_pin USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((user_id = ( SELECT public.juli_id('user'::text) AS juli_id)) AND public.juli_sees_worklists_savedview(view_id))));

CREATE POLICY seen ON public.worklists_savedview USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)) AND (((audience)::text = 'organisation'::text) OR (owner_id = ( SELECT public.juli_id('user'::text) AS juli_id)) OR (((audience)::text = 'department'::text) AND ((( SELECT public.juli_departments() AS juli_departments) IS NULL) OR (department_id = ANY (( SELECT public.juli_departments() AS juli_departments)::bigint[]))))))));

CREATE POLICY seen ON public.worklists_setaside USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id))));

CREATE POLICY seen ON public.worklists_tag USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND (organisation_id = ( SELECT public.juli_id('organisation'::text) AS juli_id)))));

CREATE POLICY seen ON public.worklists_tagging USING (((( SELECT public.juli_kind() AS juli_kind) = 'system'::text) OR ((( SELECT public.juli_kind() AS juli_kind) = 'staff'::text) AND public.juli_sees_complaints_complaint(complaint_id) AND public.juli_sees_worklists_tag(tag_id))));

ALTER TABLE public.service_hours_servicetarget ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.service_hours_serviceversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.understanding_triagecorrection ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.understanding_understanding ENABLE ROW LEVEL SECURITY;

CREATE POLICY update_by_who_may ON public.accounts_phonenumber AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.audits_auditrun AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.channels_notice AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.channels_noticechoices AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.channels_outboundmail AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_access AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_auditrecord AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_circumstances AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_claim AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_clock AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_complainant AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_complaint AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_consent AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_demand AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_departmentrequest AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_draft AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_draftfile AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_draftpicture AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_event AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_evidenceitem AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_involvement AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_message AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_particulars AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_payload AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_proceeding AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.complaints_reopening AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_activation AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_activationdocument AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_emergencyaccess AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_grant AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_invitation AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_membership AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_record AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.directory_role AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.integration_apitoken AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.integration_keptanswer AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.integration_webhookdelivery AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.integration_webhookendpoint AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.integration_webhookmessage AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.privacy_disclosure AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.privacy_disposal AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.privacy_disposalitem AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.privacy_erasurerequest AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.privacy_hold AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.quality_dayflow AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.quality_daystock AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.quality_draw AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.quality_question AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.quality_review AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.redress_obligation AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.redress_offer AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.redress_offerlimit AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_casefeed AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_clockmove AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_deskfeed AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_deskmails AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_mailsoff AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_ownlimit AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.reminders_reminder AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_absence AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_assignment AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_escalationrule AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_intake AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_level AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_routingrule AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_ruleversion AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.routing_staffing AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.service_hours_servicetarget AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.service_hours_serviceversion AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.understanding_triagecorrection AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.understanding_understanding AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_cannedreply AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_checklistedition AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_investigation AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_kepttext AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_mention AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_merge AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_personquestion AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_presence AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_replyversion AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.workbench_tick AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_bulkitem AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_bulkrun AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_opened AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_pin AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_savedview AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_setaside AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_tag AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

CREATE POLICY update_by_who_may ON public.worklists_tagging AS RESTRICTIVE FOR UPDATE USING (( SELECT public.juli_may_write() AS juli_may_write));

ALTER TABLE public.workbench_cannedreply ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_checklistedition ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_investigation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_kepttext ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_mention ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_merge ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_personquestion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_presence ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_replyversion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.workbench_tick ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_bulkitem ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_bulkrun ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_opened ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_pin ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_savedview ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_setaside ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_tag ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.worklists_tagging ENABLE ROW LEVEL SECURITY;

INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('accounts', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0002_email_max_length', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('directory', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('directory', '0002_people_and_trust', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('directory', '0003_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('accounts', '0002_signing_in', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('accounts', '0003_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('integration', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('integration', '0002_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audits', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audits', '0002_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('audits', '0003_rights', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0003_sharing', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0004_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0005_sealed_columns', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0006_seal', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0007_sealed_only', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0008_consent', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0009_may_settle', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0010_listed', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0011_contract', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0012_pictures', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0013_ladder', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0014_note_due_by_proceeding', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0015_departments', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0016_reopening', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('channels', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('channels', '0002_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('channels', '0003_notices', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0017_particulars', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0018_escalation', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0019_aims', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0020_awaits', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('complaints', '0021_lighter_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('directory', '0004_departments', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('directory', '0005_newer_rights', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('identity', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('integration', '0003_filing_right', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('integration', '0004_state_of_token', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('limits', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('operations', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('privacy', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('privacy', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('quality', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('quality', '0002_unmet', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('quality', '0003_causes', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('redress', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('redress', '0002_guards', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('redress', '0003_walls', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('redress', '0004_second_look', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('redress', '0005_listed', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('reminders', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('reminders', '0002_own_limits', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('routing', '0002_state_of_routing', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('searching', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('searching', '0002_what_is_there', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('service_hours', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('service_hours', '0002_same_aim_left_alone', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('sessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('understanding', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('understanding', '0002_by_reading', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('usersessions', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workbench', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workbench', '0002_persons', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('workdays', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('worklists', '0001_initial', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('worklists', '0002_waiting_lists', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('worklists', '0003_opened', now());
INSERT INTO public.django_migrations (app, name, applied) VALUES ('worklists', '0004_own_parts', now());
