#!/usr/bin/env python3
"""What another build of the program says otherwise of the same commits, as Markdown for the notes of a release.

    tests/differential/verdicts.py OLD NEW REPOSITORY...

OLD and NEW are programs: a file to run, or `repomaturity.dll`. A REPOSITORY is a clone, bare or not; a folder of clones stands for all of them.
Compared are the kind, each practice and aspect, what it could be, each framework's stage and the technologies. `--tsv FILE` takes
lines of `path<TAB>commit` in the place of REPOSITORY; without a commit, HEAD is scanned. `--jobs N` scans so many at once.

Ends with 0 also where verdicts differ: whether they should is for people to say. Ends with 3 where a scan failed.
"""
import argparse
import collections
import concurrent.futures
import functools
import json
import os
import subprocess
import sys

LEVELS = ["absent", "declared", "implemented", "automated"]
NOT_SAID = "not said"

# What people read first stands open; of the rest there is much, and it is folded.
OPEN = ["failure", "kind", "stage", "practice"]
FOLDED = {"aspect": "Aspects", "technology": "Technologies", "problems": "Files that were not read"}


def command(program):
    return ["dotnet", program] if program.endswith(".dll") else [program]


def version(program):
    run = subprocess.run([*command(program), "--version"], stdout=subprocess.PIPE, check=True)
    return run.stdout.decode("utf-8").strip()


@functools.cache
def options(program):
    """What one build keeps of files, the other would throw away, and what people attest is no verdict; an older build may not know the words."""
    run = subprocess.run([*command(program), "scan", "--help"], stdout=subprocess.PIPE, check=True)
    return [option for option in ("--no-cache", "--no-config") if option.encode() in run.stdout]


def scan(program, repository, commit):
    arguments = ["scan", repository, "--rev", commit, "--format", "json", "--framework", "all", *options(program)]
    run = subprocess.run([*command(program), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode != 0:
        return {("failure", ""): f"exit code {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()[:200]}"}
    return verdicts(json.loads(run.stdout))


def level(number):
    return LEVELS[number] if isinstance(number, int) and number < len(LEVELS) else str(number)


def verdicts(report):
    """What is said, by what it is said of."""
    said = {("kind", ""): report["kind"]["id"]}
    for practice in report["practices"]:
        could_be = practice.get("couldBe")
        said["practice", practice["id"]] = level(practice["level"]) + (f", could be {level(could_be)}" if could_be not in (None, practice["level"]) else "")
        for aspect in practice.get("aspects", []):
            said["aspect", f"{practice['id']}/{aspect['id'].split('/')[-1]}"] = level(aspect.get("level"))
    for framework in report["frameworks"]:
        stage = framework.get("stage") or {}
        said["stage", framework["id"]] = f"{stage.get('index', stage.get('id'))} {stage.get('name', '')}".strip() if stage else "none"
    for technology in report["technologies"]:
        said["technology", technology["id"]] = level(technology["level"])
    said["problems", ""] = str(len(report.get("problems", [])))
    return said


def clones(places):
    for place in places:
        if os.path.exists(os.path.join(place, "HEAD")) or os.path.exists(os.path.join(place, ".git")):
            yield place, "HEAD"
            continue
        for name in sorted(os.listdir(place)):
            inner = os.path.join(place, name)
            for candidate in (inner, os.path.join(inner, "repo")):
                if os.path.exists(os.path.join(candidate, "HEAD")) or os.path.exists(os.path.join(candidate, ".git")):
                    yield candidate, "HEAD"
                    break


def listed(file):
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            path, _, commit = line.rstrip("\n").partition("\t")
            if path:
                yield path, commit or "HEAD"


def shown(path):
    parts = [part for part in os.path.abspath(path).split("/") if part not in ("repo", ".git")]
    return parts[-1].replace("+", "/", 1)


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def rank(said):
    """Where a verdict stands among its like; None for what has no order."""
    first = said.split(",")[0].split(" ")[0]
    return LEVELS.index(first) if first in LEVELS else int(first) if first.isdigit() else None


def direction(was, became):
    before, after = rank(was), rank(became)
    if was == NOT_SAID or became == NOT_SAID:
        return "came" if was == NOT_SAID else "went"
    return "changed" if before is None or after is None else "higher" if after > before else "lower" if after < before else "could be otherwise"


def summary(rows):
    counts = collections.Counter((what, direction(was, became)) for _, (what, _), was, became in rows)
    for what in [*OPEN, *FOLDED]:
        directions = [f"{count} {how}" for (each, how), count in sorted(counts.items()) if each == what]
        if directions:
            yield f"| {what} | {sum(count for (each, _), count in counts.items() if each == what)} | {', '.join(directions)} |"


def table(rows):
    yield "| repository | what | before | now |"
    yield "|---|---|---|---|"
    for path, (what, name), was, became in rows:
        yield f"| {cell(shown(path))} | {cell(f'{what} {name}'.strip())} | {cell(was)} | {cell(became)} |"


def main():
    parser = argparse.ArgumentParser(usage="verdicts.py OLD NEW [REPOSITORY...] [--tsv FILE] [--jobs N]")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("repositories", nargs="*")
    parser.add_argument("--tsv")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    repositories = list(listed(arguments.tsv)) if arguments.tsv else list(clones(arguments.repositories))
    if not repositories:
        sys.exit("There is no repository to scan: name clones, a folder of them, or a file with --tsv.")

    def both(place):
        return scan(arguments.old, *place), scan(arguments.new, *place)

    rows, changed = [], set()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as workers:
        for number, ((path, _), (before, after)) in enumerate(zip(repositories, workers.map(both, repositories)), 1):
            print(f"{number} of {len(repositories)}: {path}", file=sys.stderr)
            failures = [key for key in (("failure", ""),) if key in before or key in after]
            for what in failures or sorted(before.keys() | after.keys(), key=lambda key: ([*OPEN, *FOLDED].index(key[0]), key[1])):
                was, became = before.get(what, "scanned" if failures else NOT_SAID), after.get(what, "scanned" if failures else NOT_SAID)
                if was != became and not ({was, became} == {NOT_SAID, "absent"}):
                    changed.add(path)
                    rows.append((path, what, was, became))

    print(f"Before: {version(arguments.old)}. Now: {version(arguments.new)}.\n")
    print(f"{len(rows)} verdicts differ in {len(changed)} of {len(repositories)} repositories.")
    if rows:
        print("\n| what | differ | how |\n|---|---|---|")
        print("\n".join(summary(rows)))
    first = [row for row in rows if row[1][0] in OPEN]
    if first:
        print()
        print("\n".join(table(first)))
    for what, title in FOLDED.items():
        some = [row for row in rows if row[1][0] == what]
        if some:
            print(f"\n<details><summary>{title}: {len(some)}</summary>\n")
            print("\n".join(table(some)))
            print("\n</details>")
    return 3 if any(row[1][0] == "failure" for row in rows) else 0


sys.exit(main())
