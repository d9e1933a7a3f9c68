#!/usr/bin/env bash
# Ends the action as the gates say.
#
#   in   CODE      1 where a gate failed, 3 where its answer depends on what was not read
#        REPORT    JSON that names the gates: of what changed, or of what is
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

names=$(json '[.gates[]? | select(.verdict != "passed") | .gate] | join(", ")' "$REPORT")
case $CODE in
    1) fail "A gate failed: $names. The log and the summary say why." 1 ;;
    *) fail "A gate cannot be answered, because something was not read: $names. The log and the summary say what." "$CODE" ;;
esac
