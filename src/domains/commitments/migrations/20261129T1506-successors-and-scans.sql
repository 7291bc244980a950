-- Who took a promise over in mid-term, and pictures of what was signed by hand. Officials and files are other rooms' tables.

CREATE TABLE commitment_successions (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  commitment_id uuid        NOT NULL,
  side          text        NOT NULL,
  from_person   uuid        NOT NULL,
  to_person     uuid        NOT NULL,
  taken_at      timestamptz NOT NULL,
  CONSTRAINT commitment_successions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT succession_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT succession_side_is_known CHECK (side IN ('giver', 'answerer')),
  CONSTRAINT nobody_succeeds_themselves CHECK (from_person <> to_person)
);
COMMENT ON TABLE commitment_successions IS 'Whoever came into the post in mid-term took its commitment over; what was signed stays as it was signed.';
CREATE INDEX commitment_successions_by_commitment ON commitment_successions (locality_id, commitment_id, taken_at);

CREATE TABLE commitment_scans (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  commitment_id uuid        NOT NULL,
  kind          text        NOT NULL,
  file_id       uuid        NOT NULL,
  name          text        NOT NULL,
  added_by      uuid        NOT NULL,
  added_at      timestamptz NOT NULL,
  CONSTRAINT commitment_scans_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT scan_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT commitment_scan_kind_is_known CHECK (kind IN ('commitment', 'settlement'))
);
COMMENT ON TABLE commitment_scans IS 'Bản chụp of what was signed by hand; a better one is added, none is taken away.';
CREATE INDEX commitment_scans_by_commitment ON commitment_scans (locality_id, commitment_id, added_at);

ALTER TABLE commitment_papers
  DROP CONSTRAINT commitment_void_cause_is_known,
  ADD CONSTRAINT commitment_void_cause_is_known CHECK (void_cause IN ('changed', 'declined', 'withdrawn', 'onPaper', 'handedOver'));

GRANT SELECT, INSERT ON commitment_successions, commitment_scans TO camlo_app;
