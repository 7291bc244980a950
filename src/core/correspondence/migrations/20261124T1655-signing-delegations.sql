-- Who signs papers in a head's place, from when to when: by order (thừa lệnh) or by written delegation (thừa ủy quyền).

CREATE TABLE signing_delegations (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  person_id   uuid        NOT NULL,
  post_title  text        NOT NULL,
  head_title  text        NOT NULL,
  manner      text        NOT NULL,
  kinds       text[]      NOT NULL,
  document    text        NOT NULL,
  valid_from  date        NOT NULL,
  valid_to    date,
  given_by    uuid        NOT NULL,
  given_at    timestamptz NOT NULL,
  ended_at    timestamptz,
  CONSTRAINT signing_delegations_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT delegation_manner_is_known CHECK (manner IN ('byOrder', 'delegated')),
  CONSTRAINT delegation_names_its_matters CHECK (cardinality(kinds) > 0),
  CONSTRAINT written_delegation_is_limited CHECK (manner = 'byOrder' OR valid_to IS NOT NULL),
  CONSTRAINT delegation_in_order CHECK (valid_to >= valid_from),
  CONSTRAINT nobody_delegates_to_oneself CHECK (person_id <> given_by)
);
COMMENT ON TABLE signing_delegations IS 'Giao ký thừa lệnh, ủy quyền ký: NĐ 30/2020/NĐ-CP, art. 13.3 and 13.4.';
COMMENT ON COLUMN signing_delegations.document IS 'The working rules or the written delegation it rests on.';

CREATE INDEX signing_delegations_by_unit ON signing_delegations (locality_id, unit_id, valid_from DESC);

GRANT SELECT, INSERT, UPDATE ON signing_delegations TO camlo_app;
