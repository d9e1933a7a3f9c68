#!/usr/bin/env bash
# Writes the comment of a pull request, or edits the one that is there. A token that may only read is a warning, never a failure.
#
#   in   PROGRAM         the program
#        DELTA           what changed, as JSON
#        WHEN            auto, always or never
#        GITHUB_TOKEN    what it writes with
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

run_program comment "$DELTA" --when "$WHEN"
