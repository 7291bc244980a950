-- A line of the book of dossiers has its number from the moment it is entered, and keeps it: the receipt that the person takes home bears it.
CREATE TABLE register_books (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  year        smallint NOT NULL,
  last        integer  NOT NULL,
  CONSTRAINT register_books_pk PRIMARY KEY (locality_id, unit_id, year)
);
COMMENT ON TABLE register_books IS 'Sổ theo dõi hồ sơ: a unit''s book of a year, with its last number. Drawn in the transaction of the entry, so that no number is missing.';

CREATE TABLE register_lines (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  year        smallint NOT NULL,
  line        integer  NOT NULL,
  dossier_id  uuid     NOT NULL,
  received_on date     NOT NULL,
  CONSTRAINT register_lines_pk PRIMARY KEY (locality_id, unit_id, year, line),
  CONSTRAINT dossier_stands_in_a_book_once UNIQUE (locality_id, dossier_id, unit_id),
  CONSTRAINT line_is_of_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT line_is_of_a_book FOREIGN KEY (locality_id, unit_id, year) REFERENCES register_books (locality_id, unit_id, year)
);
COMMENT ON TABLE register_lines IS 'A dossier taken in for another office stands in both their books.';
COMMENT ON COLUMN register_lines.received_on IS 'The day it was received, which may be before the day of its entry: a line that was gone.';

CREATE TEMPORARY TABLE entries ON COMMIT DROP AS
SELECT locality_id, unit_id, extract(year FROM received_on)::smallint AS year, id AS dossier_id, received_on,
  row_number() OVER (PARTITION BY locality_id, unit_id, extract(year FROM received_on) ORDER BY received_at, id)::integer AS line
FROM (
  SELECT d.locality_id, u.unit_id, d.id, d.received_at, (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS received_on
  FROM dossiers d CROSS JOIN LATERAL (SELECT d.deciding_unit_id UNION SELECT d.receiving_unit_id) AS u (unit_id)
  WHERE d.received_at IS NOT NULL AND d.parent_id IS NULL
) AS received;
INSERT INTO register_books SELECT locality_id, unit_id, year, max(line) FROM entries GROUP BY 1, 2, 3;
INSERT INTO register_lines SELECT locality_id, unit_id, year, line, dossier_id, received_on FROM entries;

CREATE OR REPLACE FUNCTION take_back_imported_dossiers(of_locality integer, of_import uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone uuid[];
  people uuid[];
BEGIN
  SELECT array_agg(id), array_agg(DISTINCT applicant_id) INTO gone, people FROM (
    SELECT id, applicant_id FROM dossiers
    WHERE locality_id = of_locality AND imported_in = of_import AND version = 1 FOR UPDATE
  ) AS untouched;
  IF gone IS NULL THEN RETURN 0; END IF;
  -- A number once given is never given again.
  DELETE FROM register_lines WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossier_lateness WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossier_due_dates WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossier_steps WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossiers WHERE locality_id = of_locality AND id = ANY (gone);
  DELETE FROM applicants a WHERE a.locality_id = of_locality AND a.id = ANY (people)
    AND NOT EXISTS (SELECT FROM dossiers d WHERE d.locality_id = a.locality_id AND d.applicant_id = a.id);
  RETURN cardinality(gone);
END $$;

GRANT SELECT, INSERT, UPDATE ON register_books TO camlo_app;
GRANT SELECT, INSERT ON register_lines TO camlo_app;
