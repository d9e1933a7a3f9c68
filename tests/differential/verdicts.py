#!/usr/bin/env python3
"""What another build of the program says otherwise of the same commits, as a table of Markdown.

    tests/differential/verdicts.py OLD NEW REPOSITORY...

OLD and NEW are programs: a file to run, or `repomaturity.dll`. A REPOSITORY is a clone, bare or not; a folder of clones stands for all of them.
Compared are the kind, each practice and aspect, what it could be, each framework's stage and the technologies. `--tsv FILE` takes
lines of `path<TAB>commit` in the place of REPOSITORY; without a commit, HEAD is scanned.

Ends with 0 also where verdicts differ: whether they should is for people to say.
"""
import argparse
import json
import os
import subprocess
import sys

LEVELS = ["not found", "declared", "implemented", "automated"]


def command(program):
    return ["dotnet", program] if program.endswith(".dll") else [program]


def scan(program, repository, commit):
    run = subprocess.run([*command(program), "scan", repository, "--rev", commit, "--format", "json", "--framework", "all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode != 0:
        return {"": f"exit code {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()[:200]}"}
    return verdicts(json.loads(run.stdout))


def level(number):
    return LEVELS[number] if isinstance(number, int) and number < len(LEVELS) else str(number)


def verdicts(report):
    """What is said, by what it is said of."""
    said = {"kind": report["kind"]["id"]}
    for practice in report["practices"]:
        could_be = practice.get("couldBe")
        said[f"practice {practice['id']}"] = level(practice["level"]) + (f", could be {level(could_be)}" if could_be not in (None, practice["level"]) else "")
        for aspect in practice.get("aspects", []):
            said[f"aspect {practice['id']}/{aspect['id'].split('/')[-1]}"] = level(aspect.get("level"))
    for framework in report["frameworks"]:
        stage = framework.get("stage") or {}
        said[f"stage in {framework['id']}"] = f"{stage.get('index', stage.get('id'))} {stage.get('name', '')}".strip() if stage else "none"
    for technology in report["technologies"]:
        said[f"technology {technology['id']}"] = level(technology["level"])
    said["problems"] = str(len(report.get("problems", [])))
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
    return parts[-1]


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def main():
    parser = argparse.ArgumentParser(usage="verdicts.py OLD NEW [REPOSITORY...] [--tsv FILE]")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("repositories", nargs="*")
    parser.add_argument("--tsv")
    arguments = parser.parse_args()
    repositories = list(listed(arguments.tsv)) if arguments.tsv else list(clones(arguments.repositories))
    rows, changed = [], set()
    for number, (path, commit) in enumerate(repositories, 1):
        print(f"{number} of {len(repositories)}: {path}", file=sys.stderr)
        before, after = scan(arguments.old, path, commit), scan(arguments.new, path, commit)
        for what in sorted(before.keys() | after.keys()):
            was, became = before.get(what, "not said"), after.get(what, "not said")
            if was != became:
                changed.add(path)
                rows.append(f"| {cell(shown(path))} | {cell(what)} | {cell(was)} | {cell(became)} |")
    print(f"{len(rows)} verdicts differ in {len(changed)} of {len(repositories)} repositories.\n")
    if rows:
        print("| repository | what | before | now |\n|---|---|---|---|")
        print("\n".join(rows))


main()
