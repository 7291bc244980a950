-- A limit that was lengthened once, by law and with a reason; the new date stands with its explanation beside the former ones.
ALTER TABLE dossiers ADD COLUMN lengthened_at timestamptz;
COMMENT ON COLUMN dossiers.lengthened_at IS 'When the limit was lengthened as its procedure allows; at most once.';
ALTER TABLE dossier_due_dates
  DROP CONSTRAINT due_date_cause_is_known,
  ADD CONSTRAINT due_date_cause_is_known CHECK (
    cause IN ('reception', 'supplement', 'financialDuty', 'outage', 'apology', 'lengthening'));
