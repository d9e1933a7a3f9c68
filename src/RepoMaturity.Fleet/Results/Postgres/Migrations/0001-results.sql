-- What happened, and the reports. Lines are what the other stores keep, and the authority; columns say of them what queries ask.

CREATE TABLE repomaturity.repositories (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Names may be longer than a key of an index.
    name_hash bytea NOT NULL UNIQUE,
    -- Puts names in the order of their UTF-16 units, whatever the collation of the database.
    name_order bytea NOT NULL,
    name text NOT NULL,
    -- How it stands; null until something happened to it.
    line text,
    at timestamptz,
    run text,
    origin text,
    link text,
    topics text[] NOT NULL DEFAULT '{}',
    teams text[] NOT NULL DEFAULT '{}',
    -- Its newest result.
    result_id bigint,
    scanned_at timestamptz,
    failure text,
    is_gone boolean NOT NULL DEFAULT false,
    -- What happened when that was found.
    entry_id bigint
);

CREATE INDEX repositories_in_order ON repomaturity.repositories (substring(name_order FOR 400));

CREATE TABLE repomaturity.results (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint NOT NULL REFERENCES repomaturity.repositories,
    commit text NOT NULL,
    model text NOT NULL,
    run text NOT NULL,
    scanned_at timestamptz NOT NULL,
    seconds double precision,
    kind text,
    is_complete boolean,
    -- The report, for queries; null where PostgreSQL cannot hold it as JSON.
    report jsonb,
    UNIQUE (repository_id, commit, model)
);

ALTER TABLE repomaturity.repositories ADD FOREIGN KEY (result_id) REFERENCES repomaturity.results;

-- The report byte for byte, packed with gzip: what goes out again.
CREATE TABLE repomaturity.reports (
    result_id bigint PRIMARY KEY REFERENCES repomaturity.results,
    packed bytea NOT NULL
);

ALTER TABLE repomaturity.reports ALTER COLUMN packed SET STORAGE EXTERNAL;

CREATE TABLE repomaturity.entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Tells what happened twice from what is kept twice.
    sign bytea NOT NULL UNIQUE,
    at timestamptz NOT NULL,
    run text NOT NULL,
    what text NOT NULL,
    repository_id bigint REFERENCES repomaturity.repositories,
    line text NOT NULL
);

CREATE INDEX entries_of_repository ON repomaturity.entries (repository_id, id) WHERE repository_id IS NOT NULL;

-- Results, taken apart.
CREATE TABLE repomaturity.practices (
    result_id bigint NOT NULL REFERENCES repomaturity.results,
    practice text NOT NULL,
    level smallint NOT NULL,
    could_be smallint NOT NULL,
    attested smallint NOT NULL,
    covered integer,
    entry_points integer,
    PRIMARY KEY (result_id, practice)
);

CREATE TABLE repomaturity.technologies (
    result_id bigint NOT NULL REFERENCES repomaturity.results,
    technology text NOT NULL,
    level smallint NOT NULL,
    PRIMARY KEY (result_id, technology)
);

CREATE TABLE repomaturity.stages (
    result_id bigint NOT NULL REFERENCES repomaturity.results,
    framework text NOT NULL,
    stage smallint,
    stage_name text,
    could_be smallint,
    attested smallint,
    highest smallint,
    score_low numeric,
    score_high numeric,
    PRIMARY KEY (result_id, framework)
);

CREATE TABLE repomaturity.dimensions (
    result_id bigint NOT NULL REFERENCES repomaturity.results,
    framework text NOT NULL,
    dimension text NOT NULL,
    stage smallint NOT NULL,
    could_be smallint NOT NULL,
    attested smallint NOT NULL,
    PRIMARY KEY (result_id, framework, dimension)
);

CREATE TABLE repomaturity.blockers (
    result_id bigint NOT NULL REFERENCES repomaturity.results,
    framework text NOT NULL,
    item text NOT NULL,
    why text NOT NULL,
    PRIMARY KEY (result_id, framework, item)
);
