-- The world a profile keeps in force may be that of an earlier day.
ALTER TABLE locality ADD COLUMN law_as_of date;
COMMENT ON COLUMN locality.law_as_of IS
  'The day whose official forms this world keeps in force until today; missing where the law of each day holds.';
