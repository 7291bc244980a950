-- A dossier that follows its unit's successor is split at that moment: the old unit's run ends, the new one's goes on with what is
-- left. Undoing the reform takes the new run away again.

GRANT DELETE ON dossier_steps TO camlo_app;
