#!/usr/bin/env bash
# Fetches what the run that ended left behind: one file of bounded size, and nothing else of the archive. A stranger may have
# written it; the program that reads it checks it.
#
#   in   ARTIFACT    the name of the artifact
#        TOKEN       may read artifacts
#        FOLDER      where the file goes
#   out  delta       the file; empty where the run left none
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

archive_limit=2000000
file_limit=4194304

# api ADDRESS: an answer of GitHub. The token goes by standard input, where no other process sees it, and to no other host.
api() {
    printf 'Authorization: Bearer %s\n' "$TOKEN" | curl --proto "=${GITHUB_API_URL%%:*}" --fail --silent --show-error --location --retry 3 --max-time 120 \
        --header @- --header 'Accept: application/vnd.github+json' --header 'X-GitHub-Api-Version: 2022-11-28' "$1"
}

nothing() {
    tell notice "$1"
    output delta ""
    exit
}

[ "$GITHUB_EVENT_NAME" = workflow_run ] || fail "This action answers the event workflow_run; this is $GITHUB_EVENT_NAME." 2
run=$(json .workflow_run.id "$GITHUB_EVENT_PATH")
case $run in
    '' | *[!0-9]*) fail "The event names no run." 2 ;;
esac

mkdir -p "$FOLDER"
list=$FOLDER/artifacts.json
api "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/runs/$run/artifacts?per_page=100" | head -c 2000000 > "$list" || fail "GitHub does not tell what the run $run left behind: the token needs 'actions: read'."
found=$(jq -r --arg name "$ARTIFACT" '[.artifacts[] | select(.name == $name and (.expired | not))] | max_by(.id) // empty | "\(.id) \(.size_in_bytes)"' "$list" | tr -d '\r')
[ -n "$found" ] || nothing "The run $run left no artifact '$ARTIFACT': there is nothing to comment."
[ "${found#* }" -le "$archive_limit" ] || nothing "The artifact '$ARTIFACT' of the run $run is larger than $archive_limit bytes, and is not read."

command -v unzip > /dev/null || fail "unzip is not installed, and the artifact is a ZIP file."

# What is written is counted, whatever sizes were told.
archive=$FOLDER/artifact.zip
api "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/artifacts/${found% *}/zip" | head -c "$((archive_limit + 1))" > "$archive" || fail "The artifact '$ARTIFACT' of the run $run could not be downloaded."
[ "$(wc -c < "$archive")" -le "$archive_limit" ] || nothing "The artifact '$ARTIFACT' of the run $run is larger than $archive_limit bytes, and is not read."
delta=$FOLDER/delta.json
unzip -p "$archive" delta.json 2> /dev/null | head -c "$((file_limit + 1))" > "$delta" || true
rm -f "$archive" "$list"
[ -s "$delta" ] || nothing "The artifact '$ARTIFACT' of the run $run holds no delta.json."
[ "$(wc -c < "$delta")" -le "$file_limit" ] || nothing "delta.json of the run $run is larger than $file_limit bytes, and is not read."
output delta "$delta"
