#!/usr/bin/env bash
# Scans what is checked out, says what changed since the base, and asks the gates. It fails for wrong use alone: what a gate
# says is told in the end, when the comment and the summary are written.
#
#   in   PROGRAM                                                    the program
#        FOLDER, CONFIG, FRAMEWORK, MIN_STAGE, FAIL_ON, SARIF, BADGE    inputs of the action
#        BASE                                                       a commit, a JSON report, or empty
#   out  stage, stage-name, previous-stage, changed, passed        of the first framework; changed and previous-stage are
#                                                                   empty where there is nothing to compare with
#        report, delta                                              JSON files
#        folder                                                     where they and their Markdown lie
#        code                                                       0, 1 where a gate failed, 3 where it cannot be answered
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

mkdir -p "$RUNNER_TEMP/repomaturity"
out=$(mktemp -d "$RUNNER_TEMP/repomaturity/run.XXXXXX")
report=$out/report.json
delta=
summary=$out/report.md

# each SEPARATORS TEXT: its words, one a line.
each() {
    printf '%s\n' "$2" | tr "$1" '\n' | sed -E 's/^[[:space:]]+//; s/[[:space:]]+$//; /^$/d'
}

shared=()
[ -z "$CONFIG" ] || shared+=(--config "$CONFIG")
while IFS= read -r id; do
    shared+=(--framework "$id")
done < <(each ', \t\r' "$FRAMEWORK")

gates=()
[ -z "$MIN_STAGE" ] || gates+=(--min-stage "$MIN_STAGE")
while IFS= read -r gate; do
    gates+=(--fail-on "$gate")
done < <(each ',\r' "$FAIL_ON")

# answer ARGUMENTS...: runs the program, which says on its own what is wrong, and keeps the code of a gate.
code=0
answer() {
    code=0
    run_program "$@" || code=$?
    case $code in
        0 | 1) ;;
        3) [ -s "$report" ] || fail "Nothing could be scanned; the log says why." 3 ;;
        *) fail "RepoMaturity ended with $code; the log says why." "$code" ;;
    esac
}

scan=(scan "$FOLDER" --rev HEAD --format json --output "$report" --write "markdown=$summary" ${shared[@]+"${shared[@]}"})
[ -z "$SARIF" ] || scan+=(--write "sarif=$SARIF")
[ -z "$BADGE" ] || scan+=(--write "badge=$BADGE")
[ -n "$BASE" ] || scan+=(${gates[@]+"${gates[@]}"})
answer "${scan[@]}"

if [ -n "$BASE" ]; then
    delta=$out/delta.json
    diff=(diff "$BASE" "$report" "$FOLDER" --write "json=$delta" --write "markdown=$out/delta.md" ${shared[@]+"${shared[@]}"} ${gates[@]+"${gates[@]}"})
    [ ! -f "$BASE" ] || diff+=(--baseline "$BASE")
    answer "${diff[@]}"
    [ -s "$delta" ] || fail "What changed could not be said; the log says why." 3
fi

output stage "$(json '.frameworks[0].stage.index' "$report")"
output stage-name "$(json '.frameworks[0].stage.name' "$report")"
if [ -n "$delta" ]; then
    output previous-stage "$(json '.frameworks[0].stage.before.index' "$delta")"
    output changed "$(json '.changed' "$delta")"
else
    output previous-stage ""
    output changed ""
fi

output passed "$([ "$code" -eq 0 ] && echo true || echo false)"
output report "$report"
output delta "$delta"
output folder "$out"
output code "$code"
