-- The tables and rows of a demo installation of release 0.1, as pg_dump wrote them. Frozen: never edited, only read by the test.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
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
CREATE FUNCTION public.juli_erase_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.id <> OLD.id OR NEW.complaint_id <> OLD.complaint_id OR NEW.sha256 <> OLD.sha256
        OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content)
        OR (NEW.content IS NULL AND NEW.erased_at IS NULL) THEN
        RAISE EXCEPTION 'a payload may be erased, never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.juli_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME
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
SET default_tablespace = '';
SET default_table_access_method = heap;
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
CREATE TABLE public.channels_outboundmail (
    id uuid NOT NULL,
    template character varying(40) NOT NULL,
    state character varying(10) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    complaint_id uuid NOT NULL
);
CREATE TABLE public.complaints_auditrecord (
    id bigint NOT NULL,
    document jsonb NOT NULL,
    agreement jsonb,
    made_at timestamp with time zone NOT NULL,
    complaint_id uuid NOT NULL
);
ALTER TABLE public.complaints_auditrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_auditrecord_id_seq
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
ALTER TABLE public.complaints_clock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_clock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.complaints_complainant (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    business_name character varying(120) NOT NULL,
    phone character varying(30) NOT NULL,
    email character varying(254) NOT NULL,
    email_confirmed_at timestamp with time zone,
    refund_account character varying(60) NOT NULL,
    refund_account_consent_at timestamp with time zone,
    complaint_id uuid NOT NULL,
    CONSTRAINT account_data_only_with_consent CHECK ((((refund_account)::text = ''::text) OR (refund_account_consent_at IS NOT NULL)))
);
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
    CONSTRAINT complaint_claimed_not_negative CHECK ((claimed_fen >= 0)),
    CONSTRAINT complaint_closed_has_time CHECK ((((closed_at IS NOT NULL) AND ((stage)::text = 'closed'::text)) OR ((NOT ((stage)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT complaint_stage_known CHECK (((stage)::text = ANY ((ARRAY['filed'::character varying, 'in_hand'::character varying, 'settled'::character varying, 'closed'::character varying])::text[])))
);
CREATE TABLE public.complaints_draft (
    id uuid NOT NULL,
    passcode_hash character varying(100) NOT NULL,
    answers jsonb NOT NULL,
    audit jsonb,
    language character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    complaint_id uuid
);
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
    draft_id uuid NOT NULL
);
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
    CONSTRAINT evidence_state_known CHECK (((state)::text = ANY ((ARRAY['stored'::character varying, 'withdrawn'::character varying, 'erased'::character varying])::text[])))
);
CREATE TABLE public.complaints_message (
    id uuid NOT NULL,
    side character varying(20) NOT NULL,
    internal boolean NOT NULL,
    channel character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid,
    complaint_id uuid NOT NULL,
    payload_id uuid NOT NULL
);
CREATE SEQUENCE public.complaints_number_serial
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.complaints_payload (
    id uuid NOT NULL,
    content jsonb,
    sha256 character varying(64) NOT NULL,
    erased_at timestamp with time zone,
    complaint_id uuid NOT NULL
);
CREATE TABLE public.complaints_proceeding (
    id bigint NOT NULL,
    procedure character varying(40) NOT NULL,
    filing character varying(20) NOT NULL,
    sent_on date,
    sent_how character varying(20) NOT NULL,
    sent_reference character varying(120) NOT NULL,
    received_on date,
    complaint_id uuid NOT NULL,
    CONSTRAINT proceeding_filing_known CHECK (((filing)::text = ANY ((ARRAY['prepared'::character varying, 'sent'::character varying, 'received'::character varying])::text[]))),
    CONSTRAINT received_has_day CHECK (((NOT ((filing)::text = 'received'::text)) OR (received_on IS NOT NULL))),
    CONSTRAINT sent_has_day CHECK (((NOT ((filing)::text = 'sent'::text)) OR (sent_on IS NOT NULL)))
);
ALTER TABLE public.complaints_proceeding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_proceeding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
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
CREATE TABLE public.directory_membership (
    id bigint NOT NULL,
    left_on date,
    department_id bigint,
    user_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
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
    activated_on date
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
CREATE TABLE public.operations_installation (
    id smallint NOT NULL,
    demo boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT one_installation CHECK ((id = 1)),
    CONSTRAINT operations_installation_id_check CHECK ((id >= 0))
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
    CONSTRAINT obligation_state_known CHECK (((state)::text = ANY ((ARRAY['due'::character varying, 'paid'::character varying, 'confirmed'::character varying])::text[]))),
    CONSTRAINT paid_has_day CHECK ((((state)::text = 'due'::text) OR (paid_on IS NOT NULL)))
);
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
    CONSTRAINT offer_not_negative CHECK ((amount_fen >= 0)),
    CONSTRAINT offer_state_known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'accepted'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[])))
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.accounts_user VALUES
	('argon2$argon2id$v=19$m=102400,t=2,p=8$VzYzamF4MkdSNG9YaWdqN1pKWURjbQ$Nqbys7r4K4nUxmzn+MVg7sK+uqKnuG7QRJG3OuqwjwM', NULL, false, '9a3b6867-5480-4e35-b2f8-ab68374a4bee', 'lin@chenghu.example', '林以宁', true, false, '2026-11-26 14:17:31.855279+00'),
	('argon2$argon2id$v=19$m=102400,t=2,p=8$VzYzamF4MkdSNG9YaWdqN1pKWURjbQ$Nqbys7r4K4nUxmzn+MVg7sK+uqKnuG7QRJG3OuqwjwM', NULL, false, 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', 'su@chenghu.example', '苏敏', true, false, '2026-11-26 14:17:31.856405+00'),
	('argon2$argon2id$v=19$m=102400,t=2,p=8$VzYzamF4MkdSNG9YaWdqN1pKWURjbQ$Nqbys7r4K4nUxmzn+MVg7sK+uqKnuG7QRJG3OuqwjwM', NULL, false, '9ae56dd5-7613-44a3-89b0-770dc84727df', 'han@chenghu.example', '韩思远', true, false, '2026-11-26 14:17:31.85683+00'),
	('argon2$argon2id$v=19$m=102400,t=2,p=8$VzYzamF4MkdSNG9YaWdqN1pKWURjbQ$Nqbys7r4K4nUxmzn+MVg7sK+uqKnuG7QRJG3OuqwjwM', NULL, false, '9d8167f3-02ee-4a31-87ca-9ff9b016306b', 'chen@yunfan.example', '陈嘉', true, false, '2026-11-26 14:17:31.858262+00'),
	('argon2$argon2id$v=19$m=102400,t=2,p=8$VzYzamF4MkdSNG9YaWdqN1pKWURjbQ$Nqbys7r4K4nUxmzn+MVg7sK+uqKnuG7QRJG3OuqwjwM', NULL, false, '88bdedc1-97f9-407d-8bc3-77f3e812f4ac', 'xu@yunfan.example', '许衡', true, false, '2026-11-26 14:17:31.858595+00');
INSERT INTO public.accounts_failedattempt (key, at) VALUES ('0123456789abcdef', '2026-11-26 06:00:00+00');
INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add procrastinate event', 5, 'add_procrastinateevent'),
	(18, 'Can change procrastinate event', 5, 'change_procrastinateevent'),
	(19, 'Can delete procrastinate event', 5, 'delete_procrastinateevent'),
	(20, 'Can view procrastinate event', 5, 'view_procrastinateevent'),
	(21, 'Can add procrastinate job', 6, 'add_procrastinatejob'),
	(22, 'Can change procrastinate job', 6, 'change_procrastinatejob'),
	(23, 'Can delete procrastinate job', 6, 'delete_procrastinatejob'),
	(24, 'Can view procrastinate job', 6, 'view_procrastinatejob'),
	(25, 'Can add procrastinate periodic defer', 7, 'add_procrastinateperiodicdefer'),
	(26, 'Can change procrastinate periodic defer', 7, 'change_procrastinateperiodicdefer'),
	(27, 'Can delete procrastinate periodic defer', 7, 'delete_procrastinateperiodicdefer'),
	(28, 'Can view procrastinate periodic defer', 7, 'view_procrastinateperiodicdefer'),
	(29, 'Can add procrastinate worker', 8, 'add_procrastinateworker'),
	(30, 'Can change procrastinate worker', 8, 'change_procrastinateworker'),
	(31, 'Can delete procrastinate worker', 8, 'delete_procrastinateworker'),
	(32, 'Can view procrastinate worker', 8, 'view_procrastinateworker'),
	(33, 'Can add user', 9, 'add_user'),
	(34, 'Can change user', 9, 'change_user'),
	(35, 'Can delete user', 9, 'delete_user'),
	(36, 'Can view user', 9, 'view_user'),
	(37, 'Can add failed attempt', 10, 'add_failedattempt'),
	(38, 'Can change failed attempt', 10, 'change_failedattempt'),
	(39, 'Can delete failed attempt', 10, 'delete_failedattempt'),
	(40, 'Can view failed attempt', 10, 'view_failedattempt'),
	(41, 'Can add organisation', 11, 'add_organisation'),
	(42, 'Can change organisation', 11, 'change_organisation'),
	(43, 'Can delete organisation', 11, 'delete_organisation'),
	(44, 'Can view organisation', 11, 'view_organisation'),
	(45, 'Can add department', 12, 'add_department'),
	(46, 'Can change department', 12, 'change_department'),
	(47, 'Can delete department', 12, 'delete_department'),
	(48, 'Can view department', 12, 'view_department'),
	(49, 'Can add membership', 13, 'add_membership'),
	(50, 'Can change membership', 13, 'change_membership'),
	(51, 'Can delete membership', 13, 'delete_membership'),
	(52, 'Can view membership', 13, 'view_membership'),
	(53, 'Can add complaint', 14, 'add_complaint'),
	(54, 'Can change complaint', 14, 'change_complaint'),
	(55, 'Can delete complaint', 14, 'delete_complaint'),
	(56, 'Can view complaint', 14, 'view_complaint'),
	(57, 'Can add complainant', 15, 'add_complainant'),
	(58, 'Can change complainant', 15, 'change_complainant'),
	(59, 'Can delete complainant', 15, 'delete_complainant'),
	(60, 'Can view complainant', 15, 'view_complainant'),
	(61, 'Can add claim', 16, 'add_claim'),
	(62, 'Can change claim', 16, 'change_claim'),
	(63, 'Can delete claim', 16, 'delete_claim'),
	(64, 'Can view claim', 16, 'view_claim'),
	(65, 'Can add audit record', 17, 'add_auditrecord'),
	(66, 'Can change audit record', 17, 'change_auditrecord'),
	(67, 'Can delete audit record', 17, 'delete_auditrecord'),
	(68, 'Can view audit record', 17, 'view_auditrecord'),
	(69, 'Can add draft', 18, 'add_draft'),
	(70, 'Can change draft', 18, 'change_draft'),
	(71, 'Can delete draft', 18, 'delete_draft'),
	(72, 'Can view draft', 18, 'view_draft'),
	(73, 'Can add draft file', 19, 'add_draftfile'),
	(74, 'Can change draft file', 19, 'change_draftfile'),
	(75, 'Can delete draft file', 19, 'delete_draftfile'),
	(76, 'Can view draft file', 19, 'view_draftfile'),
	(77, 'Can add message', 20, 'add_message'),
	(78, 'Can change message', 20, 'change_message'),
	(79, 'Can delete message', 20, 'delete_message'),
	(80, 'Can view message', 20, 'view_message'),
	(81, 'Can add evidence item', 21, 'add_evidenceitem'),
	(82, 'Can change evidence item', 21, 'change_evidenceitem'),
	(83, 'Can delete evidence item', 21, 'delete_evidenceitem'),
	(84, 'Can view evidence item', 21, 'view_evidenceitem'),
	(85, 'Can add payload', 22, 'add_payload'),
	(86, 'Can change payload', 22, 'change_payload'),
	(87, 'Can delete payload', 22, 'delete_payload'),
	(88, 'Can view payload', 22, 'view_payload'),
	(89, 'Can add event', 23, 'add_event'),
	(90, 'Can change event', 23, 'change_event'),
	(91, 'Can delete event', 23, 'delete_event'),
	(92, 'Can view event', 23, 'view_event'),
	(93, 'Can add proceeding', 24, 'add_proceeding'),
	(94, 'Can change proceeding', 24, 'change_proceeding'),
	(95, 'Can delete proceeding', 24, 'delete_proceeding'),
	(96, 'Can view proceeding', 24, 'view_proceeding'),
	(97, 'Can add clock', 25, 'add_clock'),
	(98, 'Can change clock', 25, 'change_clock'),
	(99, 'Can delete clock', 25, 'delete_clock'),
	(100, 'Can view clock', 25, 'view_clock'),
	(101, 'Can add outbound mail', 26, 'add_outboundmail'),
	(102, 'Can change outbound mail', 26, 'change_outboundmail'),
	(103, 'Can delete outbound mail', 26, 'delete_outboundmail'),
	(104, 'Can view outbound mail', 26, 'view_outboundmail'),
	(105, 'Can add offer', 27, 'add_offer'),
	(106, 'Can change offer', 27, 'change_offer'),
	(107, 'Can delete offer', 27, 'delete_offer'),
	(108, 'Can view offer', 27, 'view_offer'),
	(109, 'Can add obligation', 28, 'add_obligation'),
	(110, 'Can change obligation', 28, 'change_obligation'),
	(111, 'Can delete obligation', 28, 'delete_obligation'),
	(112, 'Can view obligation', 28, 'view_obligation'),
	(113, 'Can add installation', 29, 'add_installation'),
	(114, 'Can change installation', 29, 'change_installation'),
	(115, 'Can delete installation', 29, 'delete_installation'),
	(116, 'Can view installation', 29, 'view_installation'),
	(117, 'Can add email address', 30, 'add_emailaddress'),
	(118, 'Can change email address', 30, 'change_emailaddress'),
	(119, 'Can delete email address', 30, 'delete_emailaddress'),
	(120, 'Can view email address', 30, 'view_emailaddress'),
	(121, 'Can add email confirmation', 31, 'add_emailconfirmation'),
	(122, 'Can change email confirmation', 31, 'change_emailconfirmation'),
	(123, 'Can delete email confirmation', 31, 'delete_emailconfirmation'),
	(124, 'Can view email confirmation', 31, 'view_emailconfirmation');
INSERT INTO public.channels_outboundmail VALUES
	('3e45e9d1-ff53-4fc4-8e4f-69b77031d912', 'acknowledged', 'dropped', '2026-11-26 14:17:33.80592+00', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('290e1d26-dffb-4643-ace5-309de4e30f2b', 'offer', 'dropped', '2026-11-26 14:17:33.815234+00', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('7833dc72-ac42-4796-8ef2-4c4b53230cc0', 'paid', 'dropped', '2026-11-26 14:17:33.833583+00', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('6bcf8bd6-1463-43a7-86de-1ccba3ed794b', 'acknowledged', 'dropped', '2026-11-26 14:17:33.836297+00', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('90b40089-e3a0-47b6-8219-64b1ef934624', 'message', 'dropped', '2026-11-26 14:17:33.854081+00', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('4f973351-d588-4be2-9b23-5409d3ed40e4', 'closed', 'dropped', '2026-11-26 14:17:33.857121+00', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('8301c3e3-b2e8-4b3d-9455-cf09c710e227', 'acknowledged', 'dropped', '2026-11-26 14:17:33.871554+00', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('a20fcafd-477f-48df-9b06-fce1344c6e96', 'offer', 'dropped', '2026-11-26 14:17:33.875355+00', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('9a685de4-d328-40cc-9fe0-e9ffea632657', 'offer', 'dropped', '2026-11-26 14:17:33.894963+00', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('ba7c6676-8ed6-438e-9922-277880308c3d', 'acknowledged', 'dropped', '2026-11-26 14:17:33.89336+00', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('679ad3e7-5140-4fd1-859a-39f435a3ebd3', 'paid', 'dropped', '2026-11-26 14:17:33.912272+00', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('e63f2e51-3893-4323-865d-f89afb4ea01b', 'acknowledged', 'dropped', '2026-11-26 14:17:33.9186+00', NULL, '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	('7d8447c5-462a-43d2-be3d-cfe8680839b1', 'acknowledged', 'dropped', '2026-11-26 14:17:33.939106+00', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('94de3007-5051-44be-9637-be6d652e4f73', 'offer', 'dropped', '2026-11-26 14:17:33.940347+00', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('04daf2f5-d6e4-486c-92b9-0a8a78083611', 'acknowledged', 'sent', '2026-11-26 14:17:33.958597+00', '2026-11-26 14:17:34.386103+00', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('fac774fa-7bcb-459f-963b-337f08f00978', 'confirm_address', 'sent', '2026-11-26 14:17:33.962025+00', '2026-11-26 14:17:34.387644+00', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('c729474c-7951-44a5-880f-305ad3de7b6c', 'offer', 'sent', '2026-11-26 14:17:34.403044+00', '2026-11-26 14:17:34.409748+00', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('137d3fb4-4c81-4c04-be52-3427be756269', 'acknowledged', 'dropped', '2026-11-26 14:17:34.416826+00', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('34247093-9184-4be6-8218-0f9606580a05', 'message', 'dropped', '2026-11-26 14:17:34.432502+00', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('59308da5-0217-41e4-8c9b-c5413e7f8139', 'acknowledged', 'dropped', '2026-11-26 14:17:34.444607+00', NULL, 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	('d7326c89-5c23-472d-91b4-7598e04c0348', 'confirm_address', 'sent', '2026-11-26 14:17:34.45263+00', '2026-11-26 14:17:34.454345+00', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_auditrecord VALUES
	(1, '{"owed": "299.00", "read": {"to": "2026-10-20", "from": "2025-12-01", "sales": 196, "charges": 1, "entries": 197, "payouts": 0, "refunds": 0, "warnings": [], "unreadable": []}, "as_of": "2026-11-11", "schema": "juli.audit/1", "tariffs": [], "findings": [{"last": "2025-12-01", "rule": "deposit-not-returned", "basis": [{"law": "CIVIL-CODE", "article": "509"}, {"law": "CIVIL-CODE", "article": "577"}, {"agreement": "deposit"}], "count": 1, "first": "2025-12-01", "lines": [{"line": 2, "cause": null, "taken": "299.00", "amount": "299.00", "clause": "deposit", "due_on": "2026-04-05", "excess": "299.00", "source": "春和药房 交易明细.csv", "entry_id": "120144000000", "expected": null, "days_late": null, "round_sum": null, "instrument": "unknown", "reached_on": "2026-03-29", "charge_kind": "deposit", "occurred_at": "2025-12-01T09:40:00"}], "excess": "299.00"}], "overcharged": "0.00", "unexplained": []}', '{"rate": [{"percent": "0.60", "instrument": ["credit"]}, {"cap": "20.00", "percent": "0.50", "instrument": ["debit"]}, {"percent": "0.38", "instrument": ["wechat", "alipay"]}], "schema": "juli.agreement/1", "deposit": {"amount": "299.00", "turnover": "50000.00", "within_days": 180, "refund_within_days": 7}, "provider": "澄湖支付有限公司", "signed_on": "2025-11-30", "tolerance": "0.01", "merchant_no": "898430559120C02"}', '2026-11-11 08:20:00+00', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	(2, '{"owed": "0.00", "read": {"to": "2026-10-13", "from": "2025-10-04", "sales": 124, "charges": 3, "entries": 127, "payouts": 0, "refunds": 0, "warnings": [], "unreadable": []}, "as_of": "2026-11-17", "schema": "juli.audit/1", "tariffs": [], "findings": [{"last": "2026-07-02", "rule": "charge-too-often", "basis": [{"law": "CIVIL-CODE", "article": "509"}, {"law": "CIVIL-CODE", "article": "577"}, {"agreement": "charge[0]"}], "count": 2, "first": "2026-03-02", "lines": [{"line": 53, "cause": null, "taken": "99.00", "amount": "99.00", "clause": "charge[0]", "excess": "99.00", "source": "众安汽修 POS流水.csv", "entry_id": "030233000051", "expected": "0.00", "days_late": null, "round_sum": null, "instrument": "unknown", "charge_kind": "data_fee", "occurred_at": "2026-03-02T02:05:00", "last_taken_on": "2025-11-02"}, {"line": 94, "cause": null, "taken": "99.00", "amount": "99.00", "clause": "charge[0]", "excess": "99.00", "source": "众安汽修 POS流水.csv", "entry_id": "070233000092", "expected": "0.00", "days_late": null, "round_sum": null, "instrument": "unknown", "charge_kind": "data_fee", "occurred_at": "2026-07-02T02:05:00", "last_taken_on": "2025-11-02"}], "excess": "198.00"}], "overcharged": "198.00", "unexplained": []}', '{"rate": [{"percent": "0.60", "instrument": ["credit"]}, {"cap": "20.00", "percent": "0.50", "instrument": ["debit"]}, {"percent": "0.38", "instrument": ["wechat", "alipay"]}], "charge": [{"kind": "data_fee", "amount": "99.00", "every_months": 12}], "schema": "juli.agreement/1", "provider": "澄湖支付有限公司", "signed_on": "2025-09-28", "tolerance": "0.01", "merchant_no": "898430575380031"}', '2026-11-17 00:47:00+00', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	(3, '{"owed": "0.00", "read": {"to": "2026-10-28", "from": "2026-03-02", "sales": 125, "charges": 1, "entries": 126, "payouts": 0, "refunds": 0, "warnings": [], "unreadable": []}, "as_of": "2026-11-22", "schema": "juli.audit/1", "tariffs": [], "findings": [{"last": "2026-05-16", "rule": "charge-not-agreed", "basis": [{"law": "SC-768", "article": "34"}, {"law": "PRICE", "article": "13"}, {"law": "CIVIL-CODE", "article": "985"}], "count": 1, "first": "2026-05-16", "lines": [{"line": 40, "cause": null, "taken": "198.00", "amount": "198.00", "clause": null, "excess": "198.00", "source": "老街牛肉粉 流水明细.csv", "entry_id": "051622000038", "expected": "0.00", "days_late": null, "round_sum": null, "instrument": "unknown", "charge_kind": "membership", "occurred_at": "2026-05-16T02:08:00"}], "excess": "198.00"}], "overcharged": "198.00", "unexplained": []}', '{"rate": [{"percent": "0.60", "instrument": ["credit"]}, {"cap": "20.00", "percent": "0.50", "instrument": ["debit"]}, {"percent": "0.38", "instrument": ["wechat", "alipay"]}], "schema": "juli.agreement/1", "provider": "澄湖支付有限公司", "signed_on": "2026-02-26", "tolerance": "0.01", "merchant_no": "898430558140B17"}', '2026-11-22 01:12:00+00', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	(4, '{"owed": "299.00", "read": {"to": "2026-10-30", "from": "2025-09-12", "sales": 216, "charges": 4, "entries": 220, "payouts": 0, "refunds": 0, "warnings": [], "unreadable": []}, "as_of": "2026-11-25", "schema": "juli.audit/1", "tariffs": [], "findings": [{"last": "2026-10-29", "rule": "rate-above-agreed", "basis": [{"law": "CIVIL-CODE", "article": "509"}, {"law": "CIVIL-CODE", "article": "577"}, {"agreement": "rate[0]"}], "count": 57, "first": "2026-01-14", "lines": [{"line": 64, "cause": "unexplained", "taken": "54.74", "amount": "1730.40", "clause": "rate[0]", "excess": "44.36", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "011411000062", "expected": "10.38", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-01-14T15:08:21"}, {"line": 68, "cause": "unexplained", "taken": "43.20", "amount": "1344.40", "clause": "rate[0]", "excess": "35.13", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "011611000066", "expected": "8.07", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-01-16T11:39:31"}, {"line": 72, "cause": "unexplained", "taken": "80.96", "amount": "2607.30", "clause": "rate[0]", "excess": "65.32", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "012111000070", "expected": "15.64", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-01-21T18:51:22"}, {"line": 74, "cause": "unexplained", "taken": "17.02", "amount": "468.80", "clause": "rate[0]", "excess": "14.21", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "012511000072", "expected": "2.81", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-01-25T12:24:06"}, {"line": 75, "cause": "unexplained", "taken": "64.22", "amount": "2047.40", "clause": "rate[0]", "excess": "51.94", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "013011000073", "expected": "12.28", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-01-30T18:22:58"}, {"line": 77, "cause": "unexplained", "taken": "26.46", "amount": "784.60", "clause": "rate[0]", "excess": "21.75", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "020311000075", "expected": "4.71", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-02-03T09:13:11"}, {"line": 79, "cause": "unexplained", "taken": "17.86", "amount": "496.90", "clause": "rate[0]", "excess": "14.88", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "020411000077", "expected": "2.98", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-02-04T13:25:29"}, {"line": 86, "cause": "unexplained", "taken": "41.86", "amount": "1299.70", "clause": "rate[0]", "excess": "34.06", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "021611000084", "expected": "7.80", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-02-16T12:30:06"}, {"line": 88, "cause": "unexplained", "taken": "73.02", "amount": "2341.90", "clause": "rate[0]", "excess": "58.97", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "021811000086", "expected": "14.05", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-02-18T14:36:11"}, {"line": 92, "cause": "unexplained", "taken": "33.71", "amount": "1027.20", "clause": "rate[0]", "excess": "27.55", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "022211000090", "expected": "6.16", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-02-22T12:17:57"}, {"line": 102, "cause": "unexplained", "taken": "49.25", "amount": "1546.90", "clause": "rate[0]", "excess": "39.97", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "030911000100", "expected": "9.28", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-03-09T15:07:13"}, {"line": 103, "cause": "unexplained", "taken": "51.77", "amount": "1631.10", "clause": "rate[0]", "excess": "41.98", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "031111000101", "expected": "9.79", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-03-11T10:42:26"}, {"line": 109, "cause": "unexplained", "taken": "33.81", "amount": "1030.30", "clause": "rate[0]", "excess": "27.63", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "032111000107", "expected": "6.18", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-03-21T14:01:39"}, {"line": 111, "cause": "unexplained", "taken": "93.58", "amount": "3029.50", "clause": "rate[0]", "excess": "75.40", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "032611000109", "expected": "18.18", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-03-26T09:51:07"}, {"line": 112, "cause": "unexplained", "taken": "41.52", "amount": "1288.30", "clause": "rate[0]", "excess": "33.79", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "032611000110", "expected": "7.73", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-03-26T13:31:47"}, {"line": 115, "cause": "unexplained", "taken": "73.25", "amount": "2349.50", "clause": "rate[0]", "excess": "59.15", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "041311000113", "expected": "14.10", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-13T17:05:44"}, {"line": 116, "cause": "unexplained", "taken": "22.38", "amount": "648.30", "clause": "rate[0]", "excess": "18.49", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "041411000114", "expected": "3.89", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-14T11:22:42"}, {"line": 117, "cause": "unexplained", "taken": "51.59", "amount": "1625.00", "clause": "rate[0]", "excess": "41.84", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "041611000115", "expected": "9.75", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-16T17:38:58"}, {"line": 120, "cause": "unexplained", "taken": "82.74", "amount": "2666.90", "clause": "rate[0]", "excess": "66.74", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "042511000118", "expected": "16.00", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-25T15:56:54"}, {"line": 122, "cause": "unexplained", "taken": "14.04", "amount": "369.10", "clause": "rate[0]", "excess": "11.83", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "042611000120", "expected": "2.21", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-26T16:10:36"}, {"line": 124, "cause": "unexplained", "taken": "18.71", "amount": "525.30", "clause": "rate[0]", "excess": "15.56", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "043011000122", "expected": "3.15", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-04-30T13:05:01"}, {"line": 126, "cause": "unexplained", "taken": "29.98", "amount": "902.30", "clause": "rate[0]", "excess": "24.57", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "050211000124", "expected": "5.41", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-05-02T15:48:58"}, {"line": 134, "cause": "unexplained", "taken": "29.68", "amount": "892.20", "clause": "rate[0]", "excess": "24.33", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "052111000132", "expected": "5.35", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-05-21T17:15:38"}, {"line": 137, "cause": "unexplained", "taken": "21.54", "amount": "620.00", "clause": "rate[0]", "excess": "17.82", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "060111000135", "expected": "3.72", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-01T20:51:24"}, {"line": 140, "cause": "unexplained", "taken": "33.80", "amount": "1030.00", "clause": "rate[0]", "excess": "27.62", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "060811000138", "expected": "6.18", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-08T20:33:08"}, {"line": 141, "cause": "unexplained", "taken": "83.86", "amount": "2704.30", "clause": "rate[0]", "excess": "67.63", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "061111000139", "expected": "16.23", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-11T10:00:13"}, {"line": 143, "cause": "unexplained", "taken": "26.78", "amount": "795.20", "clause": "rate[0]", "excess": "22.01", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "061711000141", "expected": "4.77", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-17T14:12:58"}, {"line": 146, "cause": "unexplained", "taken": "47.01", "amount": "1471.80", "clause": "rate[0]", "excess": "38.18", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "062311000144", "expected": "8.83", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-23T18:29:47"}, {"line": 147, "cause": "unexplained", "taken": "84.00", "amount": "2709.10", "clause": "rate[0]", "excess": "67.75", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "062711000145", "expected": "16.25", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-27T08:54:54"}, {"line": 149, "cause": "unexplained", "taken": "45.22", "amount": "1412.00", "clause": "rate[0]", "excess": "36.75", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "062911000147", "expected": "8.47", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-06-29T16:47:19"}, {"line": 150, "cause": "unexplained", "taken": "80.04", "amount": "2576.70", "clause": "rate[0]", "excess": "64.58", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "070311000148", "expected": "15.46", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-03T09:21:19"}, {"line": 152, "cause": "unexplained", "taken": "22.18", "amount": "641.40", "clause": "rate[0]", "excess": "18.33", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "070711000150", "expected": "3.85", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-07T17:06:08"}, {"line": 154, "cause": "unexplained", "taken": "20.54", "amount": "586.60", "clause": "rate[0]", "excess": "17.02", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "070811000152", "expected": "3.52", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-08T14:26:49"}, {"line": 155, "cause": "unexplained", "taken": "76.11", "amount": "2445.30", "clause": "rate[0]", "excess": "61.44", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "070911000153", "expected": "14.67", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-09T14:30:21"}, {"line": 158, "cause": "unexplained", "taken": "51.61", "amount": "1625.80", "clause": "rate[0]", "excess": "41.86", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "071511000156", "expected": "9.75", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-15T09:35:24"}, {"line": 163, "cause": "unexplained", "taken": "99.41", "amount": "3224.30", "clause": "rate[0]", "excess": "80.06", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "072211000161", "expected": "19.35", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-22T13:17:29"}, {"line": 165, "cause": "unexplained", "taken": "96.27", "amount": "3119.30", "clause": "rate[0]", "excess": "77.55", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "073011000163", "expected": "18.72", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-07-30T13:15:48"}, {"line": 167, "cause": "unexplained", "taken": "48.75", "amount": "1530.00", "clause": "rate[0]", "excess": "39.57", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "080511000165", "expected": "9.18", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-05T15:02:09"}, {"line": 170, "cause": "unexplained", "taken": "59.30", "amount": "1883.10", "clause": "rate[0]", "excess": "48.00", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "080711000168", "expected": "11.30", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-07T10:16:15"}, {"line": 175, "cause": "unexplained", "taken": "68.75", "amount": "2199.10", "clause": "rate[0]", "excess": "55.56", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "081111000173", "expected": "13.19", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-11T14:46:24"}, {"line": 176, "cause": "unexplained", "taken": "91.11", "amount": "2946.80", "clause": "rate[0]", "excess": "73.43", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "081411000174", "expected": "17.68", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-14T15:15:32"}, {"line": 182, "cause": "unexplained", "taken": "11.43", "amount": "282.00", "clause": "rate[0]", "excess": "9.74", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "082511000180", "expected": "1.69", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-25T15:57:20"}, {"line": 183, "cause": "unexplained", "taken": "37.32", "amount": "1147.70", "clause": "rate[0]", "excess": "30.43", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "082611000181", "expected": "6.89", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-26T19:57:03"}, {"line": 184, "cause": "unexplained", "taken": "84.47", "amount": "2724.90", "clause": "rate[0]", "excess": "68.12", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "082611000182", "expected": "16.35", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-08-26T20:30:56"}, {"line": 189, "cause": "unexplained", "taken": "78.94", "amount": "2539.70", "clause": "rate[0]", "excess": "63.70", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "090311000187", "expected": "15.24", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-03T11:32:42"}, {"line": 193, "cause": "unexplained", "taken": "65.85", "amount": "2102.00", "clause": "rate[0]", "excess": "53.24", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "090811000191", "expected": "12.61", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-08T12:34:16"}, {"line": 194, "cause": "unexplained", "taken": "35.73", "amount": "1094.50", "clause": "rate[0]", "excess": "29.16", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "091111000192", "expected": "6.57", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-11T19:35:01"}, {"line": 196, "cause": "unexplained", "taken": "14.66", "amount": "389.80", "clause": "rate[0]", "excess": "12.32", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "091411000194", "expected": "2.34", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-14T16:49:41"}, {"line": 199, "cause": "unexplained", "taken": "51.53", "amount": "1623.20", "clause": "rate[0]", "excess": "41.79", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "092011000197", "expected": "9.74", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-20T16:49:16"}, {"line": 202, "cause": "unexplained", "taken": "28.22", "amount": "843.50", "clause": "rate[0]", "excess": "23.16", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "092211000200", "expected": "5.06", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-09-22T17:45:03"}, {"line": 204, "cause": "unexplained", "taken": "50.06", "amount": "1573.80", "clause": "rate[0]", "excess": "40.62", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "100111000202", "expected": "9.44", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-01T08:44:20"}, {"line": 205, "cause": "unexplained", "taken": "76.05", "amount": "2443.10", "clause": "rate[0]", "excess": "61.39", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "100911000203", "expected": "14.66", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-09T18:53:38"}, {"line": 207, "cause": "unexplained", "taken": "82.39", "amount": "2655.30", "clause": "rate[0]", "excess": "66.46", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "101111000205", "expected": "15.93", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-11T20:38:08"}, {"line": 213, "cause": "unexplained", "taken": "47.87", "amount": "1500.70", "clause": "rate[0]", "excess": "38.87", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "101511000211", "expected": "9.00", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-15T17:41:03"}, {"line": 214, "cause": "unexplained", "taken": "49.38", "amount": "1551.20", "clause": "rate[0]", "excess": "40.07", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "102111000212", "expected": "9.31", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-21T13:15:11"}, {"line": 218, "cause": "unexplained", "taken": "35.47", "amount": "1086.00", "clause": "rate[0]", "excess": "28.95", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "102611000216", "expected": "6.52", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-26T13:17:39"}, {"line": 220, "cause": "unexplained", "taken": "23.42", "amount": "683.00", "clause": "rate[0]", "excess": "19.32", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "102911000218", "expected": "4.10", "days_late": null, "round_sum": null, "instrument": "credit", "charge_kind": null, "occurred_at": "2026-10-29T19:59:49"}], "excess": "2331.95"}, {"last": "2026-03-20", "rule": "charge-not-agreed", "basis": [{"law": "SC-768", "article": "34"}, {"law": "PRICE", "article": "13"}, {"law": "CIVIL-CODE", "article": "985"}], "count": 1, "first": "2026-03-20", "lines": [{"line": 108, "cause": null, "taken": "198.00", "amount": "198.00", "clause": null, "excess": "198.00", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "032011000106", "expected": "0.00", "days_late": null, "round_sum": null, "instrument": "unknown", "charge_kind": "membership", "occurred_at": "2026-03-20T02:10:00"}], "excess": "198.00"}, {"last": "2026-05-08", "rule": "charge-too-often", "basis": [{"law": "CIVIL-CODE", "article": "509"}, {"law": "CIVIL-CODE", "article": "577"}, {"agreement": "charge[0]"}], "count": 1, "first": "2026-05-08", "lines": [{"line": 129, "cause": null, "taken": "99.00", "amount": "99.00", "clause": "charge[0]", "excess": "99.00", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "050811000127", "expected": "0.00", "days_late": null, "round_sum": null, "instrument": "unknown", "charge_kind": "data_fee", "occurred_at": "2026-05-08T02:14:00", "last_taken_on": "2025-11-15"}], "excess": "99.00"}, {"last": "2025-09-12", "rule": "deposit-not-returned", "basis": [{"law": "CIVIL-CODE", "article": "509"}, {"law": "CIVIL-CODE", "article": "577"}, {"agreement": "deposit"}], "count": 1, "first": "2025-09-12", "lines": [{"line": 2, "cause": null, "taken": "299.00", "amount": "299.00", "clause": "deposit", "due_on": "2025-12-18", "excess": "299.00", "source": "周记五金 2025年9月至2026年10月流水.csv", "entry_id": "091211000000", "expected": null, "days_late": null, "round_sum": null, "instrument": "unknown", "reached_on": "2025-12-11", "charge_kind": "deposit", "occurred_at": "2025-09-12T10:20:00"}], "excess": "299.00"}], "overcharged": "2628.95", "unexplained": []}', '{"rate": [{"percent": "0.60", "instrument": ["credit"]}, {"cap": "20.00", "percent": "0.50", "instrument": ["debit"]}, {"percent": "0.38", "instrument": ["wechat", "alipay"]}], "charge": [{"kind": "data_fee", "amount": "99.00", "every_months": 12}], "schema": "juli.agreement/1", "deposit": {"amount": "299.00", "turnover": "50000.00", "within_days": 180, "refund_within_days": 7}, "provider": "澄湖支付有限公司", "signed_on": "2025-09-12", "tolerance": "0.01", "merchant_no": "898430552510A6R"}', '2026-11-25 12:31:00+00', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_claim VALUES
	(1, 0, 'refund', 19900, '', '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	(2, 0, 'explanation', NULL, '', '950b3b47-5122-4d7f-b41b-49da785d8097'),
	(3, 0, 'refund', 39900, '', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	(4, 0, 'refund', 6600, '', 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	(5, 1, 'explanation', NULL, '', 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	(6, 0, 'end_contract', NULL, '', '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	(7, 1, 'take_back', NULL, '请告诉我机器寄到哪里', '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	(8, 0, 'refund', 29900, '', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	(9, 0, 'refund', 19800, '', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	(10, 1, 'stop_charge', NULL, '一年只扣一次', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	(11, 0, 'refund', 29900, '', '99845dc7-2115-423e-b2e9-291d1de10793'),
	(12, 1, 'explanation', NULL, '', '99845dc7-2115-423e-b2e9-291d1de10793'),
	(13, 0, 'refund', 19800, '', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	(14, 1, 'stop_charge', NULL, '以后不要再扣会员费', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	(15, 0, 'correction', NULL, '', 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	(16, 1, 'explanation', NULL, '', 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	(17, 0, 'correction', NULL, '换绑结算卡', '71ef0864-3c3f-412e-9297-7337c669b43c'),
	(18, 0, 'repair', NULL, '', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	(19, 1, 'explanation', NULL, '请告诉我修到哪一步了', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	(20, 0, 'refund', 292795, '', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb'),
	(21, 1, 'restore_rate', NULL, '恢复到合同写的 0.60%', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb'),
	(22, 2, 'explanation', NULL, '请给我看涨价的通知和我同意的记录', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_clock VALUES
	(1, 'acknowledge', 'provider', 'target', '2026-10-17', '2026-10-19', '{"due": "2026-10-19", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-18"], "procedure": "provider_direct", "starts_on": "2026-10-17", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-18 01:10:00+00', 1),
	(2, 'answer', 'provider', 'target', '2026-10-17', '2026-10-23', '{"due": "2026-10-23", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-18"], "procedure": "provider_direct", "starts_on": "2026-10-17", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-22 02:10:00+00', 1),
	(3, 'pay', 'provider', 'promise', '2026-10-22', '2026-10-27', '{"due": "2026-10-27", "step": "pay", "unit": "agreed_date", "actor": "provider", "amount": null, "nature": "promise", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-10-22", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-25 08:00:00+00', 1),
	(4, 'acknowledge', 'provider', 'target', '2026-10-23', '2026-10-26', '{"due": "2026-10-26", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-24", "2026-10-25"], "procedure": "provider_direct", "starts_on": "2026-10-23", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-24 01:02:00+00', 2),
	(5, 'answer', 'provider', 'target', '2026-10-23', '2026-10-30', '{"due": "2026-10-30", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-24", "2026-10-25"], "procedure": "provider_direct", "starts_on": "2026-10-23", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-25 03:20:00+00', 2),
	(6, 'answer', 'provider', 'target', '2026-10-26', '2026-11-02', '{"due": "2026-11-02", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-31", "2026-11-01"], "procedure": "provider_direct", "starts_on": "2026-10-26", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-27 01:15:00+00', 2),
	(7, 'acknowledge', 'provider', 'target', '2026-10-27', '2026-10-28', '{"due": "2026-10-28", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-10-27", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-10-28 02:00:00+00', 3),
	(8, 'answer', 'provider', 'target', '2026-10-27', '2026-11-03', '{"due": "2026-11-03", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-10-31", "2026-11-01"], "procedure": "provider_direct", "starts_on": "2026-10-27", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-02 01:40:00+00', 3),
	(9, 'pay', 'provider', 'promise', '2026-11-03', '2026-11-22', '{"due": "2026-11-22", "step": "pay", "unit": "agreed_date", "actor": "provider", "amount": null, "nature": "promise", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-03", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 3),
	(10, 'acknowledge', 'provider', 'target', '2026-10-31', '2026-11-02', '{"due": "2026-11-02", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-01"], "procedure": "provider_direct", "starts_on": "2026-10-31", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-01 01:30:00+00', 4),
	(11, 'answer', 'provider', 'target', '2026-10-31', '2026-11-06', '{"due": "2026-11-06", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-01"], "procedure": "provider_direct", "starts_on": "2026-10-31", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-06 07:30:00+00', 4),
	(12, 'pay', 'provider', 'promise', '2026-11-07', '2026-11-24', '{"due": "2026-11-24", "step": "pay", "unit": "agreed_date", "actor": "provider", "amount": null, "nature": "promise", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-07", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-23 02:12:00+00', 4),
	(14, 'answer', 'provider', 'target', '2026-11-05', '2026-11-12', '{"due": "2026-11-12", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-07", "2026-11-08"], "procedure": "provider_direct", "starts_on": "2026-11-05", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 5),
	(13, 'acknowledge', 'provider', 'target', '2026-11-05', '2026-11-06', '{"due": "2026-11-06", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-05", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-06 06:30:00+00', 5),
	(15, 'acknowledge', 'provider', 'target', '2026-11-11', '2026-11-12', '{"due": "2026-11-12", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-11", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-12 01:00:00+00', 6),
	(16, 'answer', 'provider', 'target', '2026-11-11', '2026-11-18', '{"due": "2026-11-18", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-14", "2026-11-15"], "procedure": "provider_direct", "starts_on": "2026-11-11", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-17 03:15:00+00', 6),
	(17, 'pay', 'provider', 'promise', '2026-11-18', '2026-11-26', '{"due": "2026-11-26", "step": "pay", "unit": "agreed_date", "actor": "provider", "amount": null, "nature": "promise", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-18", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 6),
	(18, 'acknowledge', 'provider', 'target', '2026-11-17', '2026-11-18', '{"due": "2026-11-18", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-17", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-18 01:20:00+00', 7),
	(19, 'answer', 'provider', 'target', '2026-11-17', '2026-11-24', '{"due": "2026-11-24", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-21", "2026-11-22"], "procedure": "provider_direct", "starts_on": "2026-11-17", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-24 02:30:00+00', 7),
	(20, 'acknowledge', 'provider', 'target', '2026-11-22', '2026-11-23', '{"due": "2026-11-23", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-22", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-23 01:05:00+00', 9),
	(21, 'answer', 'provider', 'target', '2026-11-22', '2026-11-27', '{"due": "2026-11-27", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-22", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-24 08:40:00+00', 9),
	(22, 'answer', 'provider', 'target', '2026-11-25', '2026-12-02', '{"due": "2026-12-02", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-28", "2026-11-29"], "procedure": "provider_direct", "starts_on": "2026-11-25", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 9),
	(24, 'answer', 'provider', 'target', '2026-11-23', '2026-11-30', '{"due": "2026-11-30", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-28", "2026-11-29"], "procedure": "provider_direct", "starts_on": "2026-11-23", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 10),
	(23, 'acknowledge', 'provider', 'target', '2026-11-23', '2026-11-24', '{"due": "2026-11-24", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-23", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', '2026-11-24 01:40:00+00', 10),
	(25, 'acknowledge', 'provider', 'target', '2026-11-25', '2026-11-26', '{"due": "2026-11-26", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-25", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 12),
	(26, 'answer', 'provider', 'target', '2026-11-25', '2026-12-02', '{"due": "2026-12-02", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-28", "2026-11-29"], "procedure": "provider_direct", "starts_on": "2026-11-25", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 12),
	(27, 'acknowledge', 'provider', 'target', '2026-11-25', '2026-11-26', '{"due": "2026-11-26", "step": "acknowledge", "unit": "working_day", "actor": "provider", "amount": 1, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": [], "procedure": "provider_direct", "starts_on": "2026-11-25", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 13),
	(28, 'answer', 'provider', 'target', '2026-11-25', '2026-12-02', '{"due": "2026-12-02", "step": "answer", "unit": "working_day", "actor": "provider", "amount": 5, "nature": "target", "schema": "juli.clock/1", "made_up": [], "holidays": [], "weekends": ["2026-11-28", "2026-11-29"], "procedure": "provider_direct", "starts_on": "2026-11-25", "provisional": false, "rule_version": "targets-1", "calendar_version": "cn-2026-c456582f16ac"}', NULL, 13);
INSERT INTO public.complaints_complainant VALUES
	(1, 'sole_trader', '白佳佳', '佳佳母婴', '13000006655', '', NULL, '', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	(2, 'sole_trader', '魏鸿运', '鸿运轮胎', '13800001234', '', NULL, '', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	(3, 'sole_trader', '江平', '江滨渔具', '13300001122', '', NULL, '', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	(4, 'sole_trader', '罗广宁', '广宁电器维修', '13200003344', '', NULL, '', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	(5, 'sole_trader', '何小满', '小满花艺', '13700002233', '', NULL, '', NULL, '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	(6, 'company', '许春和', '春和药房', '13500007788', '', NULL, '6222000011112222', '2026-11-11 08:20:00+00', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	(7, 'company', '梁众安', '众安汽修', '13600005566', 'liang@zhongan.example', '2026-11-17 01:10:00+00', '', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	(8, 'person', '沈雅', '', '13700008899', '', NULL, '', NULL, '99845dc7-2115-423e-b2e9-291d1de10793'),
	(9, 'sole_trader', '吴有福', '老街牛肉粉', '13900004418', '', NULL, '', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	(10, 'sole_trader', '金水', '金水湾宾馆', '13900002345', '', NULL, '', NULL, 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	(11, 'sole_trader', '沈百顺', '百顺茶行', '13600007711', '', NULL, '', NULL, '71ef0864-3c3f-412e-9297-7337c669b43c'),
	(12, 'sole_trader', '田桥', '天桥打印社', '13100009900', '', NULL, '', NULL, '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	(13, 'sole_trader', '周桂兰', '周记五金建材店', '13800006027', 'zhou@zhouji.example', NULL, '', NULL, '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_complaint VALUES
	('667d49e8-3866-4ec4-9ae2-42fe21cd3282', '2610-0001-47', 'f297f000f443ab0403361174a9862e83$f5d02c2cd43cfc45f3c3343bb361a4397fa6b9f156f25ba0cd1d08b5dfb3606f', 'closed', 'deposit', '澄湖支付有限公司', '898430556410G08', '88214115', 19900, 'zh', '2026-10-17 01:26:00+00', '2026-10-27 00:55:00+00', '2026-10-27 00:55:00+00', 'paid', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('950b3b47-5122-4d7f-b41b-49da785d8097', '2610-0002-44', 'a95730084f91eba22816a62378bcf186$d9ada5b09ff617c0ca0e1d362bb107c25805c5bf9b0bf442acb79712ce3f9d56', 'closed', 'settlement_delay', '澄湖支付有限公司', '898430555320H14', '88214220', 0, 'zh', '2026-10-23 09:38:00+00', '2026-10-27 01:15:00+00', '2026-10-27 01:15:00+00', 'explained', 5, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('a6a7b06e-6a18-441d-b262-6e35ef50ca82', '2610-0003-41', 'c0e1ec3036190dd1113246db921fa2c9$ddd0c8af775a12523182269894ce538bd23f760219254e3f3adc2dfac6ded9ab', 'settled', 'service_fee', '澄湖支付有限公司', '898430559410D07', '88213811', 39900, 'zh', '2026-10-27 02:05:00+00', '2026-11-03 12:15:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('a1616ae0-b3e4-421c-a96a-edbd49292a58', '2610-0004-38', '330e0c5d496463a0aeafa943287a3310$74ca4b6638c3d061a894292ae7130cada6a17d531f01f263162b080b5dd899bc', 'settled', 'unexplained_deduction', '澄湖支付有限公司', '898430557520E19', '88213902', 6600, 'zh', '2026-10-31 05:44:00+00', '2026-11-07 10:20:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('57ecbc90-9295-4dee-a5ba-aabb6baed50e', '2611-0005-08', '9508a0710098cc98464dcb73dd185196$94600440f4381929e1bed3c237fdd20f651e33d8a381d4505fbb668fb9a274be', 'in_hand', 'contract_exit', '澄湖支付有限公司', '898430559920C31', '88213777', 0, 'zh', '2026-11-05 03:02:00+00', '2026-11-06 06:30:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('ddc5d010-5e42-41c6-a0f0-4390b4f857c4', '2611-0006-05', '1eeef14ad04408784d2c47989923eb42$b47506cf3cb29fd4a680c1d1ada0dcdc3beb52d8e673129ae4d2c069a7086364', 'settled', 'deposit', '澄湖支付有限公司', '898430559120C02', '88213621', 29900, 'zh', '2026-11-11 08:20:00+00', '2026-11-18 04:01:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('656ad174-8843-4dec-98f1-985aea0cc9ba', '2611-0007-02', '216aeb70729e7d3477bec21de3374b4e$e185af058b9c851d505e74bec3d560e435a8649e6254e0b1603096ba964d674d', 'in_hand', 'data_fee', '澄湖支付有限公司', '898430575380031', '88213552', 19800, 'zh', '2026-11-17 00:47:00+00', '2026-11-24 02:30:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('99845dc7-2115-423e-b2e9-291d1de10793', '2611-0008-96', '6092208ec07e88dd746b623653a59c14$0bc6868223fc790d7303a3bb70fd2ab232c5f370ce6f383b9ab6cc5e9edd9840', 'filed', 'impersonation', '北桥支付有限公司', '', '', 29900, 'zh', '2026-11-21 07:15:00+00', '2026-11-21 07:15:00+00', NULL, '', NULL, '3e36e8f9-3d75-4906-90c3-879483a231c1'),
	('bc17640d-3aab-4f0e-932e-f525f5bfa84b', '2611-0009-93', '779eb174255082b62d8a7906ae2abd73$5afb4f463bb5799e288f1e79966c000cba724c647de732a9ee96031ff8a59cb3', 'in_hand', 'service_fee', '澄湖支付有限公司', '898430558140B17', '88213410', 19800, 'zh', '2026-11-22 01:12:00+00', '2026-11-25 11:12:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('d25ed850-9c42-4b25-a48f-79882abaff15', '2611-0010-90', 'f9d73db1928c4e893ff52d2ac962aeea$ca56783563c05d3acfb57cb038a6bd33b50fbd5e314a0c165a99ed99678c31c8', 'in_hand', 'merchant_code', '云帆支付有限公司', '847430570110J05', '66120418', 0, 'zh', '2026-11-23 02:50:00+00', '2026-11-24 01:40:00+00', NULL, '', 9, '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	('71ef0864-3c3f-412e-9297-7337c669b43c', '2611-0011-87', 'b99d0bb20a517b0283e271f704e50d68$41307da0c2fd90465afba4adb048b3d29611547efa7b4e76686e9192e91aeb96', 'filed', 'onboarding', '北桥支付有限公司', '822430554220K09', '', 0, 'zh', '2026-11-24 13:03:00+00', '2026-11-24 13:03:00+00', NULL, '', NULL, '3e36e8f9-3d75-4906-90c3-879483a231c1'),
	('6dc56ea2-0b24-445d-bee5-a540f0fcbae6', '2611-0012-84', '641d926cc815e90bcd9e7e4714bbe04a$590bb4dcb2af653a745b92565198e345d2684f9dcc19797e2dfb469cdf6391ea', 'filed', 'device_fault', '澄湖支付有限公司', '898430573380F22', '88214001', 0, 'zh', '2026-11-25 06:06:00+00', '2026-11-25 06:06:00+00', NULL, '', 2, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	('5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', '2611-0013-81', '01db83a1e1cea00c4ed434cd8061211e$83cdd52a749e357b2692474b08bae2dfc4cebc64b5f15ea8569bc35b6d15bab4', 'filed', 'rate_increase', '澄湖支付有限公司', '898430552510A6R', '88213307', 292795, 'zh', '2026-11-25 12:31:00+00', '2026-11-25 12:31:00+00', NULL, '', 3, 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e');
INSERT INTO public.complaints_draft VALUES
	('d9e325fd-c136-49aa-93f0-dedbe5ff33b0', 'f297f000f443ab0403361174a9862e83$f5d02c2cd43cfc45f3c3343bb361a4397fa6b9f156f25ba0cd1d08b5dfb3606f', '{}', NULL, 'zh', '2026-10-17 01:26:00+00', '2026-10-17 01:26:00+00', '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('7393dc31-56a4-4298-ae70-84d49775c837', 'a95730084f91eba22816a62378bcf186$d9ada5b09ff617c0ca0e1d362bb107c25805c5bf9b0bf442acb79712ce3f9d56', '{}', NULL, 'zh', '2026-10-23 09:38:00+00', '2026-10-23 09:38:00+00', '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('579d3226-c2cc-46ff-a596-29759a23f161', 'c0e1ec3036190dd1113246db921fa2c9$ddd0c8af775a12523182269894ce538bd23f760219254e3f3adc2dfac6ded9ab', '{}', NULL, 'zh', '2026-10-27 02:05:00+00', '2026-10-27 02:05:00+00', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('83816801-3a12-4f6e-ac8f-1596088d3b71', '330e0c5d496463a0aeafa943287a3310$74ca4b6638c3d061a894292ae7130cada6a17d531f01f263162b080b5dd899bc', '{}', NULL, 'zh', '2026-10-31 05:44:00+00', '2026-10-31 05:44:00+00', 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('efa1332f-b8ab-4b9d-8049-d47463580666', '9508a0710098cc98464dcb73dd185196$94600440f4381929e1bed3c237fdd20f651e33d8a381d4505fbb668fb9a274be', '{}', NULL, 'zh', '2026-11-05 03:02:00+00', '2026-11-05 03:02:00+00', '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	('bbd268b2-b7f4-4165-ac9c-c63206167903', '1eeef14ad04408784d2c47989923eb42$b47506cf3cb29fd4a680c1d1ada0dcdc3beb52d8e673129ae4d2c069a7086364', '{}', NULL, 'zh', '2026-11-11 08:20:00+00', '2026-11-11 08:20:00+00', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('aaecf173-396f-4328-a872-849f8e983b4d', '216aeb70729e7d3477bec21de3374b4e$e185af058b9c851d505e74bec3d560e435a8649e6254e0b1603096ba964d674d', '{}', NULL, 'zh', '2026-11-17 00:47:00+00', '2026-11-17 00:47:00+00', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('9d960725-64d1-47d3-870e-c2e1381e5a4d', '6092208ec07e88dd746b623653a59c14$0bc6868223fc790d7303a3bb70fd2ab232c5f370ce6f383b9ab6cc5e9edd9840', '{}', NULL, 'zh', '2026-11-21 07:15:00+00', '2026-11-21 07:15:00+00', '99845dc7-2115-423e-b2e9-291d1de10793'),
	('74e47bb2-e4f8-4b99-b7f0-caf672bcdd2f', '779eb174255082b62d8a7906ae2abd73$5afb4f463bb5799e288f1e79966c000cba724c647de732a9ee96031ff8a59cb3', '{}', NULL, 'zh', '2026-11-22 01:12:00+00', '2026-11-22 01:12:00+00', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('68ec0902-1213-494c-b398-c9cf31480b57', 'f9d73db1928c4e893ff52d2ac962aeea$ca56783563c05d3acfb57cb038a6bd33b50fbd5e314a0c165a99ed99678c31c8', '{}', NULL, 'zh', '2026-11-23 02:50:00+00', '2026-11-23 02:50:00+00', 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	('01a0dadf-f432-4760-941b-edc14058fe80', 'b99d0bb20a517b0283e271f704e50d68$41307da0c2fd90465afba4adb048b3d29611547efa7b4e76686e9192e91aeb96', '{}', NULL, 'zh', '2026-11-24 13:03:00+00', '2026-11-24 13:03:00+00', '71ef0864-3c3f-412e-9297-7337c669b43c'),
	('3cb9173a-f94c-49e6-b85b-a90be37c1927', '641d926cc815e90bcd9e7e4714bbe04a$590bb4dcb2af653a745b92565198e345d2684f9dcc19797e2dfb469cdf6391ea', '{}', NULL, 'zh', '2026-11-25 06:06:00+00', '2026-11-25 06:06:00+00', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	('65c24492-c250-4dbe-a253-b85cc0b3679e', '01db83a1e1cea00c4ed434cd8061211e$83cdd52a749e357b2692474b08bae2dfc4cebc64b5f15ea8569bc35b6d15bab4', '{}', NULL, 'zh', '2026-11-25 12:31:00+00', '2026-11-25 12:31:00+00', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_draftfile VALUES
	('a0fe5063-6e20-4f66-b30f-5a3413a5ee29', 'statement', '春和药房 交易明细.csv', 'fbcc742ae88d74585a3ca4c3056711ce4c518bf58a3dfd53b5e5b8128988033e', 21420, 'text/csv', '', '{}', '2026-11-11 08:20:00+00', 'bbd268b2-b7f4-4165-ac9c-c63206167903'),
	('fa354d25-f26b-49d1-b736-dc496c63d38d', 'statement', '众安汽修 POS流水.csv', 'f73b89e6838669f2650b893ca6106e1e45d685276701974a45154d8932fef1a6', 13803, 'text/csv', '', '{}', '2026-11-17 00:47:00+00', 'aaecf173-396f-4328-a872-849f8e983b4d'),
	('78055f3d-7cfa-462a-90df-e7a0d7fd1dd9', 'statement', '老街牛肉粉 流水明细.csv', 'b82cb83f6699dbd669cb5579c64cdd18bd73ab3d40e891b2a577c7d8fea0e532', 13878, 'text/csv', '', '{}', '2026-11-22 01:12:00+00', '74e47bb2-e4f8-4b99-b7f0-caf672bcdd2f'),
	('5255d934-186b-48b3-8660-600448be97a0', 'evidence', '和业务员的聊天记录.txt', '87d5482acba55efb2203cde6c71bf9f3412bf657ac2cbdd7b68add10fe2f0644', 101, 'text/plain', '装机时说好费率万六、押金可退', '{}', '2026-11-25 12:31:00+00', '65c24492-c250-4dbe-a253-b85cc0b3679e'),
	('4d4ca18a-c1ea-4765-af80-d5d180d2e50d', 'statement', '周记五金 2025年9月至2026年10月流水.csv', 'dda9777460add3f7fb8258d17286e5c21194fe19e144dead5ae4337bf3c7bb86', 24003, 'text/csv', '', '{}', '2026-11-25 12:31:00+00', '65c24492-c250-4dbe-a253-b85cc0b3679e');
INSERT INTO public.complaints_event VALUES
	(1, 1, 'filed', 'visitor', '2026-10-17 01:26:00+00', '{"issue": "deposit", "claims": ["refund"], "claimed_fen": 19900}', '57215223a99aef101d88cdc0e71045973969b2b59973679d9ea767f10c6578a3', '0000000000000000000000000000000000000000000000000000000000000000', '95f50c85ac5b9fee9d9e694aac8ba3914c67d06a9b11a56d45675df96f06b638', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', 'c2676cb8-ee61-4b68-9b20-2c5624fbc576'),
	(2, 2, 'received', 'visitor', '2026-10-17 01:26:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '95f50c85ac5b9fee9d9e694aac8ba3914c67d06a9b11a56d45675df96f06b638', '4dc0527eba8afdafe89166df0d10286a60167b53c557b7d70656fb771518fd9b', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(3, 3, 'acknowledged', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-10-18 01:10:00+00', '{}', '', '4dc0527eba8afdafe89166df0d10286a60167b53c557b7d70656fb771518fd9b', '22573b9454e0046aee58cdf84ded79708c4beb49685b8bcbe4ba9e9570d865ef', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(4, 4, 'offered', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-10-22 02:10:00+00', '{"offer": "ce7ba117-7e22-438e-95ec-6e2dc17625cd", "pay_by": "2026-10-27", "amount_fen": 19900}', 'ae37bd935fe59a6180d58349f6e09bc326ef92541c5444ad7a413d0f08fcdfa0', '22573b9454e0046aee58cdf84ded79708c4beb49685b8bcbe4ba9e9570d865ef', 'fa11b8a81e61eeb96761a492e9b6f2b103028fdbfaee03425d62f089c0730d2f', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', '19ee034e-51aa-48ec-ba0f-e611220ced65'),
	(5, 5, 'offer_accepted', 'complainant', '2026-10-22 04:30:00+00', '{"offer": "ce7ba117-7e22-438e-95ec-6e2dc17625cd"}', '', 'fa11b8a81e61eeb96761a492e9b6f2b103028fdbfaee03425d62f089c0730d2f', '4e015d1e9007323fbe98a55c4e0328113efa8c983d326379bc4f12de380f9445', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(6, 6, 'paid', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-10-25 08:00:00+00', '{"on": "2026-10-25", "amount_fen": 19900, "obligation": "e96feeef-c30f-44c9-9677-c98ce463fe26"}', '', '4e015d1e9007323fbe98a55c4e0328113efa8c983d326379bc4f12de380f9445', '8088a6dd33af145eddaac0173ef078799e04071c9a55778a6cfd4aca59a87379', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(7, 7, 'payment_confirmed', 'complainant', '2026-10-27 00:55:00+00', '{"obligation": "e96feeef-c30f-44c9-9677-c98ce463fe26"}', '', '8088a6dd33af145eddaac0173ef078799e04071c9a55778a6cfd4aca59a87379', 'de09dea456188d8f2ea0ae8270353efa19b02c61beb6caec93b5a6fed62ddc4b', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(8, 8, 'closed', 'complainant', '2026-10-27 00:55:00+00', '{"reason": "paid"}', '', 'de09dea456188d8f2ea0ae8270353efa19b02c61beb6caec93b5a6fed62ddc4b', '18681069f330ad761ed5dcc9bf44fd78fa5ea7cba0f73b2fb35590dde2305e4f', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', NULL),
	(9, 1, 'filed', 'visitor', '2026-10-23 09:38:00+00', '{"issue": "settlement_delay", "claims": ["explanation"], "claimed_fen": 0}', '80614baf7d5ae05a469abaf1942a081c723881fc6528ab2a310d0a8df064628e', '0000000000000000000000000000000000000000000000000000000000000000', '01330253e5747886015edc798dd96df8b4674caef9eab8a26c23ebb4d4b06a80', '950b3b47-5122-4d7f-b41b-49da785d8097', 'ff4081d6-84e3-4341-95f0-a77be0a25ca8'),
	(10, 2, 'received', 'visitor', '2026-10-23 09:38:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '01330253e5747886015edc798dd96df8b4674caef9eab8a26c23ebb4d4b06a80', 'e3ace4ea286d6e93e6074e735d2fb2cc34b89e9046f660d7720ede7966f22026', '950b3b47-5122-4d7f-b41b-49da785d8097', NULL),
	(11, 3, 'acknowledged', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-10-24 01:02:00+00', '{}', '', 'e3ace4ea286d6e93e6074e735d2fb2cc34b89e9046f660d7720ede7966f22026', '19925bd0b16d00955682b5188da752b74b059ec9ba42751a808bf1fb0319f2b5', '950b3b47-5122-4d7f-b41b-49da785d8097', NULL),
	(12, 4, 'said', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-10-25 03:20:00+00', '{"side": "respondent", "files": [], "channel": "web", "message": "afa42164-7ef8-4305-9c61-a6057a8a8cd0"}', '340b453f4b73c2fb0294bbd6c4fe6b2eed8141394a8d39d7a7d88c7c35f2ff1e', '19925bd0b16d00955682b5188da752b74b059ec9ba42751a808bf1fb0319f2b5', 'eef004ad3f7ca58788417360c0f2c0a0c8734dec8fe3c35722ea7c6caf21d11a', '950b3b47-5122-4d7f-b41b-49da785d8097', '15039f42-c7ba-4403-9986-a5195001e244'),
	(13, 5, 'said', 'complainant', '2026-10-26 12:41:00+00', '{"side": "complainant", "files": [], "channel": "web", "message": "5bfb0ecf-fb97-4f1e-94c4-36b597038b73"}', '7e4b8805838ebff7b735e4a0be817812cb7f149647f8c95a6f91444a402432a7', 'eef004ad3f7ca58788417360c0f2c0a0c8734dec8fe3c35722ea7c6caf21d11a', 'eba7baa41bab14f005cde3631628d5d6f62df33dd36b8b03f385fed89c87e3f8', '950b3b47-5122-4d7f-b41b-49da785d8097', 'c042766e-efe1-440a-b4cd-1fec79371e4b'),
	(14, 6, 'said', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-10-27 01:15:00+00', '{"side": "respondent", "channel": "web"}', '198593e0853b40cb98670549c571f1573df6f68d7453a5b5e4b55008aa23b707', 'eba7baa41bab14f005cde3631628d5d6f62df33dd36b8b03f385fed89c87e3f8', '947db96a7bf99749cf6d278452f99d421b5fe2982ed84e4fe1b873b9d4a0f17f', '950b3b47-5122-4d7f-b41b-49da785d8097', '94faae44-9728-4966-8f1c-d72eb40a052b'),
	(15, 7, 'closed', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-10-27 01:15:00+00', '{"reason": "explained"}', '', '947db96a7bf99749cf6d278452f99d421b5fe2982ed84e4fe1b873b9d4a0f17f', '18b314d4509a8dbb41d85845dc06091274936a6005b4b17d7f2b925ba4a659ac', '950b3b47-5122-4d7f-b41b-49da785d8097', NULL),
	(16, 1, 'filed', 'visitor', '2026-10-27 02:05:00+00', '{"issue": "service_fee", "claims": ["refund"], "claimed_fen": 39900}', '995cbe39d18793273ab9d234cd2efb0c16da4f08a719d75b117d076a4f4474ed', '0000000000000000000000000000000000000000000000000000000000000000', '35ec95145a985fa6c995190fd511d667c26569ac9d3f5a734bbf9ccc3afa6bb4', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', '864879da-2e05-4fe0-9b40-b7cf6b5e3690'),
	(17, 2, 'received', 'visitor', '2026-10-27 02:05:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '35ec95145a985fa6c995190fd511d667c26569ac9d3f5a734bbf9ccc3afa6bb4', '1f3d728975ab321de473efdacd0fcede13e9ac38768cb1067eb6feac6323cf49', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', NULL),
	(18, 3, 'acknowledged', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-10-28 02:00:00+00', '{}', '', '1f3d728975ab321de473efdacd0fcede13e9ac38768cb1067eb6feac6323cf49', '8af0ddd2785c431898aabb577b4d5cf46eb25d128806dcf3922e126d77a4deee', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', NULL),
	(19, 4, 'offered', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-02 01:40:00+00', '{"offer": "94367648-c40a-46c7-a17a-c41358781a95", "pay_by": "2026-11-22", "amount_fen": 39900}', 'ff77ebe37705535b03164acd4795e3b9cd0d90120f5cf8bb39a4f5d2c4f67ada', '8af0ddd2785c431898aabb577b4d5cf46eb25d128806dcf3922e126d77a4deee', '4687b1fba250d89f8ca73dee5655c84f39a2c1951d5eaf6bf0e7079f17d7312e', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', 'e12e0e6d-68f7-4e5a-a0a2-f387fbb1631d'),
	(20, 5, 'offer_accepted', 'complainant', '2026-11-03 12:15:00+00', '{"offer": "94367648-c40a-46c7-a17a-c41358781a95"}', '', '4687b1fba250d89f8ca73dee5655c84f39a2c1951d5eaf6bf0e7079f17d7312e', '20faa66e8ad1f124f2c2ffd1802582e87d8b9f97e92e8034d0a735d5a5fcd380', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', NULL),
	(21, 1, 'filed', 'visitor', '2026-10-31 05:44:00+00', '{"issue": "unexplained_deduction", "claims": ["refund", "explanation"], "claimed_fen": 6600}', '6d269467862b7fbe7ee9c2fd0266800cd0077a12839fc6515d0df6b179d47583', '0000000000000000000000000000000000000000000000000000000000000000', 'ec9e9ec30154d600beb105ae87db8ddb9b5d2848c4c17ba78d6304384e13cf12', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', '9f466570-fc3f-4b65-89d4-6702e0ec3901'),
	(22, 2, 'received', 'visitor', '2026-10-31 05:44:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', 'ec9e9ec30154d600beb105ae87db8ddb9b5d2848c4c17ba78d6304384e13cf12', '953ed6bcb02f6a702719b0ece0c237d83cabe5188180f44a70406d9208042e34', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', NULL),
	(23, 3, 'acknowledged', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-11-01 01:30:00+00', '{}', '', '953ed6bcb02f6a702719b0ece0c237d83cabe5188180f44a70406d9208042e34', '098370abb0d8f43dea75eb327136e0456953d19648567b7b05e770960227a4c9', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', NULL),
	(24, 4, 'offered', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-06 07:30:00+00', '{"offer": "ad676bbb-05ba-48c9-8c0e-7e47ec129ba9", "pay_by": "2026-11-24", "amount_fen": 6600}', 'e47533a7bba1b3f4f5cd833d2aa867b82678949c84917fc3c82a6763b9817cc8', '098370abb0d8f43dea75eb327136e0456953d19648567b7b05e770960227a4c9', '1089bd2beb889cf877d151712a802ed5cc6408c9ef224db1cf20c8be806628d0', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', '250ac254-e9ee-482b-954d-d6788b17bf3b'),
	(25, 5, 'offer_accepted', 'complainant', '2026-11-07 10:20:00+00', '{"offer": "ad676bbb-05ba-48c9-8c0e-7e47ec129ba9"}', '', '1089bd2beb889cf877d151712a802ed5cc6408c9ef224db1cf20c8be806628d0', 'eb68d148c9e6efc14a2deee9e551c2de1dc5c3e87e541ce56d436454837f2146', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', NULL),
	(26, 6, 'paid', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-23 02:12:00+00', '{"on": "2026-11-23", "amount_fen": 6600, "obligation": "ffc080fe-0952-4098-b273-bb8fefbc15c0"}', '', 'eb68d148c9e6efc14a2deee9e551c2de1dc5c3e87e541ce56d436454837f2146', '97e7fae68b98fb07c943f5f3c6d2bd6212d1fec6e7d439b149b2a360b96d6222', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', NULL),
	(27, 1, 'filed', 'visitor', '2026-11-05 03:02:00+00', '{"issue": "contract_exit", "claims": ["end_contract", "take_back"], "claimed_fen": 0}', 'a83a232d53423cf5c74f1a070b6a5dc20e839e2da5d64415762baee605ef4442', '0000000000000000000000000000000000000000000000000000000000000000', '917c1bdda7450c6bc1b2ea3253c62a8fa0cc02404f25cc38b2ccd1c5c95d38fb', '57ecbc90-9295-4dee-a5ba-aabb6baed50e', 'db570204-e3d6-46b1-bfaf-b7da730ea75b'),
	(28, 2, 'received', 'visitor', '2026-11-05 03:02:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '917c1bdda7450c6bc1b2ea3253c62a8fa0cc02404f25cc38b2ccd1c5c95d38fb', 'ad861f064ad1979c2ba9e60a625a91138949a339f3b8d23724f09ca596290966', '57ecbc90-9295-4dee-a5ba-aabb6baed50e', NULL),
	(29, 3, 'acknowledged', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-11-06 06:30:00+00', '{}', '', 'ad861f064ad1979c2ba9e60a625a91138949a339f3b8d23724f09ca596290966', '96f2264c2db3439a8ad53e07b7dcf950c797762601e769fa2bfec2706fb24703', '57ecbc90-9295-4dee-a5ba-aabb6baed50e', NULL),
	(30, 1, 'filed', 'visitor', '2026-11-11 08:20:00+00', '{"issue": "deposit", "claims": ["refund"], "claimed_fen": 29900}', '5886d80da7e1559ed70ef20c01823d27c4571a9e865efa58c34aa3538c88ac40', '0000000000000000000000000000000000000000000000000000000000000000', '5830b15b4d1129edf12680f89b292c017e12a736db027a92ce782937edc2db0a', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', 'e2045bb3-66be-43af-8c97-4915dda77500'),
	(31, 2, 'received', 'visitor', '2026-11-11 08:20:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '5830b15b4d1129edf12680f89b292c017e12a736db027a92ce782937edc2db0a', 'abd15865081278ae33279be9d1627b8ec1eef50e6e85deb6ec3dd855f12757ee', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', NULL),
	(32, 3, 'acknowledged', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-12 01:00:00+00', '{}', '', 'abd15865081278ae33279be9d1627b8ec1eef50e6e85deb6ec3dd855f12757ee', '07647ff33bef08807f2654f868df3365e4ce157151d3228b6884b5087a63ed62', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', NULL),
	(33, 4, 'offered', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-17 03:15:00+00', '{"offer": "9bea0897-c42d-4001-a559-49646b4e6d1c", "pay_by": "2026-11-26", "amount_fen": 29900}', '5baf0fee766691e2e622945578495b56ba37f7edd8f14181165801be2854e04c', '07647ff33bef08807f2654f868df3365e4ce157151d3228b6884b5087a63ed62', 'daf00abb37bd02b34054ece5e65adeadf388f8da7fdb6f90609c0920e2d51568', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', '43de5312-fb59-4f30-8df9-7a83ed27b6a3'),
	(34, 5, 'offer_accepted', 'complainant', '2026-11-18 04:01:00+00', '{"offer": "9bea0897-c42d-4001-a559-49646b4e6d1c"}', '', 'daf00abb37bd02b34054ece5e65adeadf388f8da7fdb6f90609c0920e2d51568', '53a290e0245205ceaffd99f284d5c538c67b1ddd7c439251e749eda744df6c70', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', NULL),
	(35, 1, 'filed', 'visitor', '2026-11-17 00:47:00+00', '{"issue": "data_fee", "claims": ["refund", "stop_charge"], "claimed_fen": 19800}', '8408367cfec40b5da210d442193b09272cd0800663f8a55b3bcf6517bb137e04', '0000000000000000000000000000000000000000000000000000000000000000', 'd839cd0c2f1d893694a9169bd4623989430894213e77ca07910a5da9018c32fa', '656ad174-8843-4dec-98f1-985aea0cc9ba', '49464b4a-2708-425a-8b89-544e5dc896db'),
	(36, 2, 'received', 'visitor', '2026-11-17 00:47:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', 'd839cd0c2f1d893694a9169bd4623989430894213e77ca07910a5da9018c32fa', '4e615f377e70739bb17b6048dbb9473fd42e9d0e25b216c0efc1e2049cdc6220', '656ad174-8843-4dec-98f1-985aea0cc9ba', NULL),
	(37, 3, 'email_confirmed', 'system', '2026-11-17 01:10:00+00', '{}', '', '4e615f377e70739bb17b6048dbb9473fd42e9d0e25b216c0efc1e2049cdc6220', '5d5f90e9cf791a262cf33be118c21ef7570efc8fac822482dfb4f93787f3a460', '656ad174-8843-4dec-98f1-985aea0cc9ba', NULL),
	(38, 4, 'acknowledged', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-18 01:20:00+00', '{}', '', '5d5f90e9cf791a262cf33be118c21ef7570efc8fac822482dfb4f93787f3a460', '23929e79adc425c24f7156f123e89ac25a519280e18533e2ec7a7d8043987eb6', '656ad174-8843-4dec-98f1-985aea0cc9ba', NULL),
	(39, 5, 'noted', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-23 07:02:00+00', '{"side": "respondent", "files": [], "channel": "web", "message": "52dcd9b9-8f2a-4043-81ba-bbb6503f18dc"}', '529b31159291fa7a4a62d6dffddd762ade34216615e8227cc8b0616f627536a8', '23929e79adc425c24f7156f123e89ac25a519280e18533e2ec7a7d8043987eb6', '1f93756511fc7cca7e3ad902a8324ee004d490279afdf68554786986b3023d31', '656ad174-8843-4dec-98f1-985aea0cc9ba', 'e3236f69-4101-43db-ba79-b0b2d00eb7a5'),
	(40, 6, 'offered', 'staff:9a3b6867-5480-4e35-b2f8-ab68374a4bee', '2026-11-24 02:30:00+00', '{"offer": "503e4d3f-234f-481d-95b6-88d8d36eaa37", "pay_by": "2026-12-04", "amount_fen": 19800}', '154d5c09bb225c1201d50a244052a5e4b9b2c45d4981a6e6300a708345b44390', '1f93756511fc7cca7e3ad902a8324ee004d490279afdf68554786986b3023d31', '02452a974a6b91c2812b98db282eb4e1e3f39232c2b524a41656505a5d54b07e', '656ad174-8843-4dec-98f1-985aea0cc9ba', '8a617f4d-ce21-4647-b151-772aa997817e'),
	(41, 1, 'filed', 'visitor', '2026-11-21 07:15:00+00', '{"issue": "impersonation", "claims": ["refund", "explanation"], "claimed_fen": 29900}', 'dcc3190ed3c1502af825424f0b22bd1ac37f1026cd3c7ba1e0d48ea65d0604ec', '0000000000000000000000000000000000000000000000000000000000000000', '8188031fd32a475148891005495edc7c6b846a04d8affc911b2130cbcdc7dde0', '99845dc7-2115-423e-b2e9-291d1de10793', '8cbec76a-458e-4581-a3e5-6abd7135b17f'),
	(42, 2, 'prepared', 'visitor', '2026-11-21 07:15:00+00', '{"procedure": "provider_direct"}', '', '8188031fd32a475148891005495edc7c6b846a04d8affc911b2130cbcdc7dde0', '3fd4ed3c4962bd99c4ccee61f841037669e0ad7e8de3196ae6a306d2d84484e9', '99845dc7-2115-423e-b2e9-291d1de10793', NULL),
	(43, 3, 'sent', 'complainant', '2026-11-22 03:00:00+00', '{"on": "2026-11-22", "how": "courier", "procedure": "provider_direct"}', '', '3fd4ed3c4962bd99c4ccee61f841037669e0ad7e8de3196ae6a306d2d84484e9', '503a3fabd4047d633e0aa3cf263c40004467052080dbf2e8fb1736e6daaf56cd', '99845dc7-2115-423e-b2e9-291d1de10793', NULL),
	(44, 1, 'filed', 'visitor', '2026-11-22 01:12:00+00', '{"issue": "service_fee", "claims": ["refund", "stop_charge"], "claimed_fen": 19800}', 'b807103b9006b0745b031c2d24c8301deb9a4569e1bd81d3ab393b22bc4301d6', '0000000000000000000000000000000000000000000000000000000000000000', 'cf6ebfa89987a82ee3da09e7aeec7b3c212a67668e1506eb8ffb36e1df20b132', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', 'c84bfd1d-723c-4379-8a0f-5282a982c97b'),
	(45, 2, 'received', 'visitor', '2026-11-22 01:12:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', 'cf6ebfa89987a82ee3da09e7aeec7b3c212a67668e1506eb8ffb36e1df20b132', 'd83721ba9eebcafb3bf2ccdeab632c3d7f6cf398a0a5f85b2d75b2ebdd226abb', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', NULL),
	(46, 3, 'acknowledged', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-11-23 01:05:00+00', '{}', '', 'd83721ba9eebcafb3bf2ccdeab632c3d7f6cf398a0a5f85b2d75b2ebdd226abb', '205d29c1749fa40c4365bc706e24565ffbaa63cebac996cdbf4dbd2d740ebfd3', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', NULL),
	(47, 4, 'noted', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-11-23 02:18:00+00', '{"side": "respondent", "files": [], "channel": "web", "message": "7236c5c7-a79a-4b2e-b33a-92b0679e30ac"}', 'fb285b16e3148c996789430f692839a6b69d320a0a8ab9bb8671463df227b635', '205d29c1749fa40c4365bc706e24565ffbaa63cebac996cdbf4dbd2d740ebfd3', '99915894976e5321702af3b0e2e0e625ff2cc2251234c30ac610b80ca5f0e472', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', '47546223-3651-428e-a72b-02bf06c80752'),
	(48, 5, 'said', 'staff:b21d4e6c-9f3e-4397-a660-0b98198b0a47', '2026-11-24 08:40:00+00', '{"side": "respondent", "files": [], "channel": "web", "message": "265ae854-dd05-4aec-b31b-f3ce60c21532"}', 'ab2bc4d8901258226346b3444e6719e782d9c0ec3b7637a6464485307a50ecd7', '99915894976e5321702af3b0e2e0e625ff2cc2251234c30ac610b80ca5f0e472', 'b150ec6d8bab6c9532ac3b9373b774dea9236af9081c3d2643b0e4a2c31710ff', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', 'a5393d79-9479-4542-a8aa-85b8623f32a5'),
	(49, 6, 'said', 'complainant', '2026-11-25 11:12:00+00', '{"side": "complainant", "files": [], "channel": "web", "message": "e429dccc-ecbd-4bba-b02e-3c071c86aaf7"}', '7a4f7d873aef6ef5c3edb36d8e2c32081e327422c3c73bf55e863bd4e5d360e9', 'b150ec6d8bab6c9532ac3b9373b774dea9236af9081c3d2643b0e4a2c31710ff', '312ea4a0c4a4e8ec7bc308568b82c7540da9c9f14b03e4963db917dffab61a65', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', 'b798c6d9-9348-4b0a-b913-f04c92cc2efc'),
	(50, 1, 'filed', 'visitor', '2026-11-23 02:50:00+00', '{"issue": "merchant_code", "claims": ["correction", "explanation"], "claimed_fen": 0}', '762930688e75e5aee2d10cd30b33cacf5fc7279ce2d0acf3d388811c12959b55', '0000000000000000000000000000000000000000000000000000000000000000', '2069944270c3427e47b921070a7b66ef847164fe6366ad1f70d424072a0e0e01', 'd25ed850-9c42-4b25-a48f-79882abaff15', '5362e6a9-86da-48ef-a0ce-20fee3aa7232'),
	(51, 2, 'received', 'visitor', '2026-11-23 02:50:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '2069944270c3427e47b921070a7b66ef847164fe6366ad1f70d424072a0e0e01', '406be856ae0c0bec218ab67d6979d842373b5987edd7599865ce436c4f368e1e', 'd25ed850-9c42-4b25-a48f-79882abaff15', NULL),
	(52, 3, 'acknowledged', 'staff:9d8167f3-02ee-4a31-87ca-9ff9b016306b', '2026-11-24 01:40:00+00', '{}', '', '406be856ae0c0bec218ab67d6979d842373b5987edd7599865ce436c4f368e1e', 'ac7f155b18271bb8092879ab11f8c43b8736ec2f57eef2825b8cb4f0ac46a11d', 'd25ed850-9c42-4b25-a48f-79882abaff15', NULL),
	(53, 1, 'filed', 'visitor', '2026-11-24 13:03:00+00', '{"issue": "onboarding", "claims": ["correction"], "claimed_fen": 0}', '0f08374b1df694f4556fe459f8206dfb5f10afbf84cec382d012f42da89534fa', '0000000000000000000000000000000000000000000000000000000000000000', '6e6d72214bf9e0890c80f13791df2f09aff38a279733c7dbafae18769456ffad', '71ef0864-3c3f-412e-9297-7337c669b43c', 'd18d3190-d8ba-431c-bdf9-d875987fbd67'),
	(54, 2, 'prepared', 'visitor', '2026-11-24 13:03:00+00', '{"procedure": "provider_direct"}', '', '6e6d72214bf9e0890c80f13791df2f09aff38a279733c7dbafae18769456ffad', '3ad2d63134d230f10b49d15cf30b720b3c4eb9c3a64fbbf0a6878557ea1d9c89', '71ef0864-3c3f-412e-9297-7337c669b43c', NULL),
	(55, 1, 'filed', 'visitor', '2026-11-25 06:06:00+00', '{"issue": "device_fault", "claims": ["repair", "explanation"], "claimed_fen": 0}', '30ba8f78adbf2f2b0adb81466d06344d3079946163d508bf378f5d2e1a702a24', '0000000000000000000000000000000000000000000000000000000000000000', 'ca5b9ce6a3e8780a3df5563301c4a26539f5c15218ddbda17bd3edc7e1cd7106', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6', '54f2a254-84d4-4c4e-9260-3681ab8e68b8'),
	(56, 2, 'received', 'visitor', '2026-11-25 06:06:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', 'ca5b9ce6a3e8780a3df5563301c4a26539f5c15218ddbda17bd3edc7e1cd7106', '4a63eec53ecee196167c2ff4cc81008fb868141799c125297f88adb49b967f37', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6', NULL),
	(57, 1, 'filed', 'visitor', '2026-11-25 12:31:00+00', '{"issue": "rate_increase", "claims": ["refund", "restore_rate", "explanation"], "claimed_fen": 292795}', '8d8bbddb88c00afbe4f09705d8bceb51752d105824e1dcc8b009ea0b119c04fa', '0000000000000000000000000000000000000000000000000000000000000000', '07274b6aa6ccc4fff0d31499d9eafb4734028fc44cc30c1fa4eca90fac3e4e7f', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', '9a6abd60-d16d-429d-bc5b-68639ffc6069'),
	(58, 2, 'received', 'visitor', '2026-11-25 12:31:00+00', '{"how": "platform", "procedure": "provider_direct"}', '', '07274b6aa6ccc4fff0d31499d9eafb4734028fc44cc30c1fa4eca90fac3e4e7f', '68ad4aac078faea7ab2f68a2f42638cdc64bc642b5501cb55911637051ed9d90', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', NULL);
INSERT INTO public.complaints_evidenceitem VALUES
	('584d4dee-9e4d-465a-b01a-c096e25eb289', 'stored', 'complainant', 'statement', '春和药房 交易明细.csv', 'fbcc742ae88d74585a3ca4c3056711ce4c518bf58a3dfd53b5e5b8128988033e', 21420, 'text/csv', '', '2026-11-11 08:20:00+00', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', NULL),
	('a248c3a6-b942-4b7e-ac8a-67ca093305de', 'stored', 'complainant', 'statement', '众安汽修 POS流水.csv', 'f73b89e6838669f2650b893ca6106e1e45d685276701974a45154d8932fef1a6', 13803, 'text/csv', '', '2026-11-17 00:47:00+00', '656ad174-8843-4dec-98f1-985aea0cc9ba', NULL),
	('152bae46-ca86-4be3-bcdf-b2985dd18102', 'stored', 'complainant', 'statement', '老街牛肉粉 流水明细.csv', 'b82cb83f6699dbd669cb5579c64cdd18bd73ab3d40e891b2a577c7d8fea0e532', 13878, 'text/csv', '', '2026-11-22 01:12:00+00', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', NULL),
	('a9f02364-3521-44bf-8b87-d7fa86d6d2b8', 'stored', 'complainant', 'statement', '周记五金 2025年9月至2026年10月流水.csv', 'dda9777460add3f7fb8258d17286e5c21194fe19e144dead5ae4337bf3c7bb86', 24003, 'text/csv', '', '2026-11-25 12:31:00+00', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', NULL),
	('ff2a3762-03cc-493f-a879-9711282e0146', 'stored', 'complainant', 'evidence', '和业务员的聊天记录.txt', '87d5482acba55efb2203cde6c71bf9f3412bf657ac2cbdd7b68add10fe2f0644', 101, 'text/plain', '装机时说好费率万六、押金可退', '2026-11-25 12:31:00+00', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', NULL);
INSERT INTO public.complaints_message VALUES
	('61b11dcb-a01d-45b6-8119-86ebe71d438c', 'complainant', false, 'web', '2026-10-17 01:26:00+00', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282', 'cd531c99-4ac3-48f2-81de-00665acb288b'),
	('ce98f1e2-8efa-473c-a057-c2bd67c31783', 'complainant', false, 'web', '2026-10-23 09:38:00+00', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097', '9bb02f97-edb2-43a4-be8a-509218f04ad0'),
	('afa42164-7ef8-4305-9c61-a6057a8a8cd0', 'respondent', false, 'web', '2026-10-25 03:20:00+00', 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', '950b3b47-5122-4d7f-b41b-49da785d8097', '15039f42-c7ba-4403-9986-a5195001e244'),
	('5bfb0ecf-fb97-4f1e-94c4-36b597038b73', 'complainant', false, 'web', '2026-10-26 12:41:00+00', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097', 'c042766e-efe1-440a-b4cd-1fec79371e4b'),
	('98870509-bb13-4cab-b012-dcfc41e385d0', 'respondent', false, 'web', '2026-10-27 01:15:00+00', 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', '950b3b47-5122-4d7f-b41b-49da785d8097', '94faae44-9728-4966-8f1c-d72eb40a052b'),
	('5703bdac-839b-444d-930e-40ce291b5451', 'complainant', false, 'web', '2026-10-27 02:05:00+00', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', 'c566e19c-93d4-477f-8757-438d6b31f643'),
	('37c7eb14-95ad-4949-bf0b-4af57169ff87', 'complainant', false, 'web', '2026-10-31 05:44:00+00', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58', 'f641060b-3d1a-4135-8787-d3cdf6d141c5'),
	('7ba56d65-6d0c-4119-9764-33e9cb470bc3', 'complainant', false, 'web', '2026-11-05 03:02:00+00', NULL, '57ecbc90-9295-4dee-a5ba-aabb6baed50e', 'cfc83c1c-e8a3-46a8-b5b1-aac03f6d6031'),
	('f813bb65-82ad-48ae-81aa-548330c4614e', 'complainant', false, 'web', '2026-11-11 08:20:00+00', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', '4b54e19f-e57e-4f21-b0ef-8eae65cfbe71'),
	('f77bf691-3d9d-4552-ae44-f8ed60e9df34', 'complainant', false, 'web', '2026-11-17 00:47:00+00', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba', 'da0a8859-1ba3-47b6-bf92-ab87a99442e8'),
	('52dcd9b9-8f2a-4043-81ba-bbb6503f18dc', 'respondent', true, 'web', '2026-11-23 07:02:00+00', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', '656ad174-8843-4dec-98f1-985aea0cc9ba', 'e3236f69-4101-43db-ba79-b0b2d00eb7a5'),
	('39244ef9-8f98-49fb-8577-ce8746ceade4', 'complainant', false, 'web', '2026-11-21 07:15:00+00', NULL, '99845dc7-2115-423e-b2e9-291d1de10793', '3d3b3e52-060b-4217-a0b5-b278db0a6ee0'),
	('a13faed1-d6e1-4fea-b5ce-3e5801ae6291', 'complainant', false, 'web', '2026-11-22 01:12:00+00', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', '33d2c36f-41c7-4ff3-a18c-c37fd4783475'),
	('7236c5c7-a79a-4b2e-b33a-92b0679e30ac', 'respondent', true, 'web', '2026-11-23 02:18:00+00', 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', '47546223-3651-428e-a72b-02bf06c80752'),
	('265ae854-dd05-4aec-b31b-f3ce60c21532', 'respondent', false, 'web', '2026-11-24 08:40:00+00', 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', 'a5393d79-9479-4542-a8aa-85b8623f32a5'),
	('e429dccc-ecbd-4bba-b02e-3c071c86aaf7', 'complainant', false, 'web', '2026-11-25 11:12:00+00', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b', 'b798c6d9-9348-4b0a-b913-f04c92cc2efc'),
	('c2c5b524-75b7-4e7d-8095-e5f04c71ce35', 'complainant', false, 'web', '2026-11-23 02:50:00+00', NULL, 'd25ed850-9c42-4b25-a48f-79882abaff15', 'b2e6e879-aafc-4fc9-a091-ee4bac00e38c'),
	('ece0b642-af76-4bfe-9aa0-af1c8be677ae', 'complainant', false, 'web', '2026-11-24 13:03:00+00', NULL, '71ef0864-3c3f-412e-9297-7337c669b43c', '064c894e-5ebb-4609-95d9-3d4345541a86'),
	('d18119ac-4cee-411c-942f-1b0cff173fd5', 'complainant', false, 'web', '2026-11-25 06:06:00+00', NULL, '6dc56ea2-0b24-445d-bee5-a540f0fcbae6', '4490f5e0-d4d7-4011-bba8-f5457ee79491'),
	('abf13e28-0e0d-4207-a7bb-c96abc562e2a', 'complainant', false, 'web', '2026-11-25 12:31:00+00', NULL, '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb', 'd775691a-ee79-49f5-b280-c179e893bc29');
INSERT INTO public.complaints_payload VALUES
	('cd531c99-4ac3-48f2-81de-00665acb288b', '{"text": "激活金 199 元，说激活当天就退，两个月了还没有退。"}', '8c17b94c1f524f4459eb48ff6c847b07fc354a2d0daefaa110de497af4543610', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('c2676cb8-ee61-4b68-9b20-2c5624fbc576', '{"name": "白佳佳", "email": "", "phone": "13000006655"}', '57215223a99aef101d88cdc0e71045973969b2b59973679d9ea767f10c6578a3', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('19ee034e-51aa-48ec-ba0f-e611220ced65', '{"text": "激活金 199.00 元全额退还。"}', 'ae37bd935fe59a6180d58349f6e09bc326ef92541c5444ad7a413d0f08fcdfa0', NULL, '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	('9bb02f97-edb2-43a4-be8a-509218f04ad0', '{"text": "放假那几天的钱没有到账，一共 4,260 元，急着进货。"}', 'f7ed19e52288743dc8d730915c13ee8abbd8ddb54700b822111072e089f42c8c', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('ff4081d6-84e3-4341-95f0-a77be0a25ca8', '{"name": "魏鸿运", "email": "", "phone": "13800001234"}', '80614baf7d5ae05a469abaf1942a081c723881fc6528ab2a310d0a8df064628e', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('15039f42-c7ba-4403-9986-a5195001e244', '{"text": "魏先生您好。放假期间银行不办理结算，这几天的款项在节后第一个工作日已经一起到账，共 4,260.00 元，请您看一下银行流水。"}', '340b453f4b73c2fb0294bbd6c4fe6b2eed8141394a8d39d7a7d88c7c35f2ff1e', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('c042766e-efe1-440a-b4cd-1fec79371e4b', '{"text": "看到了，谢谢。以后放假前能不能发个短信说一声。"}', '7e4b8805838ebff7b735e4a0be817812cb7f149647f8c95a6f91444a402432a7', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('94faae44-9728-4966-8f1c-d72eb40a052b', '{"text": "款项已经到账。放假前提醒的建议我们已转给相关部门，谢谢您。"}', '198593e0853b40cb98670549c571f1573df6f68d7453a5b5e4b55008aa23b707', NULL, '950b3b47-5122-4d7f-b41b-49da785d8097'),
	('c566e19c-93d4-477f-8757-438d6b31f643', '{"text": "去年扣过一次“运营服务费”399 元，合同里没有。业务员已经联系不上了。"}', '498a67cdba3bfc4537abdff9afe63bbe350fcf125a3cda6e074caa4297a0d86a', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('864879da-2e05-4fe0-9b40-b7cf6b5e3690', '{"name": "江平", "email": "", "phone": "13300001122"}', '995cbe39d18793273ab9d234cd2efb0c16da4f08a719d75b117d076a4f4474ed', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('e12e0e6d-68f7-4e5a-a0a2-f387fbb1631d', '{"text": "这笔运营服务费没有约定，全额退还 399.00 元，退回您的结算账户。"}', 'ff77ebe37705535b03164acd4795e3b9cd0d90120f5cf8bb39a4f5d2c4f67ada', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	('f641060b-3d1a-4135-8787-d3cdf6d141c5', '{"text": "最近有三笔到账比应到的少，一共少了 66 元，没有人说得清是什么钱。"}', '1b1556da60849ae342f8abf27d14c4910218db45e47b13083f0e802ebefeef29', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('9f466570-fc3f-4b65-89d4-6702e0ec3901', '{"name": "罗广宁", "email": "", "phone": "13200003344"}', '6d269467862b7fbe7ee9c2fd0266800cd0077a12839fc6515d0df6b179d47583', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('250ac254-e9ee-482b-954d-d6788b17bf3b', '{"text": "少到账的 66.00 元是秒到手续费重复计收，现全额退还，并已改正设置。"}', 'e47533a7bba1b3f4f5cd833d2aa867b82678949c84917fc3c82a6763b9817cc8', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	('cfc83c1c-e8a3-46a8-b5b1-aac03f6d6031', '{"text": "店已经关了三个月，注销一直没办成。打了四次客服，每次都说“已经登记”。机器也没有人来收，怕以后又扣流量费。"}', 'cce9c5fa9aa030c5d91af3a9d1e0b77d362bf1d41ba331f888b76868eb5b9338', NULL, '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	('db570204-e3d6-46b1-bfaf-b7da730ea75b', '{"name": "何小满", "email": "", "phone": "13700002233"}', 'a83a232d53423cf5c74f1a070b6a5dc20e839e2da5d64415762baee605ef4442', NULL, '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	('4b54e19f-e57e-4f21-b0ef-8eae65cfbe71', '{"text": "机具押金 299 元，业务员说半年内刷满五万就退。早就刷够了，到现在没退。请退到我的对公账户。"}', '3b4cfa8166e1b10a87bc3be3af58a44ecf846d1484eb390717a30cbfca417b38', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('e2045bb3-66be-43af-8c97-4915dda77500', '{"name": "许春和", "email": "", "phone": "13500007788"}', '5886d80da7e1559ed70ef20c01823d27c4571a9e865efa58c34aa3538c88ac40', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('43de5312-fb59-4f30-8df9-7a83ed27b6a3', '{"text": "经核对，您已达到退还条件。押金 299.00 元退回您指定的账户。"}', '5baf0fee766691e2e622945578495b56ba37f7edd8f14181165801be2854e04c', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	('da0a8859-1ba3-47b6-bf92-ab87a99442e8', '{"text": "合同写流量费一年 99 元，一年里却扣了三次，每次 99 元。多扣的两次请退，以后按一年一次。"}', '4300a2f475200bd4fc6a818e90c732ccac32b41ef98d72846a24d537b38af1a8', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('49464b4a-2708-425a-8b89-544e5dc896db', '{"name": "梁众安", "email": "liang@zhongan.example", "phone": "13600005566"}', '8408367cfec40b5da210d442193b09272cd0800663f8a55b3bcf6517bb137e04', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('e3236f69-4101-43db-ba79-b0b2d00eb7a5', '{"text": "系统升级时把扣费周期设成了四个月，同批商户有 46 户。建议全额退，并请技术支持部改回一年。"}', '529b31159291fa7a4a62d6dffddd762ade34216615e8227cc8b0616f627536a8', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('8a617f4d-ce21-4647-b151-772aa997817e', '{"text": "多扣的两次流量费 198.00 元全部退回您的结算账户。扣费周期已改回一年一次，下一次不早于一年后。"}', '154d5c09bb225c1201d50a244052a5e4b9b2c45d4981a6e6300a708345b44390', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	('3d3b3e52-060b-4217-a0b5-b278db0a6ee0', '{"text": "有人自称是北桥支付的，上门说旧机器要停用，换了一台新的，还收了 299 元。后来发现新机器是另一家的。"}', '2f87cf4b1a1a04f1a7f5c6c655b554c560953afca8eefa549c3cdd4f4fc244b5', NULL, '99845dc7-2115-423e-b2e9-291d1de10793'),
	('8cbec76a-458e-4581-a3e5-6abd7135b17f', '{"name": "沈雅", "email": "", "phone": "13700008899"}', 'dcc3190ed3c1502af825424f0b22bd1ac37f1026cd3c7ba1e0d48ea65d0604ec', NULL, '99845dc7-2115-423e-b2e9-291d1de10793'),
	('33d2c36f-41c7-4ff3-a18c-c37fd4783475', '{"text": "5月16日凌晨两点多，突然扣了我 198 元，写的是“尊享会员”。我从来没有同意过，也不知道这个会员是干什么的。请把钱退回来。"}', 'c11e768417a71d5508a72173b4fa0e4920924cc546fc1d165ae591dfd3374bdd', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('c84bfd1d-723c-4379-8a0f-5282a982c97b', '{"name": "吴有福", "email": "", "phone": "13900004418"}', 'b807103b9006b0745b031c2d24c8301deb9a4569e1bd81d3ab393b22bc4301d6', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('47546223-3651-428e-a72b-02bf06c80752', '{"text": "会员是启程商务在后台代开的，没有看到商户的确认记录。已请市场部找短信发送记录。"}', 'fb285b16e3148c996789430f692839a6b69d320a0a8ab9bb8671463df227b635', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('a5393d79-9479-4542-a8aa-85b8623f32a5', '{"text": "吴先生您好。5月16日的 198 元是“尊享会员”一年的费用。我们正在核对当时是怎么开通的，三个工作日内给您准信。"}', 'ab2bc4d8901258226346b3444e6719e782d9c0ec3b7637a6464485307a50ecd7', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('b798c6d9-9348-4b0a-b913-f04c92cc2efc', '{"text": "我没有收到过任何短信，也没有点过任何链接。你们要是拿不出我同意的记录，就请直接退。"}', '7a4f7d873aef6ef5c3edb36d8e2c32081e327422c3c73bf55e863bd4e5d360e9', NULL, 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	('b2e6e879-aafc-4fc9-a091-ee4bac00e38c', '{"text": "客人刷卡，小票上显示的是外地一家加油站。客人以为被盗刷，跟我吵起来。请把商户名称改过来，并说明原因。"}', 'b9737fd526128d2b1131a7bb2543374042de24df5b9252f10ebc64460f3c5fd1', NULL, 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	('5362e6a9-86da-48ef-a0ce-20fee3aa7232', '{"name": "金水", "email": "", "phone": "13900002345"}', '762930688e75e5aee2d10cd30b33cacf5fc7279ce2d0acf3d388811c12959b55', NULL, 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	('064c894e-5ebb-4609-95d9-3d4345541a86', '{"text": "申请换结算卡三周没有结果，资料交了两遍。"}', 'd582fdbc720600933af08ce77e43714a1bbd2942b7e51bafb4ef8cdfbbf93388', NULL, '71ef0864-3c3f-412e-9297-7337c669b43c'),
	('d18d3190-d8ba-431c-bdf9-d875987fbd67', '{"name": "沈百顺", "email": "", "phone": "13600007711"}', '0f08374b1df694f4556fe459f8206dfb5f10afbf84cec382d012f42da89534fa', NULL, '71ef0864-3c3f-412e-9297-7337c669b43c'),
	('4490f5e0-d4d7-4011-bba8-f5457ee79491', '{"text": "小票打不出来，纸是新的。寄修二十天没有消息，也没有备用机，只能让客人等。"}', '856325273f76c7ce5f96f148f4b0b8ddb8b069fbee9aa72bdec4b5f4965b3069', NULL, '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	('54f2a254-84d4-4c4e-9260-3681ab8e68b8', '{"name": "田桥", "email": "", "phone": "13100009900"}', '30ba8f78adbf2f2b0adb81466d06344d3079946163d508bf378f5d2e1a702a24', NULL, '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	('d775691a-ee79-49f5-b280-c179e893bc29', '{"text": "机器是启程商务的小赵来装的，说好万六，费率不变。今年1月起刷信用卡每笔都多了三块钱，费率也成了二点九九，没有人通知我。\n\n还扣了一笔会员费 198 元，流量费半年里扣了两次。押金刷够了也不退，问客服只说“再等等”。\n"}', '6cb31be45334dec1ab90afaf25c2c742af1f77dabbd369243e4ea68e5448bb18', NULL, '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb'),
	('9a6abd60-d16d-429d-bc5b-68639ffc6069', '{"name": "周桂兰", "email": "zhou@zhouji.example", "phone": "13800006027"}', '8d8bbddb88c00afbe4f09705d8bceb51752d105824e1dcc8b009ea0b119c04fa', NULL, '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.complaints_proceeding VALUES
	(1, 'provider_direct', 'received', '2026-10-17', 'platform', '', '2026-10-17', '667d49e8-3866-4ec4-9ae2-42fe21cd3282'),
	(2, 'provider_direct', 'received', '2026-10-23', 'platform', '', '2026-10-23', '950b3b47-5122-4d7f-b41b-49da785d8097'),
	(3, 'provider_direct', 'received', '2026-10-27', 'platform', '', '2026-10-27', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82'),
	(4, 'provider_direct', 'received', '2026-10-31', 'platform', '', '2026-10-31', 'a1616ae0-b3e4-421c-a96a-edbd49292a58'),
	(5, 'provider_direct', 'received', '2026-11-05', 'platform', '', '2026-11-05', '57ecbc90-9295-4dee-a5ba-aabb6baed50e'),
	(6, 'provider_direct', 'received', '2026-11-11', 'platform', '', '2026-11-11', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4'),
	(7, 'provider_direct', 'received', '2026-11-17', 'platform', '', '2026-11-17', '656ad174-8843-4dec-98f1-985aea0cc9ba'),
	(8, 'provider_direct', 'sent', '2026-11-22', 'courier', 'SF0000012345678', NULL, '99845dc7-2115-423e-b2e9-291d1de10793'),
	(9, 'provider_direct', 'received', '2026-11-22', 'platform', '', '2026-11-22', 'bc17640d-3aab-4f0e-932e-f525f5bfa84b'),
	(10, 'provider_direct', 'received', '2026-11-23', 'platform', '', '2026-11-23', 'd25ed850-9c42-4b25-a48f-79882abaff15'),
	(11, 'provider_direct', 'prepared', NULL, '', '', NULL, '71ef0864-3c3f-412e-9297-7337c669b43c'),
	(12, 'provider_direct', 'received', '2026-11-25', 'platform', '', '2026-11-25', '6dc56ea2-0b24-445d-bee5-a540f0fcbae6'),
	(13, 'provider_direct', 'received', '2026-11-25', 'platform', '', '2026-11-25', '5cf97bdd-1386-4e36-8dd5-1bc371cd9ebb');
INSERT INTO public.directory_department VALUES
	(1, 'customer_service', '客户服务部', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(2, 'technical_support', '技术支持部', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(3, 'compliance_legal', '合规与法务部', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(4, 'marketing_brand', '市场与品牌部', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(5, 'settlement_risk', '结算与风控部', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(6, 'manufacturer_seller', '生产商或销售商', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(7, 'customer_service', '客户服务部', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(8, 'technical_support', '技术支持部', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(9, 'compliance_legal', '合规与法务部', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(10, 'marketing_brand', '市场与品牌部', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(11, 'settlement_risk', '结算与风控部', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(12, 'manufacturer_seller', '生产商或销售商', '320ec059-ee17-41cd-8ea6-0fe502a96045');
INSERT INTO public.directory_membership VALUES
	(1, NULL, 3, '9a3b6867-5480-4e35-b2f8-ab68374a4bee', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(2, NULL, 1, 'b21d4e6c-9f3e-4397-a660-0b98198b0a47', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(3, NULL, 2, '9ae56dd5-7613-44a3-89b0-770dc84727df', 'f3be7d6b-e613-4c2c-a4c2-bc4b618f982e'),
	(4, NULL, 7, '9d8167f3-02ee-4a31-87ca-9ff9b016306b', '320ec059-ee17-41cd-8ea6-0fe502a96045'),
	(5, NULL, 9, '88bdedc1-97f9-407d-8bc3-77f3e812f4ac', '320ec059-ee17-41cd-8ea6-0fe502a96045');
INSERT INTO public.directory_organisation VALUES
	('f3be7d6b-e613-4c2c-a4c2-bc4b618f982e', 'payment_institution', '澄湖支付有限公司', '澄湖支付', '["898"]', '', '400-000-0101', '', '2026-08-28'),
	('320ec059-ee17-41cd-8ea6-0fe502a96045', 'payment_institution', '云帆支付有限公司', '云帆支付', '["847"]', '', '400-000-0202', '', '2026-08-28'),
	('3e36e8f9-3d75-4906-90c3-879483a231c1', 'payment_institution', '北桥支付有限公司', '北桥支付', '["822"]', '', '400-000-0303', '', NULL);
INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'sessions', 'session'),
	(5, 'procrastinate', 'procrastinateevent'),
	(6, 'procrastinate', 'procrastinatejob'),
	(7, 'procrastinate', 'procrastinateperiodicdefer'),
	(8, 'procrastinate', 'procrastinateworker'),
	(9, 'accounts', 'user'),
	(10, 'accounts', 'failedattempt'),
	(11, 'directory', 'organisation'),
	(12, 'directory', 'department'),
	(13, 'directory', 'membership'),
	(14, 'complaints', 'complaint'),
	(15, 'complaints', 'complainant'),
	(16, 'complaints', 'claim'),
	(17, 'complaints', 'auditrecord'),
	(18, 'complaints', 'draft'),
	(19, 'complaints', 'draftfile'),
	(20, 'complaints', 'message'),
	(21, 'complaints', 'evidenceitem'),
	(22, 'complaints', 'payload'),
	(23, 'complaints', 'event'),
	(24, 'complaints', 'proceeding'),
	(25, 'complaints', 'clock'),
	(26, 'channels', 'outboundmail'),
	(27, 'redress', 'offer'),
	(28, 'redress', 'obligation'),
	(29, 'operations', 'installation'),
	(30, 'account', 'emailaddress'),
	(31, 'account', 'emailconfirmation');
INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-26 14:17:31.127235+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-26 14:17:31.130988+00'),
	(3, 'auth', '0001_initial', '2026-11-26 14:17:31.143221+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-26 14:17:31.146197+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-26 14:17:31.148595+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-26 14:17:31.151273+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-26 14:17:31.153642+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-26 14:17:31.154483+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-26 14:17:31.156608+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-26 14:17:31.158839+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-26 14:17:31.161248+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-26 14:17:31.165587+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-26 14:17:31.167896+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-26 14:17:31.170228+00'),
	(15, 'accounts', '0001_initial', '2026-11-26 14:17:31.182494+00'),
	(16, 'account', '0001_initial', '2026-11-26 14:17:31.193784+00'),
	(17, 'account', '0002_email_max_length', '2026-11-26 14:17:31.197631+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-26 14:17:31.203902+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-26 14:17:31.210373+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-26 14:17:31.215588+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-26 14:17:31.220829+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-26 14:17:31.227284+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-26 14:17:31.23284+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-26 14:17:31.236424+00'),
	(25, 'directory', '0001_initial', '2026-11-26 14:17:31.250285+00'),
	(26, 'complaints', '0001_initial', '2026-11-26 14:17:31.468623+00'),
	(27, 'channels', '0001_initial', '2026-11-26 14:17:31.481344+00'),
	(28, 'complaints', '0002_guards', '2026-11-26 14:17:31.484367+00'),
	(29, 'operations', '0001_initial', '2026-11-26 14:17:31.486459+00'),
	(30, 'procrastinate', '0001_initial', '2026-11-26 14:17:31.491547+00'),
	(31, 'procrastinate', '0002_drop_started_at_column', '2026-11-26 14:17:31.492552+00'),
	(32, 'procrastinate', '0003_drop_started_at_column', '2026-11-26 14:17:31.493437+00'),
	(33, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-11-26 14:17:31.494509+00'),
	(34, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-11-26 14:17:31.495685+00'),
	(35, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-11-26 14:17:31.4965+00'),
	(36, 'procrastinate', '0007_add_queueing_lock_column', '2026-11-26 14:17:31.497522+00'),
	(37, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-11-26 14:17:31.498896+00'),
	(38, 'procrastinate', '0009_add_defer_job_function', '2026-11-26 14:17:31.499925+00'),
	(39, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-11-26 14:17:31.501788+00'),
	(40, 'procrastinate', '0011_add_foreign_key_index', '2026-11-26 14:17:31.502769+00'),
	(41, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-11-26 14:17:31.50406+00'),
	(42, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-11-26 14:17:31.505022+00'),
	(43, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-11-26 14:17:31.505865+00'),
	(44, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-11-26 14:17:31.506657+00'),
	(45, 'procrastinate', '0016_delete_finished_jobs', '2026-11-26 14:17:31.507362+00'),
	(46, 'procrastinate', '0017_add_checks_to_finish_job', '2026-11-26 14:17:31.508081+00'),
	(47, 'procrastinate', '0018_add_checks_to_retry_job', '2026-11-26 14:17:31.508774+00'),
	(48, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-11-26 14:17:31.509509+00'),
	(49, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-11-26 14:17:31.510614+00'),
	(50, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-11-26 14:17:31.512187+00'),
	(51, 'procrastinate', '0022_null_locks_excluded', '2026-11-26 14:17:31.513222+00'),
	(52, 'procrastinate', '0023_remove_old_finish_job_function', '2026-11-26 14:17:31.514184+00'),
	(53, 'procrastinate', '0024_job_id_bigint', '2026-11-26 14:17:31.516669+00'),
	(54, 'procrastinate', '0025_add_models', '2026-11-26 14:17:31.519264+00'),
	(55, 'procrastinate', '0026_add_job_priority', '2026-11-26 14:17:31.521783+00'),
	(56, 'procrastinate', '0027_add_periodic_job_priority', '2026-11-26 14:17:31.522772+00'),
	(57, 'procrastinate', '0028_add_cancel_states', '2026-11-26 14:17:31.525142+00'),
	(58, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-11-26 14:17:31.526043+00'),
	(59, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-11-26 14:17:31.527022+00'),
	(60, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-11-26 14:17:31.528526+00'),
	(61, 'procrastinate', '0032_pre_cancel_notification', '2026-11-26 14:17:31.531379+00'),
	(62, 'procrastinate', '0033_post_cancel_notification', '2026-11-26 14:17:31.53656+00'),
	(63, 'procrastinate', '0034_pre_add_heartbeat', '2026-11-26 14:17:31.540126+00'),
	(64, 'procrastinate', '0035_post_add_heartbeat', '2026-11-26 14:17:31.541086+00'),
	(65, 'procrastinate', '0036_add_worker_model', '2026-11-26 14:17:31.542984+00'),
	(66, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-11-26 14:17:31.5442+00'),
	(67, 'procrastinate', '0038_post_batch_defer_jobs', '2026-11-26 14:17:31.544985+00'),
	(68, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-11-26 14:17:31.545977+00'),
	(69, 'procrastinate', '0040_pre_retry_failed_job', '2026-11-26 14:17:31.546871+00'),
	(70, 'procrastinate', '0041_post_retry_failed_job', '2026-11-26 14:17:31.547903+00'),
	(71, 'redress', '0001_initial', '2026-11-26 14:17:31.610861+00'),
	(72, 'redress', '0002_guards', '2026-11-26 14:17:31.612403+00'),
	(73, 'sessions', '0001_initial', '2026-11-26 14:17:31.615335+00');
INSERT INTO public.operations_installation VALUES
	(1, true, '2026-11-26 14:17:31.676572+00');
INSERT INTO public.procrastinate_periodic_defers VALUES
	(1, 'retry_stalled_jobs', 1795702620, NULL, '');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-26 14:17:33.773955+00');
INSERT INTO public.redress_obligation VALUES
	('e96feeef-c30f-44c9-9677-c98ce463fe26', 'confirmed', 19900, '2026-10-27', '2026-10-25', '澄湖退款 000117', '2026-10-27 00:55:00+00', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', 'ce7ba117-7e22-438e-95ec-6e2dc17625cd'),
	('a83ab800-de3d-41b9-b2e7-bcafc07ba3ff', 'due', 39900, '2026-11-22', NULL, '', NULL, 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', '94367648-c40a-46c7-a17a-c41358781a95'),
	('ffc080fe-0952-4098-b273-bb8fefbc15c0', 'paid', 6600, '2026-11-24', '2026-11-23', '澄湖退款 000482', NULL, 'a1616ae0-b3e4-421c-a96a-edbd49292a58', 'ad676bbb-05ba-48c9-8c0e-7e47ec129ba9'),
	('9b0f7a19-b471-4bcc-9428-2a99e3f1343d', 'due', 29900, '2026-11-26', NULL, '', NULL, 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', '9bea0897-c42d-4001-a559-49646b4e6d1c');
INSERT INTO public.redress_offer VALUES
	('ce7ba117-7e22-438e-95ec-6e2dc17625cd', 'accepted', 19900, '2026-10-27', '2026-10-22 02:10:00+00', '2026-10-22 04:30:00+00', '667d49e8-3866-4ec4-9ae2-42fe21cd3282', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', '19ee034e-51aa-48ec-ba0f-e611220ced65'),
	('94367648-c40a-46c7-a17a-c41358781a95', 'accepted', 39900, '2026-11-22', '2026-11-02 01:40:00+00', '2026-11-03 12:15:00+00', 'a6a7b06e-6a18-441d-b262-6e35ef50ca82', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', 'e12e0e6d-68f7-4e5a-a0a2-f387fbb1631d'),
	('ad676bbb-05ba-48c9-8c0e-7e47ec129ba9', 'accepted', 6600, '2026-11-24', '2026-11-06 07:30:00+00', '2026-11-07 10:20:00+00', 'a1616ae0-b3e4-421c-a96a-edbd49292a58', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', '250ac254-e9ee-482b-954d-d6788b17bf3b'),
	('9bea0897-c42d-4001-a559-49646b4e6d1c', 'accepted', 29900, '2026-11-26', '2026-11-17 03:15:00+00', '2026-11-18 04:01:00+00', 'ddc5d010-5e42-41c6-a0f0-4390b4f857c4', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', '43de5312-fb59-4f30-8df9-7a83ed27b6a3'),
	('503e4d3f-234f-481d-95b6-88d8d36eaa37', 'open', 19800, '2026-12-04', '2026-11-24 02:30:00+00', NULL, '656ad174-8843-4dec-98f1-985aea0cc9ba', '9a3b6867-5480-4e35-b2f8-ab68374a4bee', '8a617f4d-ce21-4647-b151-772aa997817e');
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_failedattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 124, true);
SELECT pg_catalog.setval('public.complaints_auditrecord_id_seq', 4, true);
SELECT pg_catalog.setval('public.complaints_claim_id_seq', 22, true);
SELECT pg_catalog.setval('public.complaints_clock_id_seq', 28, true);
SELECT pg_catalog.setval('public.complaints_complainant_id_seq', 13, true);
SELECT pg_catalog.setval('public.complaints_event_id_seq', 58, true);
SELECT pg_catalog.setval('public.complaints_number_serial', 13, true);
SELECT pg_catalog.setval('public.complaints_proceeding_id_seq', 13, true);
SELECT pg_catalog.setval('public.directory_department_id_seq', 12, true);
SELECT pg_catalog.setval('public.directory_membership_id_seq', 5, true);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 31, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 73, true);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 44, true);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 22, true);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, true);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, true);
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
ALTER TABLE ONLY public.channels_outboundmail
    ADD CONSTRAINT channels_outboundmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditrecord_complaint_id_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_claim
    ADD CONSTRAINT complaints_claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_clock
    ADD CONSTRAINT complaints_clock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complainant_complaint_id_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complainant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_number_key UNIQUE (number);
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_complaint_id_key UNIQUE (complaint_id);
ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT complaints_draftfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidenceitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_payload_id_key UNIQUE (payload_id);
ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_payload
    ADD CONSTRAINT complaints_payload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.complaints_proceeding
    ADD CONSTRAINT complaints_proceeding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT directory_department_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organisation
    ADD CONSTRAINT directory_organisation_name_key UNIQUE (name);
ALTER TABLE ONLY public.directory_organisation
    ADD CONSTRAINT directory_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT one_department_per_code UNIQUE (organisation_id, code);
ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT one_event_per_position UNIQUE (complaint_id, "position");
ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT one_name_per_draft UNIQUE (draft_id, purpose, name);
ALTER TABLE ONLY public.complaints_proceeding
    ADD CONSTRAINT one_proceeding_per_procedure UNIQUE (complaint_id, procedure);
ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT one_seat_per_organisation UNIQUE (user_id, organisation_id);
ALTER TABLE ONLY public.operations_installation
    ADD CONSTRAINT operations_installation_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_offer_id_key UNIQUE (offer_id);
ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_payload_id_key UNIQUE (payload_id);
ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_pkey PRIMARY KEY (id);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX accounts_fa_key_8ff261_idx ON public.accounts_failedattempt USING btree (key, at);
CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX cache_entries_expires ON public.cache_entries USING btree (expires);
CREATE INDEX channels_outboundmail_complaint_id_777c8fa0 ON public.channels_outboundmail USING btree (complaint_id);
CREATE INDEX clock_running ON public.complaints_clock USING btree (due_on) WHERE (completed_at IS NULL);
CREATE INDEX complaints__respond_2e4770_idx ON public.complaints_complaint USING btree (respondent_id, stage, filed_at DESC);
CREATE INDEX complaints_claim_complaint_id_3c9c1f49 ON public.complaints_claim USING btree (complaint_id);
CREATE INDEX complaints_clock_proceeding_id_48ae0373 ON public.complaints_clock USING btree (proceeding_id);
CREATE INDEX complaints_complaint_department_id_8d225aac ON public.complaints_complaint USING btree (department_id);
CREATE INDEX complaints_complaint_number_0bd00cd2_like ON public.complaints_complaint USING btree (number varchar_pattern_ops);
CREATE INDEX complaints_complaint_respondent_id_27eae076 ON public.complaints_complaint USING btree (respondent_id);
CREATE INDEX complaints_draft_saved_at_73e0a5ee ON public.complaints_draft USING btree (saved_at);
CREATE INDEX complaints_draftfile_draft_id_ae078c21 ON public.complaints_draftfile USING btree (draft_id);
CREATE INDEX complaints_draftfile_sha256_47395558 ON public.complaints_draftfile USING btree (sha256);
CREATE INDEX complaints_draftfile_sha256_47395558_like ON public.complaints_draftfile USING btree (sha256 varchar_pattern_ops);
CREATE INDEX complaints_event_complaint_id_abd8bab6 ON public.complaints_event USING btree (complaint_id);
CREATE INDEX complaints_event_payload_id_6332ec47 ON public.complaints_event USING btree (payload_id);
CREATE INDEX complaints_evidenceitem_complaint_id_2088c802 ON public.complaints_evidenceitem USING btree (complaint_id);
CREATE INDEX complaints_evidenceitem_message_id_20cec20c ON public.complaints_evidenceitem USING btree (message_id);
CREATE INDEX complaints_evidenceitem_sha256_52ef559e ON public.complaints_evidenceitem USING btree (sha256);
CREATE INDEX complaints_evidenceitem_sha256_52ef559e_like ON public.complaints_evidenceitem USING btree (sha256 varchar_pattern_ops);
CREATE INDEX complaints_message_author_id_cb726fa3 ON public.complaints_message USING btree (author_id);
CREATE INDEX complaints_message_complaint_id_e178ac06 ON public.complaints_message USING btree (complaint_id);
CREATE INDEX complaints_payload_complaint_id_8885b460 ON public.complaints_payload USING btree (complaint_id);
CREATE INDEX complaints_proceeding_complaint_id_3d6e7505 ON public.complaints_proceeding USING btree (complaint_id);
CREATE INDEX directory_department_organisation_id_934affd4 ON public.directory_department USING btree (organisation_id);
CREATE INDEX directory_membership_department_id_638a4d62 ON public.directory_membership USING btree (department_id);
CREATE INDEX directory_membership_organisation_id_1777c640 ON public.directory_membership USING btree (organisation_id);
CREATE INDEX directory_membership_user_id_c5348d5f ON public.directory_membership USING btree (user_id);
CREATE INDEX directory_organisation_name_ac07a6f0_like ON public.directory_organisation USING btree (name varchar_pattern_ops);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE UNIQUE INDEX one_open_offer ON public.redress_offer USING btree (complaint_id) WHERE ((state)::text = 'open'::text);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX redress_obligation_complaint_id_6202c3a8 ON public.redress_obligation USING btree (complaint_id);
CREATE INDEX redress_offer_complaint_id_088319db ON public.redress_offer USING btree (complaint_id);
CREATE INDEX redress_offer_made_by_id_f1b4b1b5 ON public.redress_offer USING btree (made_by_id);
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.complaints_event FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();
CREATE TRIGGER event_chain BEFORE INSERT ON public.complaints_event FOR EACH ROW EXECUTE FUNCTION public.juli_continue_chain();
CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON public.complaints_event FOR EACH STATEMENT EXECUTE FUNCTION public.juli_refuse();
CREATE TRIGGER filing_steps BEFORE UPDATE OF filing ON public.complaints_proceeding FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('filing', 'prepared>sent,prepared>received,sent>received');
CREATE TRIGGER payload_erase_only BEFORE UPDATE ON public.complaints_payload FOR EACH ROW EXECUTE FUNCTION public.juli_erase_only();
CREATE TRIGGER payload_kept BEFORE DELETE ON public.complaints_payload FOR EACH ROW EXECUTE FUNCTION public.juli_refuse();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER stage_steps BEFORE UPDATE OF stage ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('stage', 'filed>in_hand,filed>settled,filed>closed,in_hand>settled,in_hand>closed,settled>in_hand,settled>closed');
CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.complaints_evidenceitem FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'stored>withdrawn,stored>erased,withdrawn>erased');
CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.redress_obligation FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'due>paid,paid>confirmed,paid>due');
CREATE TRIGGER state_steps BEFORE UPDATE OF state ON public.redress_offer FOR EACH ROW EXECUTE FUNCTION public.juli_allowed_step('state', 'open>accepted,open>rejected,open>withdrawn');
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_outboundmail
    ADD CONSTRAINT channels_outboundmai_complaint_id_777c8fa0_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_auditrecord
    ADD CONSTRAINT complaints_auditreco_complaint_id_f5fcb0cd_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_claim
    ADD CONSTRAINT complaints_claim_complaint_id_3c9c1f49_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_clock
    ADD CONSTRAINT complaints_clock_proceeding_id_48ae0373_fk_complaint FOREIGN KEY (proceeding_id) REFERENCES public.complaints_proceeding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complainant
    ADD CONSTRAINT complaints_complaina_complaint_id_1265fcff_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_department_id_8d225aac_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_respondent_id_27eae076_fk_directory FOREIGN KEY (respondent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_draft
    ADD CONSTRAINT complaints_draft_complaint_id_0bfff5c4_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_draftfile
    ADD CONSTRAINT complaints_draftfile_draft_id_ae078c21_fk_complaints_draft_id FOREIGN KEY (draft_id) REFERENCES public.complaints_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_complaint_id_abd8bab6_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_event
    ADD CONSTRAINT complaints_event_payload_id_6332ec47_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidencei_complaint_id_2088c802_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_evidenceitem
    ADD CONSTRAINT complaints_evidencei_message_id_20cec20c_fk_complaint FOREIGN KEY (message_id) REFERENCES public.complaints_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_author_id_cb726fa3_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_complaint_id_e178ac06_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_message
    ADD CONSTRAINT complaints_message_payload_id_ded7121b_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_payload
    ADD CONSTRAINT complaints_payload_complaint_id_8885b460_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.complaints_proceeding
    ADD CONSTRAINT complaints_proceedin_complaint_id_3d6e7505_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_department
    ADD CONSTRAINT directory_department_organisation_id_934affd4_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_department_id_638a4d62_fk_directory FOREIGN KEY (department_id) REFERENCES public.directory_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_organisation_id_1777c640_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_membership
    ADD CONSTRAINT directory_membership_user_id_c5348d5f_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_complaint_id_6202c3a8_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.redress_obligation
    ADD CONSTRAINT redress_obligation_offer_id_f16dbd13_fk_redress_offer_id FOREIGN KEY (offer_id) REFERENCES public.redress_offer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_complaint_id_088319db_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_made_by_id_f1b4b1b5_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.redress_offer
    ADD CONSTRAINT redress_offer_payload_id_fcecf22d_fk_complaints_payload_id FOREIGN KEY (payload_id) REFERENCES public.complaints_payload(id) DEFERRABLE INITIALLY DEFERRED;
