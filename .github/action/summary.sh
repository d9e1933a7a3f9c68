#!/usr/bin/env bash
# Writes the summary of the job: what changed, then the report. GitHub takes 1 MiB of a step and drops what is larger whole, so
# what is too long ends at a line before.
#
#   in   FOLDER    where delta.md and report.md lie
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

limit=1000000

# Bytes, not characters: LC_ALL. All is read, also behind the end: who writes must not find the pipe closed.
{
    [ ! -f "$FOLDER/delta.md" ] || { cat "$FOLDER/delta.md"; printf '\n'; }
    cat "$FOLDER/report.md"
} | LC_ALL=C awk -v limit="$limit" '
    { size += length($0) + 1 }
    size <= limit { print }
    size > limit && !ended { ended = 1; print "\nThe summary is longer than GitHub shows, and ends here; the JSON report has all of it." }' >> "$GITHUB_STEP_SUMMARY"
