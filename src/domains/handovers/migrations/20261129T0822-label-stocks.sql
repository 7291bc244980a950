-- Sheets and rolls of labels are an installation's own: its profile names them (`labels.json`).

CREATE TABLE label_stocks (
  locality_id integer  NOT NULL,
  id          text     NOT NULL,
  position    smallint NOT NULL,
  stock       jsonb    NOT NULL,
  CONSTRAINT label_stocks_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT label_stock_is_named_once CHECK (stock ->> 'id' = id)
);
COMMENT ON TABLE label_stocks IS 'Loại giấy nhãn: labels as an office buys them, in the order they are offered.';
COMMENT ON COLUMN label_stocks.stock IS 'Sizes in millimetres, checked when the profile is loaded.';

-- An installation from before has those that every one had.
INSERT INTO label_stocks (locality_id, id, position, stock)
SELECT l.id, s.stock ->> 'id', s.position, s.stock FROM locality l, (VALUES
  (0, '{"id": "a4-3x8", "name": "Giấy decal A4, 3 × 8 nhãn (70 × 37 mm)", "page": {"width": 210, "height": 297}, "columns": 3, "rows": 8, "left": 0, "top": 0, "label": {"width": 70, "height": 37.125}, "inset": {"x": 4, "y": 3.4}, "pitch": {"x": 70, "y": 37.125}, "dpi": 300}'::jsonb),
  (1, '{"id": "a4-3x8-gap", "name": "Giấy decal A4, 3 × 8 nhãn có khe (63,5 × 33,9 mm)", "page": {"width": 210, "height": 297}, "columns": 3, "rows": 8, "left": 7.25, "top": 12.9, "label": {"width": 63.5, "height": 33.9}, "inset": {"x": 2.5, "y": 2}, "pitch": {"x": 66, "y": 33.9}, "dpi": 300}'::jsonb),
  (2, '{"id": "roll-50x30", "name": "Cuộn nhãn 50 × 30 mm (máy in nhãn)", "page": {"width": 50, "height": 30}, "columns": 1, "rows": 1, "left": 0, "top": 0, "label": {"width": 50, "height": 30}, "inset": {"x": 2, "y": 1.6}, "pitch": {"x": 50, "y": 30}, "dpi": 203}'::jsonb)
) AS s (position, stock);

GRANT SELECT, INSERT, UPDATE, DELETE ON label_stocks TO camlo_app;
