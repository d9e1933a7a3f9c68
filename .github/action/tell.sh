#!/usr/bin/env bash
# Ends the action as the gates say.
#
#   in   CODE    1 where a gate failed, 3 where its answer depends on what was not read
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case $CODE in
    1) fail "A gate failed: the step before, the summary and the report name it." 1 ;;
    *) fail "A gate cannot be answered, because something was not read: the step before and the report name it." "$CODE" ;;
esac
