#!/usr/bin/env bash
# Writes the comment of a pull request, or edits the one that is there. A token that may only read is a warning, never a failure.
#
#   in   PROGRAM         the program
#        DELTA           what changed, as JSON
#        WHEN            auto, always or never
#        ID              tells several comments on one pull request apart
#        NEEDED          `true` where a comment that cannot be written is a failure; else the gates alone decide
#        GITHUB_TOKEN    what it writes with
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

code=0
said=$(run_program comment "$DELTA" --when "$WHEN" --id "$(printf '%s' "$ID" | tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//')" 2>&1) || code=$?
printf '%s\n' "$said"
case $said in
    *"No comment was written"*) tell warning "No comment was written: the token may not. The summary of the job has what it would say." ;;
esac

if [ "$code" -ne 0 ]; then
    [ "$NEEDED" != true ] || fail "No comment was written; the log says why." "$code"
    tell warning "No comment was written; the log says why. The summary of the job has what it would say."
fi
