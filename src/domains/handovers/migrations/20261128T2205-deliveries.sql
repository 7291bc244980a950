-- How each person wants the result: collected, electronically or by post; and what became of it. Apart from the dossier's status.

CREATE TABLE result_deliveries (
  locality_id integer     NOT NULL,
  dossier_id  uuid        NOT NULL,
  way         text        NOT NULL,
  payer       text,
  note_id     uuid,
  chosen_at   timestamptz NOT NULL,
  state       text        NOT NULL DEFAULT 'chosen',
  list_id     uuid,
  tracking    text,
  posted_at   timestamptz,
  ended_at    timestamptz,
  reason      text,
  CONSTRAINT result_deliveries_pk PRIMARY KEY (locality_id, dossier_id),
  CONSTRAINT delivery_way_is_known CHECK (way IN ('collect', 'electronic', 'post')),
  CONSTRAINT delivery_state_is_known CHECK (state IN ('chosen', 'posted', 'delivered', 'cameBack')),
  CONSTRAINT postage_is_paid_by_somebody CHECK ((way = 'post') = (payer IS NOT NULL)),
  CONSTRAINT postage_payer_is_known CHECK (payer IN ('receiver', 'office')),
  CONSTRAINT what_is_posted_has_an_address CHECK ((way = 'post') = (note_id IS NOT NULL)),
  CONSTRAINT only_the_post_carries CHECK (state = 'chosen' OR way = 'post'),
  CONSTRAINT posted_result_stands_on_a_list CHECK (state = 'chosen' OR (list_id IS NOT NULL AND posted_at IS NOT NULL)),
  CONSTRAINT ended_delivery_says_when CHECK ((state IN ('delivered', 'cameBack')) = (ended_at IS NOT NULL)),
  CONSTRAINT what_came_back_has_a_reason CHECK (state <> 'cameBack' OR reason IS NOT NULL)
);
COMMENT ON TABLE result_deliveries IS 'Cách nhận kết quả. No personal data: name, phone and address stand in a note of the dossier, which is erased with the person''s data.';
COMMENT ON COLUMN result_deliveries.note_id IS 'Name, phone and address of the receiver, in dossier_notes.';
COMMENT ON COLUMN result_deliveries.tracking IS 'Số hiệu bưu gửi, as the post gave it.';

GRANT SELECT, INSERT, UPDATE ON result_deliveries TO camlo_app;
