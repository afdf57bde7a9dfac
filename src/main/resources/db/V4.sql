-- What led to an entry: the command, and whether a delivery of Lever's did. NULL in older entries.
ALTER TABLE journal ADD COLUMN cause TEXT;
