#!/usr/bin/env bash
# Scans what is checked out, says what changed since the base, and asks the gates. It fails for wrong use alone: what a gate
# says is told in the end, when the comment and the summary are written.
#
#   in   PROGRAM                                                    the program
#        FOLDER, CONFIG, FRAMEWORK, MIN_STAGE, FAIL_ON, SARIF, BADGE    inputs of the action
#        BASE_COMMIT, BASE_FILE                                     what to compare with, if anything
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

# each SEPARATORS TEXT: its words, one a line.
each() {
    printf '%s\n' "$2" | tr "$1" '\n' | sed -E 's/^[[:space:]]+//; s/[[:space:]]+$//; /^$/d'
}

# A link in the checkout leads where whoever proposes the change wants: its file would count, and what is wrong in it be told.
place=${CONFIG#"$PWD/"}
while [ -n "$place" ] && [ "${place#/}" = "$place" ] && [ "$place" != . ]; do
    [ ! -L "$place" ] || fail "The input 'config' names '$CONFIG', and '$place' is a link: name the file that it leads to." 2
    place=$(dirname "$place")
done

base=$BASE_COMMIT$BASE_FILE
shared=()
[ -z "$CONFIG" ] || shared+=(--config "$CONFIG")
while IFS= read -r id; do
    shared+=(--framework "$id")
done < <(each ', \t\r' "$FRAMEWORK")

gates=()
[ -z "$MIN_STAGE" ] || gates+=(--min-stage "$MIN_STAGE")
while IFS= read -r gate; do
    if [ -z "$base" ] && [ "$gate" = regression ]; then
        tell notice "There is nothing to compare with, so the gate 'regression' is not asked."
    else
        gates+=(--fail-on "$gate")
    fi
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

scan=(scan "$FOLDER" --rev HEAD --format json --output "$report" --format markdown --output "$out/report.md")
[ -z "$SARIF" ] || scan+=(--format sarif --output "$SARIF")
[ -z "$BADGE" ] || scan+=(--format badge --output "$BADGE")
scan+=(${shared[@]+"${shared[@]}"})
# With a base the comparison judges, and it alone: what the scan is told of gates lets it look through the frameworks that they name.
scan+=(${gates[@]+"${gates[@]}"})
[ -z "$base" ] || scan+=(--defer-gates)
answer "${scan[@]}"

if [ -n "$base" ]; then
    delta=$out/delta.json
    diff=(diff "$base" "$report" "$FOLDER" --format json --output "$delta" --format markdown --output "$out/delta.md" --format text --output -)
    diff+=(${gates[@]+"${gates[@]}"})
    # Two reports say by themselves through which frameworks and with which configuration they were seen.
    if [ -n "$BASE_FILE" ]; then diff+=(--baseline "$BASE_FILE"); else diff+=(${shared[@]+"${shared[@]}"}); fi
    answer "${diff[@]}"
    [ -s "$delta" ] || fail "What changed could not be said; the log says why." 3
fi

# shellcheck disable=SC2016 # What jq reads, not the shell.
first='(.headline as $id | first(.frameworks[] | select(.id == $id)))'
output stage "$(json "$first.stage.index" "$report")"
output stage-name "$(json "$first.stage.name" "$report")"
if [ -n "$delta" ]; then
    output previous-stage "$(jq -rn --slurpfile report "$report" --slurpfile delta "$delta" \
        'first($delta[0].frameworks[] | select(.id == $report[0].headline) | .before.index) // ""' | tr -d '\r')"
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
