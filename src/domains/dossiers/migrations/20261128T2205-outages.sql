-- Outages of systems that dossiers depend on, as their owners announced them: meanwhile the limit of the dossiers they concern
-- stands still. Registered when they are known; nothing is paused before the announcement.
CREATE TABLE outages (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  system        text        NOT NULL,
  owner         text        NOT NULL,
  announcement  text        NOT NULL,
  announced_at  timestamptz NOT NULL,
  starts_at     timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  ended_at      timestamptz,
  unit_ids      uuid[]      NOT NULL,
  procedure_ids uuid[]      NOT NULL DEFAULT '{}',
  registered_by uuid        NOT NULL,
  registered_at timestamptz NOT NULL,
  CONSTRAINT outages_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT outage_begins_with_its_announcement CHECK (starts_at >= announced_at),
  CONSTRAINT outage_is_registered_while_it_lasts CHECK (announced_at <= registered_at AND until_at > registered_at),
  CONSTRAINT outage_is_mended_within_a_day CHECK (until_at > starts_at AND until_at <= starts_at + interval '24 hours'),
  CONSTRAINT outage_ends_by_its_time CHECK (ended_at BETWEEN starts_at AND until_at),
  CONSTRAINT outage_concerns_somebody CHECK (cardinality(unit_ids) > 0)
);
COMMENT ON TABLE outages IS 'Sự cố hệ thống do cơ quan chủ quản thông báo.';
COMMENT ON COLUMN outages.announcement IS 'Number and day of the owner''s announcement, or where it was published.';
COMMENT ON COLUMN outages.procedure_ids IS 'Empty: all procedures.';
-- The list shows the newest; few are ever under way.
CREATE INDEX outages_by_start ON outages (locality_id, starts_at DESC);

ALTER TABLE dossier_pauses ADD COLUMN outage_id uuid,
  ADD CONSTRAINT outage_pause_names_its_outage CHECK (outage_id IS NULL OR cause = 'outage');
-- Each outage pauses a dossier once; a list shows which.
CREATE UNIQUE INDEX dossier_pauses_by_outage ON dossier_pauses (locality_id, outage_id, dossier_id) WHERE outage_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON outages TO camlo_app;
