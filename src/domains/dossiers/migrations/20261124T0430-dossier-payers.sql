-- What other rooms may know of a dossier when they ask its applicant for something.
CREATE VIEW dossier_payers AS
  SELECT d.locality_id, d.id AS dossier_id, d.code, d.status, d.receiving_unit_id, d.procedure_id, d.procedure_version_id,
    d.channel, d.sets, d.form_data, d.received_at, a.id AS applicant_id, a.full_name, a.folded_name, a.address
  FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id;
COMMENT ON VIEW dossier_payers IS 'A dossier with whoever pays for it; the name is missing once erased.';

GRANT SELECT ON dossier_payers TO camlo_app;
