-- Dossiers taken in while the line was gone: numbers drawn beforehand, and the dossiers that came of them.

CREATE TABLE provisional_blocks (
  locality_id integer     NOT NULL,
  year        smallint    NOT NULL,
  first       integer     NOT NULL,
  last        integer     NOT NULL,
  person_id   uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  drawn_at    timestamptz NOT NULL,
  CONSTRAINT provisional_blocks_pk PRIMARY KEY (locality_id, year, first),
  CONSTRAINT provisional_block_holds_numbers CHECK (last >= first)
);
COMMENT ON TABLE provisional_blocks IS
  'Lô số phiếu tiếp nhận tạm: numbers an official''s browser drew for the time without a line. Gaps happen, doubles never.';

CREATE TABLE provisional_receipts (
  locality_id integer     NOT NULL,
  number      text        NOT NULL,
  dossier_id  uuid        NOT NULL,
  person_id   uuid        NOT NULL,
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  desk_at     timestamptz NOT NULL,
  CONSTRAINT provisional_receipts_pk PRIMARY KEY (locality_id, number),
  CONSTRAINT dossier_has_one_provisional_number UNIQUE (locality_id, dossier_id),
  CONSTRAINT provisional_number_has_its_form CHECK (number ~ '^T\d{2}-\d{6,}$')
);
COMMENT ON TABLE provisional_receipts IS
  'Phiếu tiếp nhận tạm that became dossiers: whoever brings the slip is led to the dossier.';
COMMENT ON COLUMN provisional_receipts.received_at IS 'When the papers were handed over, as worked out from the desk''s clock.';
COMMENT ON COLUMN provisional_receipts.recorded_at IS 'When the dossier reached the server.';
COMMENT ON COLUMN provisional_receipts.desk_at IS 'What the desk''s clock said when the papers were handed over; clocks are wrong at times.';

-- Numbers are added and read; nobody rewrites who had which.
GRANT SELECT, INSERT ON provisional_blocks, provisional_receipts TO camlo_app;
