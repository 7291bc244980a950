-- Whoever changes the calendar, by the program or by hand, changes its version: no process may go on with an old one.

CREATE FUNCTION calendar_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE calendar_state SET version = version + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER calendar_days_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON calendar_days
  FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();

CREATE TRIGGER office_hours_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON office_hours
  FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
