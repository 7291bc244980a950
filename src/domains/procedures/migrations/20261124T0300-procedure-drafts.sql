-- Procedures as the people in charge change them: a draft is written, checked, tried and approved; only then is it a version.

ALTER TABLE procedure_papers
  ADD COLUMN held_by        jsonb,
  ADD COLUMN condition      text,
  ADD COLUMN condition_text jsonb;
COMMENT ON COLUMN procedure_papers.held_by IS 'Who already holds it, in both languages; empty where only the applicant does.';
COMMENT ON COLUMN procedure_papers.condition IS 'FEEL over the form''s answers: asked for only when true; empty: always.';

ALTER TABLE procedure_steps
  ADD COLUMN condition text,
  ADD COLUMN fee       text;
COMMENT ON COLUMN procedure_steps.condition IS 'FEEL over the form''s answers: the step is taken only when true; empty: always.';
COMMENT ON COLUMN procedure_steps.fee IS 'FEEL: what is collected at the step, in whole đồng; empty: nothing.';

ALTER TABLE procedure_versions
  ADD COLUMN legal_limit_amount numeric,
  ADD COLUMN legal_limit_unit   text,
  ADD COLUMN result_template    text,
  ADD COLUMN decision_number    text,
  ADD COLUMN decided_on         date,
  ADD COLUMN approved_by        uuid,
  ADD COLUMN approved_at        timestamptz,
  ADD CONSTRAINT legal_limit_is_whole CHECK ((legal_limit_amount IS NULL) = (legal_limit_unit IS NULL)),
  ADD CONSTRAINT legal_limit_is_positive CHECK (legal_limit_amount > 0),
  ADD CONSTRAINT approval_is_whole CHECK (
    (decision_number IS NULL) = (decided_on IS NULL) AND (decision_number IS NULL) = (approved_at IS NULL));
COMMENT ON COLUMN procedure_versions.legal_limit_amount IS 'The longest the law allows, where the office promises less.';
COMMENT ON COLUMN procedure_versions.result_template IS 'The result paper as a Typst template; empty: the plain one.';
COMMENT ON COLUMN procedure_versions.decision_number IS 'The decision that approved it; empty for what came with the profile.';

ALTER TABLE procedure_fields DROP CONSTRAINT field_type_is_known;
ALTER TABLE procedure_fields ADD CONSTRAINT field_type_is_known CHECK (type IN ('text', 'longText', 'person', 'personalNumber',
  'phone', 'date', 'number', 'money', 'choice', 'partialDate', 'address', 'email', 'taxCode', 'taxOrPersonalNumber',
  'socialInsurance', 'healthInsurance', 'mapSheet', 'areaM2', 'landCertificate', 'procedureCode', 'dossierCode'));

CREATE TABLE procedure_drafts (
  id           uuid        PRIMARY KEY,
  slug         text        NOT NULL,
  content      jsonb       NOT NULL,
  edition      integer     NOT NULL DEFAULT 1,
  state        text        NOT NULL DEFAULT 'open',
  based_on     uuid REFERENCES procedure_versions,
  version_id   uuid REFERENCES procedure_versions,
  begun_at     timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   uuid,
  CONSTRAINT draft_state_is_known CHECK (state IN ('open', 'withdrawn', 'approved')),
  CONSTRAINT approved_draft_is_a_version CHECK ((state = 'approved') = (version_id IS NOT NULL)),
  CONSTRAINT draft_slug_is_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
COMMENT ON TABLE procedure_drafts IS 'Bản thảo phiên bản thủ tục: what the next version would be, in the format of a catalogue''s file.';
COMMENT ON COLUMN procedure_drafts.edition IS 'Counts every save: who saves over an edition not seen is told.';
COMMENT ON COLUMN procedure_drafts.based_on IS 'The version it was copied from; empty for a new procedure.';

-- The list shows what is being written, the latest first; a procedure's page its own.
CREATE INDEX procedure_drafts_open ON procedure_drafts (changed_at DESC) WHERE state = 'open';
CREATE INDEX procedure_drafts_by_slug ON procedure_drafts (slug, begun_at);

GRANT SELECT, INSERT, UPDATE ON procedure_drafts TO camlo_app;
