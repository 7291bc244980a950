-- How a person wants to be told, and the browsers that asked to be. What is told stands in the outbox.

CREATE TABLE notice_preferences (
  locality_id  integer     NOT NULL,
  recipient_id uuid        NOT NULL,
  email        boolean,
  sms          boolean,
  push         boolean,
  lang         text        NOT NULL DEFAULT 'vi',
  changed_at   timestamptz NOT NULL,
  CONSTRAINT notice_preferences_pk PRIMARY KEY (locality_id, recipient_id),
  CONSTRAINT notice_language_is_known CHECK (lang IN ('vi', 'en'))
);
COMMENT ON TABLE notice_preferences IS 'How a person wants to be told, one answer for each channel; missing: as is usual.';

CREATE TABLE push_subscriptions (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  recipient_id uuid        NOT NULL,
  endpoint     text        NOT NULL,
  p256dh       text        NOT NULL,
  auth         text        NOT NULL,
  created_at   timestamptz NOT NULL,
  CONSTRAINT push_subscriptions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT browser_is_subscribed_once UNIQUE (locality_id, recipient_id, endpoint),
  CONSTRAINT push_endpoint_is_short CHECK (length(endpoint) <= 1000)
);
COMMENT ON TABLE push_subscriptions IS
  'Browsers that asked to be told (Web Push, RFC 8030). Gone when the browser takes it back or the person is erased.';

GRANT SELECT, INSERT, UPDATE, DELETE ON notice_preferences, push_subscriptions TO camlo_app;

-- What happened before there were notices is no news: an installation that is brought up to date begins at the end of its ledger.
INSERT INTO followers (name, epoch, xid, number)
SELECT 'notices', epoch, xid, number FROM acts ORDER BY epoch DESC, xid DESC, number DESC LIMIT 1;
