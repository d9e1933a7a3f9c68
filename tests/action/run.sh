#!/usr/bin/env bash
# Runs the steps of the action as a runner would: checkouts of one commit, event files, the answers of steps, a released
# program, and a GitHub on loopback. See action.test.mjs.
#
#   tests/action/run.sh [PROGRAM]     the one file that `dotnet publish` makes; made first when none is given
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -d tests/node/node_modules ] || npm ci --prefix tests/node --no-audit --no-fund

program=${1:-publish/linux-x64/repomaturity}
[ -x "$program" ] || dotnet publish src/RepoMaturity.Cli -p:PublishProfile=linux-x64
REPOMATURITY_PROGRAM=$(cd "$(dirname "$program")" && pwd)/repomaturity exec node --test tests/action/
