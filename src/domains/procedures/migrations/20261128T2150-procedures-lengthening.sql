-- Some laws let an office lengthen a procedure's limit once, for a written reason: the version says to how much, and by which rule.
ALTER TABLE procedure_versions
  ADD COLUMN lengthening jsonb,
  ADD CONSTRAINT lengthening_says_how_long_and_why CHECK (
    lengthening IS NULL OR ((lengthening #>> '{limit,amount}')::numeric > 0 AND length(lengthening ->> 'ground') > 0));
COMMENT ON COLUMN procedure_versions.lengthening IS
  'Gia hạn: {limit: {amount, unit}, ground}; the whole limit as lengthened, from reception, and the article that allows it. Missing: never.';
