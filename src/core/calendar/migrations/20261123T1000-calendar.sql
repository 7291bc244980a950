-- The days that are not what their weekday says, and when offices work.

CREATE TABLE calendar_state (
  only_row  boolean PRIMARY KEY DEFAULT true,
  year_from integer NOT NULL,
  year_to   integer NOT NULL,
  version   integer NOT NULL DEFAULT 1,
  CONSTRAINT calendar_has_one_state CHECK (only_row),
  CONSTRAINT calendar_years_in_order CHECK (year_from <= year_to)
);
COMMENT ON COLUMN calendar_state.version IS 'Counts every change, so that each process knows when to read the calendar anew.';

CREATE TABLE calendar_days (
  day         date PRIMARY KEY,
  kind        text    NOT NULL,
  name        text    NOT NULL,
  notice      text,
  provisional boolean NOT NULL DEFAULT false,
  CONSTRAINT calendar_day_kind_is_known CHECK (kind IN ('holiday', 'swappedOff', 'swappedOn')),
  CONSTRAINT swapped_day_has_a_notice CHECK (kind = 'holiday' OR notice IS NOT NULL)
);
COMMENT ON COLUMN calendar_days.notice IS 'The notice (thông báo) it was announced by; a swap is always by notice.';
COMMENT ON COLUMN calendar_days.provisional IS 'From the law and the lunar calendar alone: no notice for the year is entered yet.';

CREATE TABLE office_hours (
  id          uuid PRIMARY KEY,
  valid_from  date NOT NULL,
  valid_to    date,
  season_from text NOT NULL,
  season_to   text NOT NULL,
  spells      jsonb NOT NULL,
  CONSTRAINT office_hours_valid_in_order CHECK (valid_to >= valid_from),
  CONSTRAINT office_hours_season_is_month_and_day CHECK (season_from ~ '^\d\d-\d\d$' AND season_to ~ '^\d\d-\d\d$')
);
COMMENT ON COLUMN office_hours.spells IS 'Spells of work in minutes since midnight: [[450, 690], [780, 1020]].';

GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_state, calendar_days, office_hours TO camlo_app;
