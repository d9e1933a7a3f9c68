#!/usr/bin/env python3
"""Compares what the detectors say of strangers' files with what independent parsers say of them.

    python3 tests/foreign/compare.py FACTS REPOSITORIES [MOST]

FACTS is the program of tests/RepoMaturity.Fuzz (`dotnet run --project tests/RepoMaturity.Fuzz -c Release` builds it), REPOSITORIES a folder
of clones, bare or not. Of each kind, MOST files (1000) are taken, from every repository in turn. Notebooks are compared with Python's `ast`,
requirement files with `packaging`, workflows with Node's `yaml`, Dockerfiles with `dockerfile-ast` (`npm ci` in tests/node). The last lines are
the figures; those before name every difference.
"""
import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import warnings

try:
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.utils import canonicalize_name
except ImportError:
    from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
    from pip._vendor.packaging.utils import canonicalize_name

from python_facts import Finder

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {
    "notebook": re.compile(r"\.ipynb$"),
    "workflow": re.compile(r"^\.github/workflows/[^/]+\.ya?ml$"),
    "dockerfile": re.compile(r"(^|/)Dockerfile$"),
    "requirements": re.compile(r"(^|/)requirements[^/]*\.txt$"),
}
PUSH = {"push", "release", "create", "delete", "page_build"}
PULL = {"pull_request", "pull_request_target", "merge_group"}
EVENT = {"deployment", "deployment_status", "check_run", "check_suite", "status", "registry_package"}
NO_EVENT = {"workflow_call", "workflow_run"}


def git(repository, *arguments):
    return subprocess.run(["git", "-c", "safe.directory=*", "-C", repository, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


def repositories(folder):
    for root, folders, files in os.walk(folder, followlinks=True):
        folders.sort()
        if "HEAD" in files and "objects" in folders:
            yield root
            folders[:] = []


def read(blobs):
    """Their bytes, of each repository at once."""
    contents = {}
    for repository in {one[0] for one in blobs}:
        ids = [blob for place, blob, _ in blobs if place == repository]
        command = ["git", "-c", "safe.directory=*", "-C", repository, "cat-file", "--batch"]
        output = subprocess.run(command, input="".join(blob + "\n" for blob in ids).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
        at = 0
        for blob in ids:
            end = output.index(b"\n", at)
            size = int(output[at:end].split()[2])
            contents[(repository, blob)] = output[end + 1 : end + 1 + size]
            at = end + 2 + size
    return contents


def choose(folder, most):
    """Blobs of each kind, one of every repository in turn."""
    listed = {kind: [] for kind in KINDS}
    for repository in repositories(folder):
        found = {kind: [] for kind in KINDS}
        for entry in git(repository, "ls-tree", "-r", "-l", "-z", "HEAD").decode("utf-8", "replace").split("\0"):
            if not entry:
                continue
            meta, path = entry.split("\t", 1)
            mode, type_, blob, size = meta.split()
            if type_ != "blob" or mode == "120000" or not size.isdigit() or int(size) > 2_000_000:
                continue
            for kind, pattern in KINDS.items():
                if pattern.search(path):
                    found[kind].append((repository, blob, path))
        for kind, blobs in found.items():
            listed[kind].append(blobs)
    chosen = {}
    for kind, lists in listed.items():
        turns = [blobs[at] for at in range(max(map(len, lists), default=0)) for blobs in lists if at < len(blobs)]
        seen = set()
        chosen[kind] = [one for one in turns if not (one[1] in seen or seen.add(one[1]))][:most]
    return chosen


def notebook(path):
    """Imports and calls of the cells that are plain Python, and whether all cells are."""
    with open(path, encoding="utf-8") as file:
        root = json.load(file)
    language = (root.get("metadata", {}).get("kernelspec", {}) or {}).get("language") or (root.get("metadata", {}).get("language_info", {}) or {}).get("name") or "python"
    if language.lower() != "python":
        return None
    cells = root.get("cells") or [cell for sheet in root.get("worksheets", []) for cell in sheet.get("cells", [])]
    finder, whole = Finder(), True
    for cell in cells:
        if cell.get("cell_type") != "code":
            continue
        source = cell.get("source", cell.get("input", ""))
        source = "".join(source) if isinstance(source, list) else source
        if re.search(r"^\s*[%!?]|\?\s*$|=\s*[!%]", source, re.M):
            whole = False
            continue
        try:
            finder.visit(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError):
            whole = False
    return finder.imports, finder.calls, whole


def requirements(path):
    """Names with specifiers, those of what is asked for by its address left open; and whether others asked for some of them (`# via`)."""
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    found = {}
    for line in re.sub(r"\\\r?\n", " ", text).splitlines():
        line = re.sub(r"(^|\s)#.*$", "", line).strip()
        line = re.split(r"\s--", line)[0].strip()
        if not line or line.startswith("-"):
            continue
        try:
            one = Requirement(line)
        except InvalidRequirement:
            continue
        versions = found.setdefault(canonicalize_name(one.name), set())
        if not one.url:
            versions.add(",".join(sorted(str(each) for each in one.specifier)))
    return found, bool(re.search(r"#\s*via\b", text))


def programs(text):
    """First words of the simple commands of a RUN, where nothing but `&&`, `;` and `|` joins them; None where more is at work."""
    if re.search(r"[$`(){}<\[]|\bif\b|\bfor\b|\bwhile\b|\bcase\b|^--|^\[|\bset\b", text):
        return None
    text = re.sub(r"\\\s*\n(\s*#.*\n)*", " ", text)
    try:
        words = list(shlex.shlex(text, posix=True, punctuation_chars="&;|"))
    except ValueError:
        return None
    lexer = shlex.shlex(text, posix=True, punctuation_chars="&;|")
    lexer.whitespace_split = True
    first, starts = [], True
    for word in lexer:
        if set(word) <= set("&;|"):
            starts = True
        elif starts and not re.match(r"^\w+=", word):
            first.append(os.path.basename(word))
            starts = False
    return first if words else None


class Tally:
    def __init__(self, name):
        self.name, self.files, self.items, self.lines = name, 0, 0, []

    def compare(self, path, what, expected, found, exact=True):
        self.items += len(expected)
        for each in sorted(expected - found):
            self.lines.append(f"{path}: {what}: not found: {each}")
        for each in sorted(found - expected) if exact else []:
            self.lines.append(f"{path}: {what}: is none: {each}")

    def show(self):
        for line in self.lines:
            print(f"[{self.name}] {line}")
        return f"{self.name}: {self.files} files, {self.items} items, {len(self.lines)} differences ({100 * len(self.lines) / max(1, self.items):.2f} %)"


def imports_of(facts):
    return {(one["target"], name) for one in facts["references"] if one["kind"] == "import" for name in (one["names"] or [""])}


def last_names(facts):
    return {one["name"].rsplit(".", 1)[-1] for one in facts["facts"] if one["kind"] in ("Call", "Decorator", "Raise", "Base")}


def compare_notebook(tally, path, said, facts):
    imports, calls, whole = said
    tally.compare(path, "import", imports, imports_of(facts), whole)
    tally.compare(path, "call", calls, last_names(facts), False)


def compare_requirements(tally, path, said, facts):
    said, is_compiled = said
    found = {}
    for one in facts["facts"]:
        if one["kind"] == "Dependency":
            value = ",".join(sorted(re.sub(r"\s", "", part) for part in (one["value"] or "").split(",") if part))
            found.setdefault(canonicalize_name(one["name"]), set()).add(value)
    # What only others ask for is none of the repository's own.
    tally.compare(path, "dependency", set(said) & set(found) if is_compiled else set(said), set(found), False)
    for name in set(said) & set(found):
        tally.compare(path, f"version of {name}", said[name], found[name], False)


def compare_workflow(tally, path, said, facts):
    if "error" in said:
        if not facts["problems"]:
            tally.lines.append(f"{path}: no YAML ({said['error']}), and no problem")
        return
    kind = lambda event: "push" if event in PUSH else "pull-request" if event in PULL else "event" if event in EVENT else "schedule" if event == "schedule" else "manual"
    expected = {kind(event) for event in said["events"] if event not in NO_EVENT} | {f"cron {cron}" for cron in said["crons"] if cron}
    triggers = [trigger for unit in facts["units"] for trigger in unit["triggers"]]
    names = {"Push": "push", "PullRequest": "pull-request", "Schedule": "schedule", "Event": "event", "Manual": "manual"}
    found = {names[trigger["kind"]] for trigger in triggers} | {"cron " + trigger["detail"].removeprefix("schedule ") for trigger in triggers if trigger["detail"].startswith("schedule ")}
    if said["jobs"]:
        tally.compare(path, "trigger", expected, found)
    tally.compare(path, "job", {"job:" + job for job in said["jobs"]}, {unit["id"] for unit in facts["units"]}, False)
    uses = {use.split("@")[0].strip() for use in said["uses"] if not use.startswith((".", "docker://")) and "${{" not in use}
    tally.compare(path, "action", uses, {one["name"] for one in facts["facts"] if one["kind"] == "Action"}, False)


def compare_dockerfile(tally, path, said, facts):
    if "error" in said:
        return
    stages, expected = set(), set()
    for one in said["from"]:
        image = one["image"] or ""
        if image and image.lower() not in stages and image != "scratch" and "$" not in image:
            expected.add(re.sub(r"@.*$", "", re.sub(r":[^/:]*(@.*)?$", "", image)))
        if one["stage"]:
            stages.add(one["stage"].lower())
    found = {one["name"] for one in facts["facts"] if one["kind"] == "Image"}
    tally.compare(path, "image", expected, found, False)
    words = [one["name"].split(" ") for one in facts["facts"] if one["kind"] == "Command"]
    commands = {os.path.basename(word) for command in words for word in command}
    for run in said["run"]:
        first = programs(run["text"])
        if first is not None:
            # Builtins and what only starts another program are none of ours; python3 is python.
            skipped = {"sudo", "cd", "echo", "export", "true", "env", "time", "exec", "nice", "su", "bash", "sh", "pwd", "pushd", "popd", "umask", "ulimit", ":"}
            tally.compare(path, f"command of line {run['line']}", {re.sub(r"^(python|pip)[0-9.]*$", r"\1", word) for word in first} - skipped, commands, False)


def main(program, folder, most="1000"):
    warnings.simplefilter("ignore")
    chosen = choose(folder, int(most))
    tallies = {kind: Tally(kind) for kind in KINDS}
    with tempfile.TemporaryDirectory() as scratch:
        files = {}
        for kind, blobs in chosen.items():
            contents = read(blobs)
            for number, (repository, blob, path) in enumerate(blobs):
                # Each stands in a repository of its own, under the path that it has.
                name = f"{kind}-{number:04}"
                place = os.path.join(scratch, name, path)
                os.makedirs(os.path.dirname(place), exist_ok=True)
                with open(place, "wb") as file:
                    file.write(contents[(repository, blob)])
                files[name] = (kind, place, f"{os.path.relpath(repository, folder)}:{path}")
        command = ["dotnet", program] if program.endswith(".dll") else [program]
        lines = subprocess.run([*command, "facts", scratch], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8").splitlines()
        facts = {one["repository"]: one for one in map(json.loads, lines)}
        places = "\n".join(place for kind, place, _ in files.values() if kind in ("workflow", "dockerfile"))
        said = subprocess.run(["node", os.path.join(HERE, "documents.mjs")], input=places.encode(), stdout=subprocess.PIPE, check=True).stdout.decode("utf-8").splitlines()
        documents = {one["path"]: one for one in map(json.loads, said)}
        for name, (kind, place, shown) in files.items():
            if name not in facts:
                tallies[kind].lines.append(f"{shown}: nobody read it")
                continue
            try:
                answer = documents[place] if place in documents else notebook(place) if kind == "notebook" else requirements(place)
            except (ValueError, AttributeError, TypeError, KeyError) as error:
                if kind == "notebook" and not facts[name]["problems"]:
                    tallies[kind].lines.append(f"{shown}: no notebook ({error}), and no problem")
                continue
            if answer is None:
                continue
            tallies[kind].files += 1
            {"notebook": compare_notebook, "workflow": compare_workflow, "dockerfile": compare_dockerfile, "requirements": compare_requirements}[kind](tallies[kind], shown, answer, facts[name])
    figures = [tally.show() for tally in tallies.values()]
    print("\n".join(figures))


main(*sys.argv[1:])
