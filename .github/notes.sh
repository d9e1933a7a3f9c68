#!/usr/bin/env bash
# The notes of a release: what the changelog says of the version, and what the program says otherwise of the same commits than the release before.
#
#   .github/notes.sh VERSION [PREVIOUS]     PREVIOUS is the version released before, if there is one
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$1
previous=${2:-}

section=$(awk -v head="## [$version]" 'index($0, "## ") == 1 { inside = index($0, head) == 1; next } inside' CHANGELOG.md)
[ -n "${section//[[:space:]]/}" ] || { echo "CHANGELOG.md has nothing under '## [$version]': rename '## [Unreleased]' before the tag." >&2; exit 1; }
printf '%s\n' "$section" | sed '/./,$!d'

verdicts=tests/differential/$version.md
if [ -f "$verdicts" ]; then
    printf '\n### Verdicts that changed\n\nThe same commits of labelled repositories, read by both:\n\n'
    cat "$verdicts"
elif [ -n "$previous" ]; then
    echo "There is no $verdicts: write it with tests/differential/verdicts.py, the program of $previous first." >&2
    exit 1
fi
