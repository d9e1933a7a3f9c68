#!/bin/sh
# Takes the first step of the plan of real repositories, in scratch copies, and scans again: the level must rise as
# promised, nothing may fall, and the tool's own checker must accept the file (the YAML, JSON, TOML and HCL readers;
# py_compile where python3 is; actionlint where it is).
#
#   tests/plans/apply-first-steps.sh REPOSITORY...      each a work tree or a bare repository; nothing is written to it
#
# REV (HEAD when not given) is the commit that is copied; DOTNET_TEST_ARGUMENTS goes to dotnet test.
set -eu

if [ $# -eq 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for repository in "$@"; do
    name=$(basename "$(dirname "$(cd "$repository" && git rev-parse --absolute-git-dir)")")
    mkdir -p "$scratch/$name"
    git -C "$repository" archive "${REV:-HEAD}" | tar -x -C "$scratch/$name"
done

cd "$(dirname "$0")/../.."
# shellcheck disable=SC2086
REPOMATURITY_SCRATCH="$scratch" dotnet test tests/RepoMaturity.Tests ${DOTNET_TEST_ARGUMENTS:-} \
    --filter FullyQualifiedName~FirstStepTests --logger "console;verbosity=detailed"
