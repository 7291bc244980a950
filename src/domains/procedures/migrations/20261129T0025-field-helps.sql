-- What spares a clerk or a citizen typing: what stands in a field from the start, what is usually written there, and questions
-- that are asked once for each of several things, as for each document of which copies are certified.

ALTER TABLE procedure_fields
  ADD COLUMN initial     text,
  ADD COLUMN suggestions text[],
  ADD COLUMN repeats     boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN procedure_fields.initial IS 'What stands there before anybody answers; @name, @idNumber, @phone and @address are the applicant''s own.';
