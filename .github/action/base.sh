#!/usr/bin/env bash
# What the change is compared with, and its commits when the checkout is too shallow to have them.
#
#   in   FOLDER      the input `path`
#        BASELINE    the input `baseline`: base, none, or a JSON report
#        GATES       not empty where a gate was asked for, which must not go unanswered
#        TOKEN       to fetch with, where the checkout kept no credentials
#   out  commit      what to compare with; empty where that is a file or nothing
#        file        the same, a JSON report
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# No hook, monitor or question of anybody, and an end when nothing comes. The checkout may belong to another user, as in containers.
git_here() {
    GIT_TERMINAL_PROMPT=0 git -C "$FOLDER" -c safe.directory='*' -c core.hooksPath=/dev/null -c core.fsmonitor=false -c safe.bareRepository=explicit \
        -c http.lowSpeedLimit=1000 -c http.lowSpeedTime=60 "$@"
}

has() {
    git_here cat-file -e "$1^{commit}" 2> /dev/null
}

# fetch ARGUMENTS...: from where the checkout came from. First with what the checkout left, which may need no token; never in
# the arguments, which every process of the machine can read.
fetch() {
    # No filter: a checkout that left files aside would leave out those that a scan of the base reads.
    local common="--quiet --no-tags --no-recurse-submodules --no-write-fetch-head --no-filter"
    # shellcheck disable=SC2086
    git_here fetch $common "$@" 2> /dev/null && return
    [ -n "$TOKEN" ] || return
    # shellcheck disable=SC2086
    GIT_CONFIG_COUNT=2 \
        GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader" GIT_CONFIG_VALUE_0='' \
        GIT_CONFIG_KEY_1="http.$GITHUB_SERVER_URL/.extraheader" \
        GIT_CONFIG_VALUE_1="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\r\n')" \
        git_here fetch $common "$@"
}

is_shallow() {
    [ "$(git_here rev-parse --is-shallow-repository)" = true ]
}

# bring COMMIT: that commit with its files, and no history where the checkout has none either.
bring() {
    has "$1" && return
    if is_shallow; then fetch --depth=1 origin "$1"; else fetch origin "$1"; fi
    has "$1"
}

# merge_base COMMIT: where HEAD and COMMIT parted; history is fetched in growing steps until it shows, and no further.
merge_base() {
    local depth
    git_here merge-base HEAD "$1" 2> /dev/null && return
    for depth in 50 500 5000; do
        is_shallow || break
        fetch --depth="$depth" origin "$(git_here rev-parse HEAD)" "$1" || break
        git_here merge-base HEAD "$1" 2> /dev/null && return
    done
    return 1
}

# base_of_pull_request: what the change would be merged into.
base_of_pull_request() {
    local base head first second
    base=$(json .pull_request.base.sha "$GITHUB_EVENT_PATH")
    head=$(json .pull_request.head.sha "$GITHUB_EVENT_PATH")
    # The usual checkout is the merge that GitHub made: its first parent is the other branch as it is now, which the event may
    # lag behind. The object tells its parents even where history is cut off at it.
    first=$(git_here cat-file commit HEAD | sed -nE '1,/^$/s/^parent ([0-9a-f]+)$/\1/p' | sed -n 1p)
    second=$(git_here cat-file commit HEAD | sed -nE '1,/^$/s/^parent ([0-9a-f]+)$/\1/p' | sed -n 2p)
    if [ -n "$second" ] && [ "$second" = "$head" ]; then
        bring "$first" && echo "$first"
        return
    fi

    bring "$base" && merge_base "$base"
}

# base_of COMMIT: a commit that the event names.
base_of() {
    case $1 in
        '' | *[!0]*) ;;
        *) return 1 ;;
    esac
    [ -n "$1" ] && bring "$1" && echo "$1"
}

case $BASELINE in
    none) exit ;;
    base) ;;
    *) [ -f "$BASELINE" ] || fail "The input 'baseline' is 'base', 'none' or a JSON report; there is no file '$BASELINE'." 2
       # The program takes a word for a file where it ends in .json or has a folder.
       case $BASELINE in */* | *\\* | *.json) ;; *) BASELINE=./$BASELINE ;; esac
       output file "$BASELINE" && exit ;;
esac

case $GITHUB_EVENT_NAME in
    pull_request | pull_request_target) base=$(base_of_pull_request) || base= ;;
    merge_group) base=$(base_of "$(json .merge_group.base_sha "$GITHUB_EVENT_PATH")") || base= ;;
    push) base=$(base_of "$(json .before "$GITHUB_EVENT_PATH")") || base= ;;
    *) exit ;;
esac

if [ -z "$base" ]; then
    text="The commit to compare with could not be fetched."
    case $GITHUB_EVENT_NAME in
        # A new branch has nothing before it, and what a forced push threw away may be gone.
        push) tell notice "There is nothing before this push to compare with." ;;
        *) [ -z "$GATES" ] || fail "$text A gate cannot be answered without it: give actions/checkout 'fetch-depth: 0', or the action 'baseline: none'." 3
           tell warning "$text What this change does is not said: give actions/checkout 'fetch-depth: 0'." ;;
    esac
fi

output commit "$base"
