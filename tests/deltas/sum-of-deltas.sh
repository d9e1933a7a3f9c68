#!/bin/sh
# Compares each of the newest 50 first-parent commits of real repositories with the one before it: every delta must be
# written, read back and shown, and together they must make the delta of the ends.
#
#   tests/deltas/sum-of-deltas.sh REPOSITORY...      each a work tree or a bare repository; nothing is written to it
#
# DOTNET_TEST_ARGUMENTS goes to dotnet test.
set -eu

if [ $# -eq 0 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0"
    exit 2
fi

repositories=
for repository in "$@"; do
    repositories="$repositories$(cd "$repository" && pwd)
"
done

cd "$(dirname "$0")/../.."
# shellcheck disable=SC2086
REPOMATURITY_REPOSITORIES="$repositories" dotnet test tests/RepoMaturity.Tests ${DOTNET_TEST_ARGUMENTS:-} \
    --filter FullyQualifiedName~HistoryDeltaTests --logger "console;verbosity=detailed"
