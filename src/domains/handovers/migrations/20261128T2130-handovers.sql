-- Paper files that travel: lists by which one office hands them to another or to the post, and where each is.

CREATE TABLE handover_books (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  kind        text     NOT NULL,
  year        smallint NOT NULL,
  last        integer  NOT NULL,
  CONSTRAINT handover_books_pk PRIMARY KEY (locality_id, unit_id, kind, year)
);
COMMENT ON TABLE handover_books IS 'The last number of an office''s lists in a year; its row is locked until the list is written, so that no number is lost or given twice.';

CREATE TABLE handover_lists (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  kind         text        NOT NULL,
  from_unit_id uuid        NOT NULL,
  to_unit_id   uuid,
  year         smallint    NOT NULL,
  number       integer     NOT NULL,
  made_by      uuid        NOT NULL,
  made_at      timestamptz NOT NULL,
  items        smallint    NOT NULL,
  open_items   smallint    NOT NULL,
  differences  smallint    NOT NULL DEFAULT 0,
  closed_at    timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid,
  CONSTRAINT handover_lists_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT handover_number_is_given_once UNIQUE (locality_id, from_unit_id, kind, year, number),
  CONSTRAINT handover_kind_is_known CHECK (kind IN ('office', 'post')),
  CONSTRAINT handover_to_an_office_names_it CHECK ((kind = 'office') = (to_unit_id IS NOT NULL)),
  CONSTRAINT nobody_hands_over_to_oneself CHECK (to_unit_id <> from_unit_id),
  CONSTRAINT handover_counts_add_up CHECK (items > 0 AND open_items BETWEEN 0 AND items AND differences BETWEEN 0 AND items),
  CONSTRAINT list_without_open_items_is_closed CHECK ((open_items = 0) = (closed_at IS NOT NULL)),
  CONSTRAINT cancelled_handover_says_who CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL))
);
COMMENT ON TABLE handover_lists IS 'Danh sách bàn giao hồ sơ, from one office to another or to the post.';
COMMENT ON COLUMN handover_lists.differences IS 'Items that did not arrive, or that the post brought back.';

-- An office looks at what it handed over and at what comes to it, newest first.
CREATE INDEX handover_lists_by_sender ON handover_lists (locality_id, from_unit_id, made_at DESC, id);
CREATE INDEX handover_lists_by_receiver ON handover_lists (locality_id, to_unit_id, made_at DESC, id) WHERE to_unit_id IS NOT NULL;

CREATE TABLE handover_items (
  locality_id integer  NOT NULL,
  list_id     uuid     NOT NULL,
  position    smallint NOT NULL,
  dossier_id  uuid     NOT NULL,
  papers      smallint NOT NULL,
  outcome     text,
  reason      text,
  decided_by  uuid,
  decided_at  timestamptz,
  CONSTRAINT handover_items_pk PRIMARY KEY (locality_id, list_id, position),
  CONSTRAINT item_belongs_to_a_list FOREIGN KEY (locality_id, list_id) REFERENCES handover_lists (locality_id, id),
  CONSTRAINT dossier_stands_once_on_a_list UNIQUE (locality_id, list_id, dossier_id),
  CONSTRAINT handover_outcome_is_known CHECK (outcome IN ('received', 'missing', 'delivered', 'cameBack', 'cancelled')),
  CONSTRAINT decided_item_says_who CHECK ((outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL)),
  CONSTRAINT what_went_wrong_has_a_reason CHECK (outcome NOT IN ('missing', 'cameBack') OR reason IS NOT NULL)
);
COMMENT ON COLUMN handover_items.papers IS 'How many papers the file held when it was handed over.';

-- A file is under way on one list at a time; and each dossier tells the lists it stood on.
CREATE UNIQUE INDEX one_open_handover_per_dossier ON handover_items (locality_id, dossier_id) WHERE outcome IS NULL;
CREATE INDEX handover_items_by_dossier ON handover_items (locality_id, dossier_id);

CREATE TABLE paper_files (
  locality_id integer     NOT NULL,
  dossier_id  uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  since       timestamptz NOT NULL,
  settled     boolean     NOT NULL DEFAULT false,
  CONSTRAINT paper_files_pk PRIMARY KEY (locality_id, dossier_id)
);
COMMENT ON TABLE paper_files IS 'Where the paper file of a dossier is that has been handed over; one that never was is where it was taken in.';
COMMENT ON COLUMN paper_files.settled IS 'The dossier has ended: the file goes nowhere any more.';

-- What an office holds of others, and what it must hand on.
CREATE INDEX paper_files_held ON paper_files (locality_id, unit_id, since DESC) WHERE NOT settled;

-- Dossiers that another office works on than the one that took them in: their papers have to travel.
CREATE INDEX dossiers_away ON dossiers (locality_id, receiving_unit_id, queue_unit_id)
  WHERE queue_role IS NOT NULL AND queue_unit_id <> receiving_unit_id;

GRANT SELECT, INSERT, UPDATE ON handover_books, handover_lists, handover_items, paper_files TO camlo_app;
