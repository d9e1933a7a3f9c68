#!/usr/bin/env bash
# Builds the program twice, in two folders of other names, and compares every assembly: what is released depends on the source alone.
#
#   tests/supply/build-twice.sh [PROFILE]     as a Release build; with PROFILE (linux-x64) the one file, too
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for folder in first a-second-one; do
    git clone --quiet --no-hardlinks "$root" "$work/$folder"
    (
        cd "$work/$folder"
        # What is made on the way lies below the sources, as in a release: the names of all files of a compilation are part of it, and those below are mapped.
        dotnet build src/RepoMaturity.Cli --configuration Release --verbosity quiet -p:UseSharedCompilation=false
        [ $# -eq 0 ] || dotnet publish src/RepoMaturity.Cli -p:PublishProfile="$1" --verbosity quiet
    )
done

compare() {
    local count=0 differ=0 file
    while IFS= read -r file; do
        count=$((count + 1))
        cmp --silent "$1/$file" "$2/$file" && continue
        differ=$((differ + 1))
        echo "differs: $file"
    done < <(cd "$1" && find . -type f \( -name '*.dll' -o -name 'repomaturity' \) | sort)
    [ "$count" -gt 0 ] || { echo "Nothing was built."; return 1; }
    echo "$count files, $differ differ."
    [ "$differ" -eq 0 ]
}

built=src/RepoMaturity.Cli/bin/Release/net10.0
compare "$work/first/$built" "$work/a-second-one/$built"
[ $# -eq 0 ] || compare "$work/first/publish/$1" "$work/a-second-one/publish/$1"
