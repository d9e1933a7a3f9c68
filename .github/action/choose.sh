#!/usr/bin/env bash
# Which program is to run: the release of the action's own tag, or what stands here, built. Nothing is fetched yet.
#
#   in   WANTED        the input `version`: empty, a release such as 1.2.3, or `source`
#        REPOSITORY    where the action is from, OWNER/NAME
#        REFERENCE     the tag, branch or commit that the workflow names after `@`; empty for `uses: ./`
#   out  how           release or source
#        tag           the tag of the release
#        platform      linux-x64, win-x64, ...
#        repository    where the action is from: GitHub forgets it once an action within this one ran
#        key           names what would be built: the same sources, the same key
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case "$RUNNER_OS/$RUNNER_ARCH" in
    Linux/X64) platform=linux-x64 ;;
    Linux/ARM64) platform=linux-arm64 ;;
    # Windows on ARM runs it too.
    Windows/X64 | Windows/ARM64) platform=win-x64 ;;
    macOS/X64) platform=osx-x64 ;;
    macOS/ARM64) platform=osx-arm64 ;;
    *) fail "There is no RepoMaturity for a runner of $RUNNER_OS on $RUNNER_ARCH." 2 ;;
esac

is_release() {
    printf '%s\n' "$1" | grep -qE '^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'
}

# The release whose tag names the commit REFERENCE; none where the tags cannot be listed.
release_of_commit() {
    git -c http.lowSpeedLimit=1000 -c http.lowSpeedTime=30 ls-remote --tags "$GITHUB_SERVER_URL/$REPOSITORY" 'v*' 2> /dev/null \
        | sed -nE "s,^${REFERENCE}[[:space:]]+refs/tags/(v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?)(\^\{\})?\$,\1,p" | head -n 1 || true
}

# A tag such as v1 is moved along: the commit it stands at now says which release that is.
own_release() {
    printf 'v%s' "$(sed -nE 's,.*<VersionPrefix>([^<]+)</VersionPrefix>.*,\1,p' "$root/Directory.Build.props")"
}

tag=
if [ "$WANTED" = source ]; then
    :
elif [ -n "$WANTED" ]; then
    tag=v${WANTED#v}
    is_release "$tag" || fail "The input 'version' is a release such as 1.2.3, or 'source'; it is '$WANTED'." 2
elif is_release "$REFERENCE"; then
    tag=$REFERENCE
elif printf '%s\n' "$REFERENCE" | grep -qE '^v[0-9]+(\.[0-9]+)?$'; then
    tag=$(own_release)
elif printf '%s\n' "$REFERENCE" | grep -qE '^[0-9a-f]{40}$'; then
    tag=$(release_of_commit)
fi

output how "$([ -n "$tag" ] && echo release || echo source)"
output tag "$tag"
output platform "$platform"
output repository "$REPOSITORY"
if [ -n "$tag" ]; then
    output key ""
else
    # git stands on every runner, names contents by their hash, and needs no repository for that.
    list=$(cd "$root" && find src rules docs/accuracy.tsv global.json Directory.Build.props Directory.Packages.props -type f \
        -not -path '*/bin/*' -not -path '*/obj/*' | LC_ALL=C sort)
    output key "$( (printf '%s\n' "$list" && cd "$root" && printf '%s\n' "$list" | git hash-object --no-filters --stdin-paths) | git hash-object --stdin)"
fi
