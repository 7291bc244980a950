-- What came back waits for whoever sent it until they have taken note.

ALTER TABLE document_arrivals ADD COLUMN back_seen_at timestamptz;
COMMENT ON COLUMN document_arrivals.back_seen_at IS 'When its sender took note that it was sent back.';

DROP INDEX document_arrivals_sent_back;
CREATE INDEX document_arrivals_sent_back ON document_arrivals (locality_id, document_id) WHERE state = '02' AND back_seen_at IS NULL;
CREATE INDEX document_arrivals_to_note ON document_arrivals (locality_id, closed_at) WHERE state = '02' AND back_seen_at IS NULL;
