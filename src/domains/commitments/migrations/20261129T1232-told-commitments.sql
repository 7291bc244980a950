-- Of what was only told of, the day of signing isn't known.

ALTER TABLE commitments
  DROP CONSTRAINT commitment_in_force_says_since_when,
  ADD CONSTRAINT commitment_in_force_says_since_when
    CHECK (state NOT IN ('inForce', 'settling', 'settled') OR signed_at IS NOT NULL OR standing IN ('I', 'D'));
