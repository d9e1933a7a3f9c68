#!/usr/bin/env python3
"""Writes docs/accuracy.tsv and docs/accuracy.md: how well each practice is told, held against what careful readers labelled.

usage: docs/accuracy.py LABELS REPORTS

LABELS    OWNER+NAME.yml files: `repo`, `commit`, and under `practices` a `level` (0-3) for each practice
REPORTS   OWNER+NAME.json files: one JSON report for each label, of the commit that it names

A fifth of the repositories is held out (docs/measuring.md says how it is chosen): no rule was written on them, and they enter as sums over all
practices and repositories, never one by one.
"""
import argparse
import hashlib
import json
import os
import sys

import yaml

FOLDER = os.path.dirname(os.path.abspath(__file__))
IMPLEMENTED, AUTOMATED = 2, 3

# Of the fifth that is held out, but read before that fifth was chosen.
READ_BEFORE = {"microsoft+MLOpsPython"}


def is_held_out(name):
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0 and name not in READ_BEFORE


def read(labels, reports):
    """Pairs of a label and its report, in order of names: those that may be looked at, and those held out. A label without a report, or with one of another commit, is a mistake."""
    pairs, held_out = [], []
    for name in sorted(name for name in os.listdir(labels) if name.endswith(".yml")):
        with open(os.path.join(labels, name), encoding="utf-8") as file:
            label = yaml.safe_load(file)
        path = os.path.join(reports, name[:-len(".yml")] + ".json")
        if not os.path.exists(path):
            sys.exit(f"There is no report {path}")
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        if report["repository"]["commit"] != label["commit"]:
            sys.exit(f"{path} is of commit {report['repository']['commit']}, its label of {label['commit']}")
        (held_out if is_held_out(name[:-len(".yml")]) else pairs).append((label, report))
    if not pairs:
        sys.exit(f"There is no label in {labels}")
    return pairs, held_out


def levels(pairs, practice):
    """What readers and what reports say of a practice, a pair for each repository."""
    return [(int((label["practices"].get(practice) or {}).get("level", 0)), next(p["level"] for p in report["practices"] if p["id"] == practice))
            for label, report in pairs]


class Count:
    """Counts of a level or above."""

    def __init__(self, cells, level):
        self.labelled = sum(wanted >= level for wanted, _ in cells)
        self.reported = sum(found >= level for _, found in cells)
        self.both = sum(wanted >= level and found >= level for wanted, found in cells)

    def row(self):
        """labelled, precision, recall."""
        return [str(self.labelled), share(self.both, self.reported), share(self.both, self.labelled)]


def share(part, whole):
    return f"{part / whole:.2f}" if whole else "-"


def exact(cells):
    return share(sum(wanted == found for wanted, found in cells), len(cells))


def table(rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("labels")
    parser.add_argument("reports")
    parser.add_argument("--output", default=FOLDER, help="folder of accuracy.tsv and accuracy.md")
    args = parser.parse_args()
    pairs, held_out = read(args.labels, args.reports)
    models = {(report["tool"]["version"], report["model"]["hash"]) for _, report in pairs + held_out}
    if len(models) != 1:
        sys.exit("The reports are of several models: scan all repositories with one version.")
    version, model = models.pop()
    practices = [practice["id"] for practice in pairs[0][1]["practices"]]
    cells = {practice: levels(pairs, practice) for practice in practices}

    head = ["practice", "labelled", "precision", "recall", "automated labelled", "automated precision", "automated recall", "exact"]
    rows = [[practice, *Count(cells[practice], IMPLEMENTED).row(), *Count(cells[practice], AUTOMATED).row(), exact(cells[practice])] for practice in practices]
    with open(os.path.join(args.output, "accuracy.tsv"), "w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(row) + "\n" for row in [head, *rows])

    def sums(name, chosen):
        every = [cell for practice in practices for cell in levels(chosen, practice)]
        return [name, str(len(chosen)), *Count(every, IMPLEMENTED).row(), *Count(every, AUTOMATED).row(), exact(every)]

    totals = [sums("repositories below", pairs)] + ([sums("held-out repositories", held_out)] if held_out else [])
    repositories = "\n".join(f"- {label['repo']}@{label['commit']}" for label, _ in sorted(pairs, key=lambda pair: pair[0]["repo"].lower()))
    with open(os.path.join(args.output, "accuracy.md"), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"""# Accuracy

How well practices are told, held against what careful readers labelled: version {version}, model {model}. This page and
`accuracy.tsv`, which `list practices` shows, are written by [accuracy.py](accuracy.py); no number is written by hand.

- **labelled** (n): repositories in which readers found the practice implemented or automated
- **precision**: of the repositories for which the report says so, the share in which readers found it too
- **recall**: of those in which readers found it, the share for which the report says so
- **automated**: the same for automated alone
- **exact**: the share of repositories with exactly the level that readers gave, absent and declared included

With few labelled repositories a number says little: one repository more or less moves a recall of n 5 by 0.20. Rules
were written while these repositories were looked at, so expect less of a repository that nobody looked at: the row of held-out
repositories, which enter as sums alone, is the better guess.

## All practices together

{table([["over", "repositories", "labelled", "precision", "recall", "automated labelled", "precision", "recall", "exact"], ["---"] * 9, *totals])}

## Each practice

{table([["practice", "labelled", "precision", "recall", "automated labelled", "precision", "recall", "exact"], ["---"] * 8, *rows])}

## The repositories

{repositories}

## To repeat it

Clone each labelled repository, scan the commit that its label names, and let the script write both files. The labels are not part
of this repository; [measuring.md](measuring.md) says what is held out and why.

```
repomaturity scan CLONE --rev COMMIT --format json --output REPORTS/OWNER+NAME.json
python3 docs/accuracy.py LABELS REPORTS
```
""")


if __name__ == "__main__":
    main()
