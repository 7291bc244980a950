-- Public statistics count who was asked in a period and who answered.
CREATE INDEX ratings_issued ON ratings (locality_id, issued_at) INCLUDE (dossier_id, stars);
