-- What was resolved, how it is broken down, and how far it has come. Figures are exact decimals.

CREATE TABLE resolution_papers (
  locality_id integer  NOT NULL,
  id          uuid     NOT NULL,
  key         text     NOT NULL,
  kind        text     NOT NULL,
  number      text,
  title       jsonb    NOT NULL,
  issuer      jsonb    NOT NULL,
  issued_on   date,
  source      jsonb    NOT NULL,
  standing    text     NOT NULL,
  CONSTRAINT resolution_papers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT resolution_paper_key_is_unique UNIQUE (locality_id, key),
  CONSTRAINT resolution_paper_kind_is_known CHECK (kind IN ('resolution', 'conclusion', 'plan', 'decision', 'report')),
  CONSTRAINT resolution_paper_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D'))
);
COMMENT ON TABLE resolution_papers IS 'Văn bản: nghị quyết, kết luận, kế hoạch. Without its day where no source tells it.';
COMMENT ON COLUMN resolution_papers.standing IS 'I told in the interview of 2018, S seen in a source, K known and not verified, D derived.';

CREATE TABLE resolution_links (
  locality_id integer NOT NULL,
  paper_id    uuid    NOT NULL,
  from_id     uuid    NOT NULL,
  CONSTRAINT resolution_links_pk PRIMARY KEY (locality_id, paper_id, from_id),
  CONSTRAINT link_has_a_paper FOREIGN KEY (locality_id, paper_id) REFERENCES resolution_papers (locality_id, id),
  CONSTRAINT link_has_an_origin FOREIGN KEY (locality_id, from_id) REFERENCES resolution_papers (locality_id, id),
  CONSTRAINT no_paper_follows_itself CHECK (paper_id <> from_id)
);
COMMENT ON TABLE resolution_links IS 'What carries out what. A plan may be older than the conclusion it belongs to.';

CREATE TABLE resolution_parts (
  locality_id integer  NOT NULL,
  id          uuid     NOT NULL,
  key         text     NOT NULL,
  parent_id   uuid,
  kind        text     NOT NULL,
  name        jsonb    NOT NULL,
  year        smallint,
  paper_id    uuid,
  position    smallint NOT NULL,
  CONSTRAINT resolution_parts_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT resolution_part_key_is_unique UNIQUE (locality_id, key),
  CONSTRAINT part_has_a_parent FOREIGN KEY (locality_id, parent_id) REFERENCES resolution_parts (locality_id, id),
  CONSTRAINT part_has_a_paper FOREIGN KEY (locality_id, paper_id) REFERENCES resolution_papers (locality_id, id),
  CONSTRAINT resolution_part_kind_is_known CHECK (kind IN ('resolution', 'pillar', 'scheme', 'theme', 'programme')),
  CONSTRAINT only_a_resolution_stands_alone CHECK ((parent_id IS NULL) = (kind = 'resolution'))
);
COMMENT ON TABLE resolution_parts IS 'Nghị quyết and what it is broken into: trụ cột, đề án, chủ đề năm, chương trình.';
CREATE INDEX resolution_parts_below ON resolution_parts (locality_id, parent_id, position);

CREATE TABLE targets (
  locality_id integer  NOT NULL,
  id          uuid     NOT NULL,
  key         text     NOT NULL,
  part_id     uuid     NOT NULL,
  name        jsonb    NOT NULL,
  counted_in  jsonb    NOT NULL,
  note        jsonb,
  position    smallint NOT NULL,
  CONSTRAINT targets_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT target_key_is_unique UNIQUE (locality_id, key),
  CONSTRAINT target_is_of_a_part FOREIGN KEY (locality_id, part_id) REFERENCES resolution_parts (locality_id, id)
);
COMMENT ON TABLE targets IS 'Chỉ tiêu.';
COMMENT ON COLUMN targets.counted_in IS 'The unit of measure: %, triệu đồng.';
CREATE INDEX targets_by_part ON targets (locality_id, part_id, position);

CREATE TABLE target_plans (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  target_id   uuid        NOT NULL,
  period      text        NOT NULL,
  kind        text        NOT NULL,
  plan        numeric,
  base        numeric,
  upper       numeric,
  by_day      date,
  set_at      timestamptz NOT NULL,
  source      jsonb       NOT NULL,
  standing    text        NOT NULL,
  CONSTRAINT target_plans_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT plan_is_of_a_target FOREIGN KEY (locality_id, target_id) REFERENCES targets (locality_id, id),
  CONSTRAINT target_kind_is_known CHECK (kind IN ('atLeast', 'above', 'atMost', 'below', 'fallBy', 'fallTo', 'growth', 'share', 'coverage',
    'cumulative', 'level', 'milestone', 'range', 'none')),
  CONSTRAINT plan_fits_its_kind CHECK (
    (plan IS NULL) = (kind IN ('none', 'milestone')) AND (base IS NOT NULL) = (kind IN ('fallBy', 'fallTo', 'growth'))
    AND (upper IS NOT NULL) = (kind = 'range') AND (by_day IS NOT NULL) = (kind = 'milestone')),
  CONSTRAINT plan_period_is_a_year_or_part_of_one CHECK (period ~ '^\d{4}(-(Q[1-4]|\d{2}))?$')
);
COMMENT ON TABLE target_plans IS 'What a target was to be in a period. Added to, never changed: a later plan for the same period takes over, the earlier one stays.';
CREATE INDEX target_plans_by_target ON target_plans (locality_id, target_id, period, set_at);

CREATE TABLE target_figures (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  target_id   uuid        NOT NULL,
  period      text        NOT NULL,
  value       numeric,
  part        numeric,
  whole       numeric,
  done_on     date,
  note        jsonb,
  source      jsonb       NOT NULL,
  standing    text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  act_id      uuid        NOT NULL,
  CONSTRAINT target_figures_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT figure_is_of_a_target FOREIGN KEY (locality_id, target_id) REFERENCES targets (locality_id, id),
  CONSTRAINT figure_says_one_thing CHECK (num_nonnulls(value, part, done_on) = 1 AND (part IS NULL) = (whole IS NULL)),
  CONSTRAINT figure_period_is_a_year_or_part_of_one CHECK (period ~ '^\d{4}(-(Q[1-4]|\d{2}))?$')
);
COMMENT ON TABLE target_figures IS 'Số thực hiện. Added to, never changed: a later figure for the same period takes over.';
CREATE INDEX target_figures_by_target ON target_figures (locality_id, target_id, period, recorded_at);

GRANT SELECT, INSERT, UPDATE ON resolution_papers, resolution_parts, targets TO camlo_app;
GRANT SELECT, INSERT ON resolution_links, target_plans, target_figures TO camlo_app;
