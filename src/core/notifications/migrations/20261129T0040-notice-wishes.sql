-- How a person wants to be told of each matter; where nothing stands here, their answer for the channel holds.
CREATE TABLE notice_wishes (
  locality_id  integer NOT NULL,
  recipient_id uuid    NOT NULL,
  topic        text    NOT NULL,
  channel      text    NOT NULL,
  wanted       boolean NOT NULL,
  CONSTRAINT notice_wishes_pk PRIMARY KEY (locality_id, recipient_id, topic, channel),
  CONSTRAINT wished_channel_is_known CHECK (channel IN ('email', 'sms', 'push')),
  CONSTRAINT wished_topic_is_plain CHECK (topic ~ '^[a-zA-Z]{1,40}$')
);
COMMENT ON TABLE notice_wishes IS 'Whether a person wants to be told of a matter by a channel; what a law wants told is told all the same.';
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_wishes TO camlo_app;
