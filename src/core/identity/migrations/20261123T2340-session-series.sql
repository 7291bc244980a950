-- One sign-in keeps one key through all its tokens, so that signing out ends the token it was exchanged for as well.

DELETE FROM sessions;
ALTER TABLE sessions ADD COLUMN session_id uuid NOT NULL;
COMMENT ON COLUMN sessions.session_id IS 'The sign-in: after an exchange of tokens the old and the new one share it for a minute.';
CREATE INDEX sessions_by_session ON sessions (session_id);
