-- A list of files names them without opening each.
ALTER TABLE task_files ADD COLUMN name text NOT NULL;
ALTER TABLE task_files ADD COLUMN size_bytes integer NOT NULL;
