-- What must be told to somebody outside: each telling once, kept until it is done or given up.

CREATE SEQUENCE delivery_numbers;

CREATE TABLE deliveries (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  number      bigint      NOT NULL DEFAULT nextval('delivery_numbers'),
  carrier     text        NOT NULL,
  route       text        NOT NULL,
  key         text        NOT NULL,
  lane        text,
  act_id      uuid,
  case_id     uuid,
  about       jsonb       NOT NULL DEFAULT '{}',
  state       text        NOT NULL DEFAULT 'waiting',
  attempts    integer     NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL,
  since       timestamptz NOT NULL,
  next_at     timestamptz,
  claimed_by  uuid,
  last_error  text,
  finished_at timestamptz,
  CONSTRAINT deliveries_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT delivery_is_told_once UNIQUE (locality_id, carrier, key),
  CONSTRAINT delivery_state_is_known CHECK (state IN ('waiting', 'sent', 'dropped', 'dead')),
  CONSTRAINT delivery_ends_once CHECK ((state = 'waiting') = (finished_at IS NULL)),
  CONSTRAINT only_waiting_delivery_is_claimed CHECK (claimed_by IS NULL OR state = 'waiting'),
  CONSTRAINT dead_delivery_says_why CHECK (state <> 'dead' OR last_error IS NOT NULL)
);
COMMENT ON TABLE deliveries IS
  'What is to be told outside, by keys only: addresses and words are looked up when it is sent, so that erasing a person erases them here too.';
COMMENT ON COLUMN deliveries.carrier IS 'Who carries it: email, sms, push, webhook, portal.';
COMMENT ON COLUMN deliveries.route IS 'Which way it goes: when one fails, its other deliveries rest and no other route does.';
COMMENT ON COLUMN deliveries.key IS 'What makes it the same telling; the far side gets it too, so that it can tell a repetition.';
COMMENT ON COLUMN deliveries.lane IS 'Deliveries of one lane go one after another, in order; without one they go in any order.';
COMMENT ON COLUMN deliveries.since IS 'From when its patience is counted: when it was made, or asked for again.';
COMMENT ON COLUMN deliveries.next_at IS 'Not before; missing: as soon as its route is open.';
COMMENT ON COLUMN deliveries.claimed_by IS 'The process that is sending it.';
COMMENT ON COLUMN deliveries.last_error IS 'What the far side said, without addresses and numbers.';

-- The dispatcher takes the oldest of each route.
CREATE INDEX deliveries_waiting ON deliveries (locality_id, route, number) WHERE state = 'waiting';
-- What stands before it in its lane.
CREATE INDEX deliveries_by_lane ON deliveries (locality_id, lane, number) WHERE lane IS NOT NULL AND state IN ('waiting', 'dead');
-- What a process that died was sending.
CREATE INDEX deliveries_claimed ON deliveries (locality_id, claimed_by) WHERE claimed_by IS NOT NULL;
-- The administrator's page lists by state, newest first; sweeping takes the oldest that are done.
CREATE INDEX deliveries_by_state ON deliveries (locality_id, state, number DESC);
CREATE INDEX deliveries_by_case ON deliveries (locality_id, case_id, number) WHERE case_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON deliveries TO camlo_app;
GRANT USAGE ON SEQUENCE delivery_numbers TO camlo_app;
