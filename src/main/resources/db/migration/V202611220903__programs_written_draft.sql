-- What somebody wrote, before the defaults were filled in: only what they asked for themselves is worth a warning.
ALTER TABLE programs.draft ADD COLUMN written text NOT NULL DEFAULT '{}';
