-- From where on a target is near or in danger, when figures are due and explanations are: a locality's own rules, between two dates.
CREATE TABLE target_rules (
  locality_id      integer  NOT NULL,
  valid_from       date     NOT NULL,
  valid_to         date,
  near_percent     smallint NOT NULL,
  danger_percent   smallint NOT NULL,
  report_days      smallint NOT NULL,
  explain_days     smallint NOT NULL,
  points_needed    smallint NOT NULL,
  source           text     NOT NULL,
  standing         text     NOT NULL,
  CONSTRAINT target_rules_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT target_rules_do_not_overlap EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT target_rule_danger_is_below_near CHECK (danger_percent BETWEEN 1 AND near_percent AND near_percent <= 100),
  CONSTRAINT target_rule_gives_some_days CHECK (report_days BETWEEN 0 AND 60 AND explain_days BETWEEN 1 AND 60),
  CONSTRAINT target_rule_asks_for_points CHECK (points_needed BETWEEN 2 AND 12),
  CONSTRAINT target_rule_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON COLUMN target_rules.near_percent IS 'From this part of its plan on a target that isn''t reached is near.';
COMMENT ON COLUMN target_rules.danger_percent IS 'Below this part of its path a target is in danger and must be explained.';
COMMENT ON COLUMN target_rules.report_days IS 'Days after a period in which its figure is due.';
COMMENT ON COLUMN target_rules.explain_days IS 'Working days in which an explanation is due.';
COMMENT ON COLUMN target_rules.points_needed IS 'How many figures of a year a forecast needs.';
GRANT SELECT, INSERT, UPDATE ON target_rules TO camlo_app;
