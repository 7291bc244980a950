-- Filing anywhere: an office may take in what another decides. The office that decides is in charge: it has the steps, the limit and the
-- figures; the one that took it in hands the papers on and, where the person wants it so, the result out.
ALTER TABLE dossiers
  ADD COLUMN deciding_unit_id uuid,
  ADD COLUMN arrived_at       timestamptz,
  ADD COLUMN return_unit_id   uuid,
  ADD COLUMN return_way       text,
  ADD CONSTRAINT return_way_is_known CHECK (return_way IN ('counter', 'electronic', 'post'));
UPDATE dossiers SET deciding_unit_id = receiving_unit_id, return_way = CASE WHEN returned_at IS NOT NULL AND part_kind IS NULL THEN 'counter' END;
UPDATE dossiers d SET return_way = r.way FROM result_deliveries r
WHERE r.locality_id = d.locality_id AND r.dossier_id = d.id AND r.way IN ('electronic', 'post') AND r.state IN ('chosen', 'delivered')
  AND d.return_way IS NOT NULL AND (r.way = 'electronic' OR r.state = 'delivered');
ALTER TABLE dossiers
  ALTER COLUMN deciding_unit_id SET NOT NULL,
  ADD CONSTRAINT only_what_went_elsewhere_arrives CHECK (arrived_at IS NULL OR receiving_unit_id <> deciding_unit_id),
  DROP CONSTRAINT accepted_dossier_has_a_due_date,
  ADD CONSTRAINT accepted_dossier_has_a_due_date CHECK (
    status NOT IN ('accepted', 'processing', 'awaiting_payment', 'resolved', 'returned')
    OR (received_at IS NOT NULL AND legal_due_at IS NOT NULL AND legal_due_on IS NOT NULL)
    OR (status = 'accepted' AND received_at IS NOT NULL AND receiving_unit_id <> deciding_unit_id AND arrived_at IS NULL));
COMMENT ON COLUMN dossiers.receiving_unit_id IS 'Nơi tiếp nhận: the office that took it in.';
COMMENT ON COLUMN dossiers.deciding_unit_id IS
  'Cơ quan giải quyết: the office whose dossier it is, the counter of the body that decides; mostly the one that took it in.';
COMMENT ON COLUMN dossiers.arrived_at IS 'When the deciding office got what another took in for it; missing while it is under way.';
COMMENT ON COLUMN dossiers.return_way IS 'How the result came to the person: at a counter, electronically or by post.';
COMMENT ON COLUMN dossiers.return_unit_id IS 'Where the person collects the result; missing: where the dossier was taken in.';

ALTER TABLE dossier_due_dates
  DROP CONSTRAINT due_date_cause_is_known,
  ADD CONSTRAINT due_date_cause_is_known CHECK (
    cause IN ('reception', 'arrival', 'supplement', 'financialDuty', 'outage', 'apology', 'lengthening'));

-- Figures, register and search are by the deciding office; few dossiers are taken in for another.
DROP INDEX dossiers_by_receiving_unit;
DROP INDEX dossiers_received;
DROP INDEX dossiers_finished;
CREATE INDEX dossiers_by_deciding_unit ON dossiers (locality_id, deciding_unit_id, submitted_at DESC, id);
CREATE INDEX dossiers_received ON dossiers (locality_id, received_at) INCLUDE (deciding_unit_id)
  WHERE received_at IS NOT NULL AND parent_id IS NULL;
CREATE INDEX dossiers_finished ON dossiers (locality_id, finished_at) INCLUDE (deciding_unit_id, received_at, late_minutes, worked_minutes)
  WHERE finished_at IS NOT NULL AND parent_id IS NULL;
-- What an office took in for others, newest first.
CREATE INDEX dossiers_taken_in_for_others ON dossiers (locality_id, receiving_unit_id, received_at DESC, id)
  WHERE receiving_unit_id <> deciding_unit_id;

-- Which office may take in for which, and when the limit begins for what was taken in elsewhere, as the law of each day has it.
CREATE TABLE filing_rules (
  locality_id integer NOT NULL,
  key         text    NOT NULL,
  valid_from  date    NOT NULL,
  valid_to    date,
  scope       text,
  clock       text,
  procedures  text[],
  law         jsonb   NOT NULL,
  CONSTRAINT filing_rules_pk PRIMARY KEY (locality_id, key),
  CONSTRAINT filing_rule_says_one_thing CHECK ((scope IS NULL) <> (clock IS NULL)),
  CONSTRAINT filing_scope_is_known CHECK (scope IN ('below', 'province')),
  CONSTRAINT filing_clock_is_known CHECK (clock IN ('reception', 'arrival')),
  CONSTRAINT filing_rule_ends_after_it_begins CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE filing_rules IS 'Tiếp nhận không phụ thuộc địa giới: rules with their dates, as data.';
COMMENT ON COLUMN filing_rules.scope IS
  'For whom an office may take in besides itself: units below it, or any of its province. Without a rule, only for itself.';
COMMENT ON COLUMN filing_rules.clock IS 'What starts the limit of a dossier taken in for another office.';
COMMENT ON COLUMN filing_rules.procedures IS 'Only these, by their names in addresses; missing: all.';

-- What people call the area of a unit: its own names and those of the units it came from, as they still stand in addresses.
CREATE TABLE filing_areas (
  locality_id integer NOT NULL,
  unit_code   text    NOT NULL,
  names       text[]  NOT NULL,
  CONSTRAINT filing_areas_pk PRIMARY KEY (locality_id, unit_code)
);
-- Whether what is handed in on paper must reach the deciding office before it has got the dossier.
CREATE TABLE filing_travels (
  locality_id    integer NOT NULL,
  procedure_slug text    NOT NULL,
  travels        text    NOT NULL,
  CONSTRAINT filing_travels_pk PRIMARY KEY (locality_id, procedure_slug),
  CONSTRAINT filing_travels_is_known CHECK (travels IN ('always', 'originals', 'never'))
);
COMMENT ON COLUMN filing_travels.procedure_slug IS 'Empty: every procedure without a line of its own.';

GRANT SELECT, INSERT, UPDATE ON filing_rules, filing_areas, filing_travels TO camlo_app;
