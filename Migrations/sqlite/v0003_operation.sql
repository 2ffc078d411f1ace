-- What Mooring needs to go on with its work. None of it is history: lost, it is found out again or asked for again.

-- Who works on a job.
CREATE TABLE job_lease (
    job        TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,    -- the process that works on it
    held_until INTEGER NOT NULL  -- microseconds since 1970; afterwards another may take it
) STRICT, WITHOUT ROWID;

-- How far a job is.
CREATE TABLE job_progress (
    job              TEXT PRIMARY KEY,
    objects_done     INTEGER NOT NULL,
    objects_total    INTEGER NOT NULL,
    bytes_done       INTEGER NOT NULL,
    bytes_total      INTEGER NOT NULL,
    bytes_per_second INTEGER NOT NULL, -- over the recent past
    updated_at       INTEGER NOT NULL  -- microseconds since 1970
) STRICT, WITHOUT ROWID;

-- How far each object of a job is.
CREATE TABLE export_object (
    job      TEXT NOT NULL,
    path     TEXT NOT NULL,    -- relative to the backup's directory
    size     INTEGER NOT NULL, -- bytes
    modified INTEGER NOT NULL, -- the source's modification time, nanoseconds since 1970
    resume   TEXT,             -- the connector's note for going on, JSON
    sha256   TEXT,             -- hexadecimal; NULL until the object is there whole
    receipt  TEXT,             -- what the destination says of it, JSON
    PRIMARY KEY (job, path)
) STRICT, WITHOUT ROWID;

-- What became of requests with an idempotency key, for 24 hours.
CREATE TABLE idempotency (
    scope          TEXT NOT NULL,    -- principal, method and path
    key            TEXT NOT NULL,    -- what the client sent
    request_digest TEXT NOT NULL,    -- SHA-256 of the request's body, hexadecimal
    at             INTEGER NOT NULL, -- microseconds since 1970
    through        INTEGER,          -- the last position that it recorded; NULL if it recorded nothing
    status         INTEGER,          -- of the answer, if it recorded nothing
    body           TEXT,             -- of the answer, if it recorded nothing; JSON
    PRIMARY KEY (scope, key),
    CHECK ((through IS NULL) = (status IS NOT NULL AND body IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_at ON idempotency (at);

-- Sealed secrets.
CREATE TABLE secret (
    id      TEXT PRIMARY KEY,
    project TEXT NOT NULL, -- the only one that may use it
    sealed  BLOB NOT NULL  -- never in the clear
) STRICT;

-- Names and addresses of principals: here and not in the log, so that they can be erased.
CREATE TABLE profile (
    principal TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    email     TEXT
) STRICT;

-- When each integration was last checked by schedule.
CREATE TABLE check_time (
    integration TEXT PRIMARY KEY,
    at          INTEGER NOT NULL -- microseconds since 1970
) STRICT, WITHOUT ROWID;
