-- How the fleet stands now, for tools that draw: the repositories that sources still name, with their newest result.

CREATE VIEW repomaturity.fleet AS
SELECT r.id AS repository_id, r.name AS repository, r.link, r.origin, r.topics, r.teams, s.commit, s.model, s.kind, s.is_complete, r.scanned_at, s.seconds, r.failure, r.at AS looked_at, r.result_id
FROM repomaturity.repositories r
LEFT JOIN repomaturity.results s ON s.id = r.result_id
WHERE r.line IS NOT NULL AND NOT r.is_gone;

CREATE VIEW repomaturity.fleet_practices AS
SELECT f.repository, f.kind, f.teams, f.topics, p.practice, p.level, p.could_be, p.attested, p.covered, p.entry_points, f.scanned_at
FROM repomaturity.fleet f JOIN repomaturity.practices p USING (result_id);

CREATE VIEW repomaturity.fleet_technologies AS
SELECT f.repository, f.kind, f.teams, f.topics, t.technology, t.level, f.scanned_at
FROM repomaturity.fleet f JOIN repomaturity.technologies t USING (result_id);

CREATE VIEW repomaturity.fleet_stages AS
SELECT f.repository, f.kind, f.teams, f.topics, s.framework, s.stage, s.stage_name, s.could_be, s.attested, s.highest, s.score_low, s.score_high, f.scanned_at
FROM repomaturity.fleet f JOIN repomaturity.stages s USING (result_id);

CREATE VIEW repomaturity.fleet_dimensions AS
SELECT f.repository, f.kind, f.teams, f.topics, d.framework, d.dimension, d.stage, d.could_be, d.attested, f.scanned_at
FROM repomaturity.fleet f JOIN repomaturity.dimensions d USING (result_id);

CREATE VIEW repomaturity.fleet_blockers AS
SELECT f.repository, f.kind, f.teams, f.topics, b.framework, b.item, b.why, f.scanned_at
FROM repomaturity.fleet f JOIN repomaturity.blockers b USING (result_id);

-- A run that was merged from another store may have been in both.
CREATE VIEW repomaturity.runs AS
SELECT b.run, min(b.at) AS begun_at, max(e.at) AS ended_at,
    max((e.line::json ->> 'scanned')::integer) AS scanned, max((e.line::json ->> 'unchanged')::integer) AS unchanged, max((e.line::json ->> 'failed')::integer) AS failed
FROM repomaturity.entries b
LEFT JOIN repomaturity.entries e ON e.run = b.run AND e.what = 'ended'
WHERE b.what = 'begun'
GROUP BY b.run;
