-- Money: what a dossier costs, what was paid, by whom it was taken, and that every day and every statement is accounted for.
-- What has happened is added to; a mistake is undone by an entry of its own.

CREATE TABLE fee_schedules (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  procedure_id uuid        NOT NULL,
  valid_from   date        NOT NULL,
  valid_to     date,
  decision     text        NOT NULL,
  items        jsonb       NOT NULL,
  reductions   jsonb       NOT NULL,
  published_at timestamptz NOT NULL,
  CONSTRAINT fee_schedules_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT one_schedule_begins_on_a_day UNIQUE (locality_id, procedure_id, valid_from),
  CONSTRAINT schedule_ends_after_it_begins CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE fee_schedules IS 'Mức thu phí, lệ phí của thủ tục, in FEEL. Of those in force on a day, the one that began last holds.';

CREATE TABLE fee_offices (
  locality_id    integer     NOT NULL,
  unit_id        uuid        NOT NULL,
  valid_from     date        NOT NULL,
  bank_bin       text,
  bank_name      text,
  account_number text,
  account_name   text,
  receipt_series text        NOT NULL,
  zero_tens      text        NOT NULL DEFAULT 'linh',
  csv_columns    jsonb       NOT NULL,
  CONSTRAINT fee_offices_pk PRIMARY KEY (locality_id, unit_id, valid_from),
  CONSTRAINT account_is_whole CHECK ((bank_bin IS NULL) = (account_number IS NULL) AND (bank_bin IS NULL) = (account_name IS NULL)),
  CONSTRAINT bank_bin_has_six_digits CHECK (bank_bin ~ '^\d{6}$'),
  CONSTRAINT account_number_fits_the_code CHECK (account_number ~ '^[A-Za-z0-9]{1,19}$'),
  CONSTRAINT zero_tens_is_known CHECK (zero_tens IN ('linh', 'lẻ'))
);
COMMENT ON TABLE fee_offices IS 'How an office takes money: its bank account, its series of receipts, its wording. A unit without a row of its own uses that above it.';

CREATE TABLE fee_balances (
  locality_id     integer     NOT NULL,
  dossier_id      uuid        NOT NULL,
  short_code      text        NOT NULL,
  unit_id         uuid        NOT NULL,
  procedure_id    uuid        NOT NULL,
  charged_dong    bigint      NOT NULL DEFAULT 0,
  paid_dong       bigint      NOT NULL DEFAULT 0,
  owed_dong       bigint      NOT NULL GENERATED ALWAYS AS (charged_dong - paid_dong) STORED,
  charged_at      timestamptz NOT NULL,
  CONSTRAINT fee_balances_pk PRIMARY KEY (locality_id, dossier_id),
  CONSTRAINT nothing_is_charged_below_nothing CHECK (charged_dong >= 0 AND paid_dong >= 0)
);
COMMENT ON TABLE fee_balances IS 'What each dossier was charged and has paid; equal to the sums of fee_charges and fee_payments. Locked while money moves.';
COMMENT ON COLUMN fee_balances.short_code IS 'The code without dots and dashes, as it stands in transfers.';
-- The cashier lists what waits to be paid, oldest first.
CREATE INDEX fee_balances_owed ON fee_balances (locality_id, unit_id, charged_at) WHERE owed_dong > 0;
CREATE INDEX fee_balances_overpaid ON fee_balances (locality_id, unit_id) WHERE owed_dong < 0;
CREATE INDEX fee_balances_by_short_code ON fee_balances (locality_id, short_code text_pattern_ops);

CREATE TABLE fee_charges (
  locality_id      integer     NOT NULL,
  id               uuid        NOT NULL,
  dossier_id       uuid        NOT NULL,
  unit_id          uuid        NOT NULL,
  procedure_id     uuid        NOT NULL,
  schedule_id      uuid,
  position         smallint    NOT NULL,
  item_key         text        NOT NULL,
  name             jsonb       NOT NULL,
  amount_dong      bigint      NOT NULL,
  reduced_dong     bigint      NOT NULL,
  due_dong         bigint      NOT NULL,
  explanation      jsonb       NOT NULL,
  ground           text        NOT NULL,
  reduction_ground text,
  charged_at       timestamptz NOT NULL,
  CONSTRAINT fee_charges_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT charge_has_a_balance FOREIGN KEY (locality_id, dossier_id) REFERENCES fee_balances (locality_id, dossier_id),
  CONSTRAINT due_is_the_amount_less_reductions CHECK (due_dong = amount_dong - reduced_dong)
);
COMMENT ON TABLE fee_charges IS 'Khoản thu của hồ sơ: worked out once, when the dossier was accepted; a later waiver is a line that takes off.';
CREATE INDEX fee_charges_by_dossier ON fee_charges (locality_id, dossier_id, charged_at, position);

CREATE TABLE fee_cash_days (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  unit_id       uuid        NOT NULL,
  cashier_id    uuid        NOT NULL,
  day           date        NOT NULL,
  expected_dong bigint,
  counted_dong  bigint,
  counts        jsonb,
  explanation   text,
  closed_at     timestamptz,
  CONSTRAINT fee_cash_days_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT one_till_a_day UNIQUE (locality_id, unit_id, cashier_id, day),
  CONSTRAINT closed_day_is_counted CHECK (
    (closed_at IS NULL) = (counted_dong IS NULL) AND (closed_at IS NULL) = (expected_dong IS NULL)),
  CONSTRAINT difference_is_explained CHECK (closed_at IS NULL OR counted_dong = expected_dong OR explanation <> '')
);
COMMENT ON TABLE fee_cash_days IS 'A cashier''s day: begun by its first cash, closed by counting. Nothing is added to a closed one.';
CREATE INDEX fee_cash_days_by_unit ON fee_cash_days (locality_id, unit_id, day DESC);

CREATE TABLE fee_payments (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  dossier_id   uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  procedure_id uuid        NOT NULL,
  kind         text        NOT NULL,
  method       text        NOT NULL,
  amount_dong  bigint      NOT NULL,
  reverses_id  uuid,
  reason       text,
  cash_day_id  uuid,
  taken_by     uuid,
  paid_at      timestamptz NOT NULL,
  day          date        NOT NULL,
  CONSTRAINT fee_payments_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT payment_has_a_balance FOREIGN KEY (locality_id, dossier_id) REFERENCES fee_balances (locality_id, dossier_id),
  CONSTRAINT payment_kind_is_known CHECK (kind IN ('payment', 'reversal', 'refund')),
  CONSTRAINT payment_method_is_known CHECK (method IN ('cash', 'transfer')),
  CONSTRAINT only_payments_come_in CHECK ((kind = 'payment') = (amount_dong > 0) AND amount_dong <> 0),
  CONSTRAINT reversal_names_what_it_undoes CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL)),
  CONSTRAINT what_goes_back_has_a_reason CHECK (kind = 'payment' OR reason <> ''),
  CONSTRAINT cash_stands_in_a_till CHECK ((method = 'cash') = (cash_day_id IS NOT NULL)),
  CONSTRAINT payment_till_exists FOREIGN KEY (locality_id, cash_day_id) REFERENCES fee_cash_days (locality_id, id)
);
COMMENT ON TABLE fee_payments IS 'Money in and out. A wrong entry is undone by another, never changed.';
CREATE INDEX fee_payments_by_dossier ON fee_payments (locality_id, dossier_id, paid_at);
CREATE UNIQUE INDEX fee_payment_is_undone_once ON fee_payments (locality_id, reverses_id) WHERE reverses_id IS NOT NULL;
-- A day's closing adds up the till; the overview adds up units and days.
CREATE INDEX fee_payments_by_till ON fee_payments (locality_id, cash_day_id, paid_at) WHERE cash_day_id IS NOT NULL;
CREATE INDEX fee_payments_by_day ON fee_payments (locality_id, unit_id, day) INCLUDE (procedure_id, method, amount_dong);

CREATE TABLE fee_receipt_serials (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  book        text     NOT NULL,
  series      text     NOT NULL,
  year        smallint NOT NULL,
  last        integer  NOT NULL,
  CONSTRAINT fee_receipt_serials_pk PRIMARY KEY (locality_id, unit_id, book, series, year)
);
COMMENT ON TABLE fee_receipt_serials IS 'The last number of each book; drawn in the payment''s transaction, so that no number is missing.';

CREATE TABLE fee_receipts (
  locality_id integer  NOT NULL,
  payment_id  uuid     NOT NULL,
  unit_id     uuid     NOT NULL,
  book        text     NOT NULL,
  series      text     NOT NULL,
  year        smallint NOT NULL,
  number      integer  NOT NULL,
  CONSTRAINT fee_receipts_pk PRIMARY KEY (locality_id, payment_id),
  CONSTRAINT receipt_number_is_unique UNIQUE (locality_id, unit_id, book, series, year, number),
  CONSTRAINT receipt_of_a_payment FOREIGN KEY (locality_id, payment_id) REFERENCES fee_payments (locality_id, id),
  CONSTRAINT receipt_book_is_known CHECK (book IN ('receipt', 'refund'))
);
COMMENT ON TABLE fee_receipts IS 'Biên lai thu phí, lệ phí; phiếu hoàn trả. A reversed payment keeps its number.';

CREATE TABLE fee_statements (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  account      text        NOT NULL,
  file_name    text        NOT NULL,
  file_hash    bytea       NOT NULL,
  format       text        NOT NULL,
  lines        jsonb       NOT NULL,
  uploaded_by  uuid        NOT NULL,
  uploaded_at  timestamptz NOT NULL,
  confirmed_at timestamptz,
  CONSTRAINT fee_statements_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT statement_is_uploaded_once UNIQUE (locality_id, unit_id, file_hash)
);
COMMENT ON TABLE fee_statements IS 'Sao kê ngân hàng: as read from the file; nothing comes of it before it is confirmed.';
CREATE INDEX fee_statements_by_unit ON fee_statements (locality_id, unit_id, uploaded_at DESC);

CREATE TABLE fee_statement_lines (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  statement_id uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  account      text        NOT NULL,
  fingerprint  text        NOT NULL,
  position     integer     NOT NULL,
  booked_on    date        NOT NULL,
  amount_dong  bigint      NOT NULL,
  description  text        NOT NULL,
  reference    text        NOT NULL,
  state        text        NOT NULL DEFAULT 'open',
  dossier_id   uuid,
  payment_id   uuid,
  CONSTRAINT fee_statement_lines_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT line_is_imported_once UNIQUE (locality_id, account, fingerprint),
  CONSTRAINT line_of_a_statement FOREIGN KEY (locality_id, statement_id) REFERENCES fee_statements (locality_id, id),
  CONSTRAINT line_state_is_known CHECK (state IN ('open', 'matched', 'returned', 'notOurs')),
  CONSTRAINT matched_line_names_its_payment CHECK ((state = 'matched') = (payment_id IS NOT NULL AND dossier_id IS NOT NULL))
);
COMMENT ON TABLE fee_statement_lines IS 'Each line of the bank, explained: a dossier''s payment, returned, or not ours.';
CREATE INDEX fee_statement_lines_by_statement ON fee_statement_lines (locality_id, statement_id, position);
CREATE INDEX fee_statement_lines_open ON fee_statement_lines (locality_id, unit_id, booked_on) WHERE state = 'open';

CREATE TABLE fee_line_decisions (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  line_id     uuid        NOT NULL,
  kind        text        NOT NULL,
  payment_id  uuid,
  reason      text        NOT NULL,
  decided_by  uuid        NOT NULL,
  decided_at  timestamptz NOT NULL,
  CONSTRAINT fee_line_decisions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT decision_on_a_line FOREIGN KEY (locality_id, line_id) REFERENCES fee_statement_lines (locality_id, id),
  CONSTRAINT decision_kind_is_known CHECK (kind IN ('matched', 'returned', 'notOurs', 'undone'))
);
COMMENT ON TABLE fee_line_decisions IS 'Everything that was ever decided on a line, and why. Added to, never changed.';
CREATE INDEX fee_line_decisions_by_line ON fee_line_decisions (locality_id, line_id, decided_at);

CREATE TABLE fee_refunds (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  dossier_id    uuid        NOT NULL,
  unit_id       uuid        NOT NULL,
  amount_dong   bigint      NOT NULL,
  reason        text        NOT NULL,
  state         text        NOT NULL DEFAULT 'requested',
  requested_by  uuid        NOT NULL,
  requested_at  timestamptz NOT NULL,
  decided_by    uuid,
  decided_at    timestamptz,
  payment_id    uuid,
  CONSTRAINT fee_refunds_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT refund_of_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES fee_balances (locality_id, dossier_id),
  CONSTRAINT refund_is_positive CHECK (amount_dong > 0),
  CONSTRAINT refund_state_is_known CHECK (state IN ('requested', 'approved', 'declined', 'paid')),
  CONSTRAINT refund_is_decided_by_another CHECK (decided_by IS DISTINCT FROM requested_by),
  CONSTRAINT paid_refund_names_its_payment CHECK ((state = 'paid') = (payment_id IS NOT NULL))
);
COMMENT ON TABLE fee_refunds IS 'Hoàn phí: asked for by one, approved by another, then paid out.';
CREATE INDEX fee_refunds_by_unit ON fee_refunds (locality_id, unit_id, requested_at) WHERE state IN ('requested', 'approved');
CREATE UNIQUE INDEX one_open_refund_per_dossier ON fee_refunds (locality_id, dossier_id) WHERE state IN ('requested', 'approved');

CREATE FUNCTION fee_refuse_closed_till() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.cash_day_id IS NOT NULL AND EXISTS (
    SELECT FROM fee_cash_days d WHERE d.locality_id = NEW.locality_id AND d.id = NEW.cash_day_id AND d.closed_at IS NOT NULL)
  THEN RAISE EXCEPTION 'The day is closed' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_cash_in_a_closed_till BEFORE INSERT ON fee_payments FOR EACH ROW EXECUTE FUNCTION fee_refuse_closed_till();

CREATE FUNCTION fee_keep_closed_till() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN RAISE EXCEPTION 'The day is closed' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_till_stays BEFORE UPDATE ON fee_cash_days FOR EACH ROW EXECUTE FUNCTION fee_keep_closed_till();

GRANT SELECT, INSERT ON fee_schedules, fee_offices, fee_charges, fee_payments, fee_receipts, fee_line_decisions TO camlo_app;
GRANT SELECT, INSERT, UPDATE ON fee_balances, fee_cash_days, fee_receipt_serials, fee_statements, fee_statement_lines, fee_refunds
  TO camlo_app;
