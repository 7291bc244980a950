-- Where the law gives a limit in parts (17 days to register, 3 for the certificate), neighbouring steps bear the name of their part.
ALTER TABLE procedure_steps ADD COLUMN stage jsonb;
COMMENT ON COLUMN procedure_steps.stage IS 'Giai đoạn: the named part of the limit this step belongs to; empty: the limit has no parts.';
