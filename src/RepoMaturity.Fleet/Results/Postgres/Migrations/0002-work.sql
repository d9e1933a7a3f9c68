-- The runs that are not at their end, and what became of their repositories. At the end of a run its rows go.

CREATE TABLE repomaturity.work_runs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run text NOT NULL UNIQUE,
    -- What it is over: a new run takes the place of one over the same.
    scope text NOT NULL,
    line text NOT NULL,
    total integer NOT NULL,
    -- How many of its items a broker has confirmed, from the first on.
    published integer NOT NULL DEFAULT 0
);

CREATE TABLE repomaturity.work_items (
    work_run_id bigint NOT NULL REFERENCES repomaturity.work_runs ON DELETE CASCADE,
    number integer NOT NULL,
    line text NOT NULL,
    deliveries smallint NOT NULL DEFAULT 0,
    -- What became of it; null until it is done.
    outcome text,
    PRIMARY KEY (work_run_id, number)
);

CREATE INDEX work_items_left ON repomaturity.work_items (work_run_id, number) WHERE outcome IS NULL;
