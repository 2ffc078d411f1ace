-- The event log, its tree, its claims.
--
-- `event.canonical` is the truth; every other column of `event`, and every other table of this file, follows from it and
-- can be made anew. Nothing here is ever changed or removed, and the triggers say so to whoever tries by hand. What they
-- cannot prevent, the tree proves.

CREATE TABLE event (
    position         INTEGER PRIMARY KEY,  -- place in the whole log: 1, 2, 3 … without gaps
    id               TEXT NOT NULL UNIQUE, -- UUIDv7
    stream           TEXT NOT NULL,        -- <kind>/<identifier>
    version          INTEGER NOT NULL,     -- place in the stream: 1, 2, 3 … without gaps
    type             TEXT NOT NULL,        -- past tense: integration.added
    at               INTEGER NOT NULL,     -- microseconds since 1970, UTC; never smaller than the event's before
    actor            TEXT NOT NULL,        -- identifier of the principal, or the part of Mooring that acted
    organization     TEXT,                 -- what it belongs to
    project          TEXT,                 -- what it belongs to
    project_sequence INTEGER,              -- place among the project's events: 1, 2, 3 … without gaps
    region           TEXT,                 -- what it belongs to
    correlation      TEXT NOT NULL,        -- what the events of one request share
    canonical        BLOB NOT NULL,        -- the whole event, RFC 8785
    leaf             BLOB NOT NULL,        -- SHA-256 of 0x00 and canonical (RFC 6962, section 2.1)
    UNIQUE (stream, version),
    CHECK (length(canonical) <= 65535),
    CHECK (length(leaf) = 32),
    CHECK ((project IS NULL) = (project_sequence IS NULL))
) STRICT;

-- Each index ends with the position, as all do: what is found through it comes in the order of the log. There is none on
-- `at`: times never go back, so a moment's position is found by bisection.
CREATE INDEX event_project ON event (project) WHERE project IS NOT NULL;
CREATE INDEX event_organization ON event (organization) WHERE organization IS NOT NULL;
CREATE INDEX event_region ON event (region) WHERE region IS NOT NULL;
CREATE INDEX event_actor ON event (actor);
CREATE INDEX event_type ON event (type);

CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM event)
BEGIN
    SELECT RAISE(ABORT, 'an event follows the last one without a gap');
END;

-- INSERT OR REPLACE removes what stands in its way, and where recursive_triggers is off, as it is on every connection that
-- does not set it, no DELETE trigger hears of that. So an event that stands in its way is found here, beforehand.
CREATE TRIGGER event_replaces_none BEFORE INSERT ON event
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
    OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'an event takes the place of no other');
END;

CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'a recorded event never changes');
END;

CREATE TRIGGER event_remains BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'a recorded event is never removed');
END;

-- The complete subtrees of two leaves and more; the leaves are in `event`.
CREATE TABLE tree_node (
    level      INTEGER NOT NULL, -- over 2^level leaves
    node_index INTEGER NOT NULL, -- from 0: over the leaves from node_index × 2^level on
    hash       BLOB NOT NULL,    -- SHA-256 of 0x01 and both children (RFC 6962, section 2.1)
    PRIMARY KEY (level, node_index),
    CHECK (level >= 1),
    CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tree_node_replaces_none BEFORE INSERT ON tree_node
WHEN EXISTS (SELECT 1 FROM tree_node WHERE level = NEW.level AND node_index = NEW.node_index)
BEGIN
    SELECT RAISE(ABORT, 'a complete subtree takes the place of no other');
END;

CREATE TRIGGER tree_node_stays BEFORE UPDATE ON tree_node
BEGIN
    SELECT RAISE(ABORT, 'a complete subtree never changes');
END;

CREATE TRIGGER tree_node_remains BEFORE DELETE ON tree_node
BEGIN
    SELECT RAISE(ABORT, 'a complete subtree is never removed');
END;

-- What at most one stream may hold.
CREATE TABLE claim (
    kind   TEXT NOT NULL, -- integration-name, external-id, storage-location …
    scope  TEXT NOT NULL, -- within what the key is unique; empty for the whole installation
    key    TEXT NOT NULL, -- what is claimed
    stream TEXT NOT NULL, -- who holds it
    PRIMARY KEY (kind, scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_stream ON claim (stream, kind);
