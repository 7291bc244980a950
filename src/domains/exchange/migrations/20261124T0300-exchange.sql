-- Who outside is told of acts by the program itself: webhooks. What is told stands in the outbox.

CREATE TABLE webhook_endpoints (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  url           text        NOT NULL,
  description   text        NOT NULL DEFAULT '',
  verbs         text[]      NOT NULL DEFAULT '{}',
  secret        bytea       NOT NULL,
  created_at    timestamptz NOT NULL,
  failing_since timestamptz,
  disabled_at   timestamptz,
  disabled_why  text,
  removed_at    timestamptz,
  CONSTRAINT webhook_endpoints_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT webhook_address_is_of_the_web CHECK (url ~ '^https?://' AND length(url) <= 500),
  CONSTRAINT disabled_endpoint_says_why CHECK ((disabled_at IS NULL) = (disabled_why IS NULL)),
  CONSTRAINT endpoint_is_disabled_for_a_known_reason CHECK (disabled_why IN ('administrator', 'failing', 'gone'))
);
COMMENT ON TABLE webhook_endpoints IS 'Systems outside that are told of acts, signed (Standard Webhooks).';
COMMENT ON COLUMN webhook_endpoints.verbs IS 'Of which acts; empty: of all.';
COMMENT ON COLUMN webhook_endpoints.secret IS 'What signs, sealed with the installation''s secret; shown once.';
COMMENT ON COLUMN webhook_endpoints.failing_since IS 'Since when nothing has arrived; after some days it is disabled.';

GRANT SELECT, INSERT, UPDATE ON webhook_endpoints TO camlo_app;

-- The portal is told from here on, not of what lies before.
INSERT INTO followers (name, epoch, xid, number)
SELECT name, epoch, xid, number
FROM (SELECT epoch, xid, number FROM acts ORDER BY epoch DESC, xid DESC, number DESC LIMIT 1) AS last,
  (VALUES ('portal'), ('webhooks')) AS f (name);
