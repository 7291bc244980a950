-- Dossiers that came from another system in one file, so that the whole file can be taken back while nobody has touched them.
ALTER TABLE dossiers ADD COLUMN imported_in uuid;
COMMENT ON COLUMN dossiers.imported_in IS 'The file it came in from another system.';
CREATE INDEX dossiers_by_import ON dossiers (locality_id, imported_in) WHERE imported_in IS NOT NULL;

-- The program's role can't delete dossiers; this deletes those of one file that are still as they came, and nothing else.
CREATE FUNCTION take_back_imported_dossiers(of_locality integer, of_import uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone uuid[];
  people uuid[];
BEGIN
  SELECT array_agg(id), array_agg(DISTINCT applicant_id) INTO gone, people FROM (
    SELECT id, applicant_id FROM dossiers
    WHERE locality_id = of_locality AND imported_in = of_import AND version = 1 FOR UPDATE
  ) AS untouched;
  IF gone IS NULL THEN RETURN 0; END IF;
  DELETE FROM dossier_lateness WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossier_due_dates WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossier_steps WHERE locality_id = of_locality AND dossier_id = ANY (gone);
  DELETE FROM dossiers WHERE locality_id = of_locality AND id = ANY (gone);
  DELETE FROM applicants a WHERE a.locality_id = of_locality AND a.id = ANY (people)
    AND NOT EXISTS (SELECT FROM dossiers d WHERE d.locality_id = a.locality_id AND d.applicant_id = a.id);
  RETURN cardinality(gone);
END $$;
REVOKE EXECUTE ON FUNCTION take_back_imported_dossiers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_back_imported_dossiers TO camlo_app;
