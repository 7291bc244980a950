-- Who answers for a target, what each unit is to reach and has reported, by whom and from which paper; and the clauses papers are
-- made of. Units, posts, officials and files are other rooms' tables; their keys stand here without foreign keys.

-- What officials wrote into the program, and what is made up to show it.
ALTER TABLE resolution_papers
  DROP CONSTRAINT resolution_paper_standing_is_known,
  ADD CONSTRAINT resolution_paper_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M')),
  ADD COLUMN file_id uuid,
  ADD COLUMN body    text;
COMMENT ON COLUMN resolution_papers.standing IS
  'I told in the interview of 2018, S seen in a source, K known and not verified, D derived, O entered by an official, M made up to show.';
COMMENT ON COLUMN resolution_papers.file_id IS 'The text as it was issued, where it is there as a file.';
COMMENT ON COLUMN resolution_papers.body IS 'The text where it stands as text and in no clauses.';

ALTER TABLE resolution_parts
  ADD COLUMN standing text NOT NULL DEFAULT 'I',
  ADD CONSTRAINT resolution_part_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M'));

CREATE TABLE resolution_clauses (
  locality_id integer  NOT NULL,
  id          uuid     NOT NULL,
  paper_id    uuid     NOT NULL,
  part_id     uuid,
  number      text     NOT NULL,
  text        jsonb    NOT NULL,
  position    smallint NOT NULL,
  -- As people type in a hurry: no marks, lower case. The same as the program's own folding.
  folded      text     NOT NULL GENERATED ALWAYS AS (
    lower(translate(regexp_replace(normalize(number || ' ' || (text ->> 'vi'), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD'))) STORED,
  CONSTRAINT resolution_clauses_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT clause_number_is_unique_in_its_paper UNIQUE (locality_id, paper_id, number),
  CONSTRAINT clause_is_of_a_paper FOREIGN KEY (locality_id, paper_id) REFERENCES resolution_papers (locality_id, id),
  CONSTRAINT clause_is_about_a_part FOREIGN KEY (locality_id, part_id) REFERENCES resolution_parts (locality_id, id),
  CONSTRAINT clause_has_a_number CHECK (number <> '')
);
COMMENT ON TABLE resolution_clauses IS 'Mục, điểm of a paper, with the part of the resolution it is about.';
CREATE INDEX resolution_clauses_in_order ON resolution_clauses (locality_id, paper_id, position);
CREATE INDEX resolution_clauses_by_part ON resolution_clauses (locality_id, part_id);
CREATE INDEX resolution_clauses_by_words ON resolution_clauses USING gin (name_beginnings(folded));

ALTER TABLE targets
  ADD COLUMN owner_unit_id   uuid,
  ADD COLUMN answers_post_id uuid,
  ADD COLUMN reported_every  text     NOT NULL DEFAULT 'year',
  ADD COLUMN periods_add     boolean  NOT NULL DEFAULT false,
  ADD COLUMN units_add       boolean  NOT NULL DEFAULT false,
  ADD COLUMN computed_by     text,
  ADD COLUMN standing        text     NOT NULL DEFAULT 'I',
  ADD COLUMN folded          text     NOT NULL GENERATED ALWAYS AS (
    lower(translate(regexp_replace(normalize((name ->> 'vi') || ' ' || (name ->> 'en'), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD'))) STORED,
  ADD CONSTRAINT target_is_reported_by_month_quarter_or_year CHECK (reported_every IN ('month', 'quarter', 'year')),
  ADD CONSTRAINT target_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M'));
COMMENT ON COLUMN targets.owner_unit_id IS 'Đơn vị chủ trì: follows the target and reports what no unit below reports for itself. Null: the locality.';
COMMENT ON COLUMN targets.answers_post_id IS 'The post that answers for it; null: the head of the owner unit.';
COMMENT ON COLUMN targets.periods_add IS 'Figures of months or quarters add up over the year (cumulative); else the last one stands for it.';
COMMENT ON COLUMN targets.units_add IS 'Figures of units add up to that of the locality.';
COMMENT ON COLUMN targets.computed_by IS 'The source in the program that counts it; null: officials report it.';
CREATE INDEX targets_by_owner ON targets (locality_id, owner_unit_id, position);
CREATE INDEX targets_by_words ON targets USING gin (name_beginnings(folded));

CREATE TABLE target_clauses (
  locality_id integer NOT NULL,
  target_id   uuid    NOT NULL,
  clause_id   uuid    NOT NULL,
  CONSTRAINT target_clauses_pk PRIMARY KEY (locality_id, target_id, clause_id),
  CONSTRAINT target_clause_has_a_target FOREIGN KEY (locality_id, target_id) REFERENCES targets (locality_id, id),
  CONSTRAINT target_clause_has_a_clause FOREIGN KEY (locality_id, clause_id) REFERENCES resolution_clauses (locality_id, id)
);
COMMENT ON TABLE target_clauses IS 'Which clauses a target carries out.';
CREATE INDEX target_clauses_by_clause ON target_clauses (locality_id, clause_id);

ALTER TABLE target_plans
  ADD COLUMN unit_id      uuid,
  ADD COLUMN stands       boolean  NOT NULL DEFAULT true,
  ADD COLUMN set_by       uuid,
  ADD COLUMN reason       text,
  ADD COLUMN act_id       uuid,
  ADD COLUMN year         smallint NOT NULL GENERATED ALWAYS AS (left(period, 4)::smallint) STORED,
  ADD COLUMN grain        text     NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 'year' ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN 'quarter' ELSE 'month' END END) STORED,
  ADD COLUMN first_month  smallint NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 1 ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN substr(period, 7, 1)::smallint * 3 - 2
      ELSE substr(period, 6, 2)::smallint END END) STORED,
  ADD COLUMN last_month   smallint NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 12 ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN substr(period, 7, 1)::smallint * 3
      ELSE substr(period, 6, 2)::smallint END END) STORED,
  ADD CONSTRAINT plan_months_are_of_a_year CHECK (first_month BETWEEN 1 AND 12 AND last_month BETWEEN 1 AND 12),
  ADD CONSTRAINT plan_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M'));
COMMENT ON COLUMN target_plans.unit_id IS 'The unit it is set for; null: the whole locality.';
COMMENT ON COLUMN target_plans.stands IS 'In force; an earlier plan of the same period stays readable.';
COMMENT ON COLUMN target_plans.reason IS 'Why it was changed, where it replaces another.';
UPDATE target_plans p SET stands = false
WHERE EXISTS (SELECT FROM target_plans l WHERE l.locality_id = p.locality_id AND l.target_id = p.target_id AND l.period = p.period
  AND (l.set_at, l.id) > (p.set_at, p.id));
CREATE UNIQUE INDEX one_plan_stands ON target_plans
  (locality_id, target_id, year, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), period) WHERE stands;

ALTER TABLE target_figures
  ADD COLUMN unit_id         uuid,
  ADD COLUMN state           text     NOT NULL DEFAULT 'approved',
  ADD COLUMN stands          boolean  NOT NULL DEFAULT true,
  ADD COLUMN plan_id         uuid,
  ADD COLUMN entered_by      uuid,
  ADD COLUMN entered_unit_id uuid,
  ADD COLUMN paper_number    text,
  ADD COLUMN paper_on        date,
  ADD COLUMN file_id         uuid,
  ADD COLUMN replaces_id     uuid,
  ADD COLUMN reason          text,
  ADD COLUMN decided_by      uuid,
  ADD COLUMN decided_at      timestamptz,
  ADD COLUMN decision        text,
  ADD COLUMN decision_act_id uuid,
  ADD COLUMN year            smallint NOT NULL GENERATED ALWAYS AS (left(period, 4)::smallint) STORED,
  ADD COLUMN grain           text     NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 'year' ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN 'quarter' ELSE 'month' END END) STORED,
  ADD COLUMN first_month     smallint NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 1 ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN substr(period, 7, 1)::smallint * 3 - 2
      ELSE substr(period, 6, 2)::smallint END END) STORED,
  ADD COLUMN last_month      smallint NOT NULL GENERATED ALWAYS AS (
    CASE length(period) WHEN 4 THEN 12 ELSE CASE substr(period, 6, 1) WHEN 'Q' THEN substr(period, 7, 1)::smallint * 3
      ELSE substr(period, 6, 2)::smallint END END) STORED,
  ADD CONSTRAINT figure_months_are_of_a_year CHECK (first_month BETWEEN 1 AND 12 AND last_month BETWEEN 1 AND 12),
  ADD CONSTRAINT figure_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M')),
  ADD CONSTRAINT figure_state_is_known CHECK (state IN ('waiting', 'approved', 'returned')),
  ADD CONSTRAINT only_an_approved_figure_stands CHECK (NOT stands OR state = 'approved'),
  ADD CONSTRAINT waiting_figure_is_not_decided CHECK (state <> 'waiting' OR decided_at IS NULL),
  ADD CONSTRAINT returned_figure_says_why CHECK (state <> 'returned' OR (decided_at IS NOT NULL AND decision <> '')),
  ADD CONSTRAINT nobody_decides_on_their_own_figure CHECK (decided_by <> entered_by),
  ADD CONSTRAINT correction_says_why CHECK (replaces_id IS NULL OR reason <> ''),
  ADD CONSTRAINT figure_counts_nothing_below_zero CHECK (part >= 0 AND whole >= 0);
COMMENT ON COLUMN target_figures.unit_id IS 'The unit it is of; null: the whole locality.';
COMMENT ON COLUMN target_figures.stands IS 'Counts: approved and not replaced by a later one.';
COMMENT ON COLUMN target_figures.plan_id IS 'The plan it was held against when it was entered.';
COMMENT ON COLUMN target_figures.replaces_id IS 'The figure it corrects, which stays readable.';
UPDATE target_figures f SET stands = false
WHERE EXISTS (SELECT FROM target_figures l WHERE l.locality_id = f.locality_id AND l.target_id = f.target_id AND l.period = f.period
  AND (l.recorded_at, l.id) > (f.recorded_at, f.id));
CREATE UNIQUE INDEX one_figure_stands ON target_figures
  (locality_id, target_id, year, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), period) WHERE stands;
CREATE UNIQUE INDEX one_figure_waits ON target_figures
  (locality_id, target_id, year, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), period) WHERE state = 'waiting';
-- What waits for somebody's approval; few rows, however long the history.
CREATE INDEX target_figures_waiting ON target_figures (locality_id, unit_id, recorded_at) WHERE state = 'waiting';
-- What an official has entered lately.
CREATE INDEX target_figures_by_author ON target_figures (locality_id, entered_by, recorded_at DESC);

GRANT SELECT, INSERT, UPDATE ON resolution_clauses TO camlo_app;
GRANT SELECT, INSERT, DELETE ON target_clauses TO camlo_app;
GRANT UPDATE (stands) ON target_plans TO camlo_app;
GRANT UPDATE (stands, state, decided_by, decided_at, decision, decision_act_id) ON target_figures TO camlo_app;
