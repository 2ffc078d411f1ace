-- The views: what the events come to, now and at any position. They follow from `event` and are made anew by
-- `mooring projections rebuild`.

CREATE TABLE view_row (
    row        INTEGER PRIMARY KEY, -- no meaning
    view       TEXT NOT NULL,       -- organization, project, cluster, integration …
    key        TEXT NOT NULL,       -- the thing's identifier
    scope      TEXT NOT NULL,       -- what it is listed under
    region     TEXT,                -- where it is, if it is in one region
    status     TEXT NOT NULL,       -- the word for where it stands
    lookup     TEXT,                -- a second way to find it
    version    INTEGER NOT NULL,    -- of the stream that it follows from
    valid_from INTEGER NOT NULL,    -- first position at which the row holds
    valid_to   INTEGER,             -- first position at which it no longer holds; NULL while it does
    body       TEXT NOT NULL        -- what is known, as canonical JSON
) STRICT;

-- The present of one thing, and that it has only one.
CREATE UNIQUE INDEX view_row_present ON view_row (view, key) WHERE valid_to IS NULL;

-- One thing at any moment.
CREATE UNIQUE INDEX view_row_history ON view_row (view, key, valid_from);

-- Lists, now and at any moment, in the order of their keys. What a query asks for is in the index, so that the table is
-- read only for the rows that it gives.
CREATE INDEX view_row_scope ON view_row (view, scope, key, valid_from, valid_to, status, region);
CREATE INDEX view_row_lookup ON view_row (view, lookup, key, valid_from, valid_to) WHERE lookup IS NOT NULL;
