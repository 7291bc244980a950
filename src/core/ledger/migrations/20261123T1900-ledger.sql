-- The ledger of public acts (sổ cái việc công): written once, read by all, never changed.

-- The first instant of a month as the smallest UUIDv7 of that instant: partitions are cut by time through the key.
CREATE FUNCTION uuid_from_instant(instant timestamptz) RETURNS uuid
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (lpad(to_hex((extract(epoch FROM instant) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

CREATE SEQUENCE act_numbers CACHE 32;

CREATE TABLE ledger_epochs (
  epoch integer NOT NULL,
  locality_id integer NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  reason text NOT NULL,
  CONSTRAINT ledger_epochs_pkey PRIMARY KEY (epoch),
  CONSTRAINT ledger_epochs_count_from_one CHECK (epoch >= 1)
);
COMMENT ON TABLE ledger_epochs IS
  'A restore or a move to another server counts transactions anew, so it begins a new epoch; the highest one is current.';
INSERT INTO ledger_epochs (epoch, locality_id, reason) VALUES (1, 1, 'installed');

CREATE TABLE acts (
  locality_id integer NOT NULL,
  id uuid NOT NULL,
  epoch integer NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  number bigint NOT NULL DEFAULT nextval('act_numbers'),
  verb text NOT NULL,
  actor_kind text NOT NULL,
  actor_person_id uuid,
  actor_post_id uuid,
  actor_unit_id uuid,
  acting_for_id uuid,
  subject_id uuid NOT NULL,
  case_id uuid,
  unit_id uuid,
  step_key text,
  topic_id uuid,
  person_id uuid,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT now(),
  due_at timestamptz(3),
  outcome text,
  working_minutes integer,
  late_minutes integer,
  facts jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT acts_pkey PRIMARY KEY (locality_id, id),
  CONSTRAINT acts_verb_names_room_and_deed CHECK (verb ~ '^[a-z][A-Za-z-]*[.][a-z][A-Za-z]*$'),
  CONSTRAINT acts_actor_is_known CHECK (actor_kind IN ('official', 'citizen', 'system', 'external')),
  CONSTRAINT acts_of_officials_have_person_post_unit CHECK (
    actor_kind <> 'official' OR num_nulls(actor_person_id, actor_post_id, actor_unit_id) = 0
  ),
  CONSTRAINT acts_only_officials_act_for_another CHECK (acting_for_id IS NULL OR actor_kind = 'official'),
  CONSTRAINT acts_minutes_are_not_negative CHECK (working_minutes >= 0 AND late_minutes >= 0),
  CONSTRAINT acts_facts_are_an_object CHECK (jsonb_typeof(facts) = 'object')
) PARTITION BY RANGE (id);
COMMENT ON TABLE acts IS 'Every official act, once: keys, counts and salted hashes, never personal data.';
COMMENT ON COLUMN acts.xid IS 'The transaction that wrote it: followers read in the order (epoch, xid, number), behind the oldest one still running.';
COMMENT ON COLUMN acts.unit_id IS 'The unit in charge, which boards count it under.';
COMMENT ON COLUMN acts.topic_id IS 'What it is counted under besides the unit: the procedure of a dossier.';
COMMENT ON COLUMN acts.person_id IS 'The official whom the count belongs to; not always who acted.';
COMMENT ON COLUMN acts.occurred_at IS 'In milliseconds, so that a leaf of the seal covers every digit that is stored.';
COMMENT ON COLUMN acts.working_minutes IS 'Working time of what this act ends.';

-- A month nobody made a partition for still takes acts.
CREATE TABLE acts_default PARTITION OF acts DEFAULT;

-- The timeline of a dossier, task or document.
CREATE INDEX acts_by_subject ON acts (subject_id, id);
-- The acts of a case on other subjects; those on the case itself are found by subject.
CREATE INDEX acts_by_case ON acts (case_id, id) WHERE case_id <> subject_id;
-- Followers, in their order.
CREATE INDEX acts_by_position ON acts (epoch, xid, number);
-- From a figure of a board down to its acts.
CREATE INDEX acts_by_unit ON acts (unit_id, occurred_at);
-- The evidence of an official's work.
CREATE INDEX acts_by_person ON acts (person_id, occurred_at) WHERE person_id IS NOT NULL;

-- Makes the monthly partitions (UTC months) from one day to another; what the default one took meanwhile moves over.
CREATE FUNCTION ensure_act_partitions(from_day date, to_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  month date := date_trunc('month', from_day);
  part text;
  low uuid;
  high uuid;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7262020);
  WHILE month <= to_day LOOP
    part := 'acts_' || to_char(month, 'YYYY_MM');
    IF to_regclass(part) IS NULL THEN
      low := uuid_from_instant(month::timestamp AT TIME ZONE 'UTC');
      high := uuid_from_instant((month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
      EXECUTE format('CREATE TABLE %I (LIKE acts INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part);
      EXECUTE format(
        'WITH moved AS (DELETE FROM acts_default WHERE id >= %L AND id < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        low, high, part);
      EXECUTE format('ALTER TABLE acts ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, low, high);
      made := made + 1;
    END IF;
    month := month + interval '1 month';
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION ensure_act_partitions FROM PUBLIC;
SELECT ensure_act_partitions(current_date - 31, current_date + 366);

-- The Merkle tree of RFC 6962 over all acts, in the order of followers.
CREATE TABLE leaves (
  leaf_index bigint NOT NULL,
  act_id uuid NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT leaves_pkey PRIMARY KEY (leaf_index),
  CONSTRAINT leaves_hold_an_act_once UNIQUE (act_id),
  CONSTRAINT leaves_hash_is_sha256 CHECK (octet_length(hash) = 32)
);
CREATE TABLE merkle_nodes (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT merkle_nodes_pkey PRIMARY KEY (level, index),
  CONSTRAINT merkle_nodes_stand_on_leaves CHECK (level >= 1),
  CONSTRAINT merkle_nodes_hash_is_sha256 CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE merkle_nodes IS 'Roots of complete subtrees of 2^level leaves, so that a proof reads a logarithm of them.';

CREATE TABLE seal_keys (
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  CONSTRAINT seal_keys_pkey PRIMARY KEY (key_id)
);
COMMENT ON COLUMN seal_keys.public_key IS 'Ed25519, as DER SubjectPublicKeyInfo; key_id is the beginning of its SHA-256.';

CREATE TABLE seals (
  size bigint NOT NULL,
  root bytea NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  key_id text NOT NULL,
  previous bytea,
  signature bytea NOT NULL,
  CONSTRAINT seals_pkey PRIMARY KEY (size),
  CONSTRAINT seals_are_by_a_known_key FOREIGN KEY (key_id) REFERENCES seal_keys,
  CONSTRAINT seals_follow_one_another UNIQUE (previous),
  CONSTRAINT seals_cover_something CHECK (size > 0)
);
COMMENT ON TABLE seals IS 'Signed heads of the tree.';
COMMENT ON COLUMN seals.previous IS 'SHA-256 of what the seal before signed; null on the first.';

CREATE TABLE followers (
  name text NOT NULL,
  epoch integer NOT NULL DEFAULT 0,
  xid xid8 NOT NULL DEFAULT '0',
  number bigint NOT NULL DEFAULT 0,
  moved_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT followers_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE followers IS 'How far each follower has read. Its row is locked while it works: one process at a time.';

-- Counts are kept along each dimension rather than for their product, so that they grow with days and never with acts.
CREATE TABLE act_counts (
  locality_id integer NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  unit_id uuid,
  day date NOT NULL,
  verb text NOT NULL,
  outcome text,
  acts bigint NOT NULL,
  working_minutes bigint NOT NULL,
  late_minutes bigint NOT NULL,
  CONSTRAINT act_counts_once UNIQUE NULLS NOT DISTINCT (locality_id, dimension, day, unit_id, verb, key, outcome)
);
-- One procedure, step or person over a year.
CREATE INDEX act_counts_by_key ON act_counts (dimension, key, day) WHERE key <> '';
COMMENT ON COLUMN act_counts.dimension IS 'unit: all acts, key empty; step, person, topic: those with one, under it.';
COMMENT ON COLUMN act_counts.day IS 'Local day (Asia/Ho_Chi_Minh) on which the act occurred.';

CREATE TABLE act_durations (
  locality_id integer NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  unit_id uuid,
  day date NOT NULL,
  verb text NOT NULL,
  bucket smallint NOT NULL,
  acts bigint NOT NULL,
  CONSTRAINT act_durations_once UNIQUE NULLS NOT DISTINCT (locality_id, dimension, day, unit_id, verb, key, bucket)
);
CREATE INDEX act_durations_by_key ON act_durations (dimension, key, day) WHERE key <> '';
COMMENT ON COLUMN act_durations.bucket IS
  'Working minutes on a scale where each bucket is a tenth wider than the last: 0 is below a minute, n from 1.1^(n-1) on.';

-- The one definition of what an act adds to the counts: kept, rebuilt and recounted from here.
CREATE VIEW act_contributions AS
SELECT a.locality_id, d.dimension, d.key, a.unit_id, (a.occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, a.verb,
  a.outcome, a.working_minutes, a.late_minutes,
  CASE WHEN a.working_minutes < 1 THEN 0
    ELSE floor(ln(a.working_minutes::float8) / ln(1.1::float8))::smallint + 1 END::smallint AS bucket,
  a.epoch, a.xid, a.number
FROM acts a
CROSS JOIN LATERAL (
  VALUES ('unit', ''), ('step', a.step_key), ('person', a.person_id::text), ('topic', a.topic_id::text)
) AS d (dimension, key)
WHERE d.key IS NOT NULL;

-- History is added to and read; nobody rewrites it. Partitions are reached through acts alone.
GRANT SELECT, INSERT ON acts, leaves, merkle_nodes, seals, seal_keys TO camlo_app;
GRANT SELECT ON ledger_epochs, act_contributions TO camlo_app;
GRANT USAGE ON SEQUENCE act_numbers TO camlo_app;
-- Positions and counts are views of the ledger and may be made anew.
GRANT SELECT, INSERT, UPDATE ON followers TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON act_counts, act_durations TO camlo_app;
