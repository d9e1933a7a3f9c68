#!/usr/bin/env bash
# Gets the program that was chosen: a release is downloaded and held against its checksum, sources are built.
#
#   in   HOW, TAG, PLATFORM, REPOSITORY    as chosen
#        FOLDER                            where it goes; what was built lies there already when the cache had it
#   out  program                           the file to run
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

mkdir -p "$FOLDER"
program=$FOLDER/repomaturity
[ "$RUNNER_OS" != Windows ] || program=$program.exe

# download FILE: one file of the release. Only the protocol of the server itself is spoken, which is https but in tests.
download() {
    curl --proto "=${GITHUB_SERVER_URL%%:*}" --fail --silent --show-error --location --retry 3 --max-time 300 --max-filesize 300000000 \
        --output "$FOLDER/$1" "$GITHUB_SERVER_URL/$REPOSITORY/releases/download/$TAG/$1" \
        || fail "The release $TAG of $REPOSITORY has no $1, or it could not be downloaded. The input 'version' names another release, or 'source'."
}

get_release() {
    local archive=repomaturity-$PLATFORM.tar.gz expected
    download SHA256SUMS
    download "$archive"
    expected=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print tolower($1) }' "$FOLDER/SHA256SUMS")
    if [ ${#expected} -ne 64 ] || [ "$(sha256 "$FOLDER/$archive")" != "$expected" ]; then
        rm -f "$FOLDER/$archive"
        fail "$archive of the release $TAG is not the file that SHA256SUMS names. It was deleted, and nothing of it was run."
    fi

    # From within the folder: some tars take the colon of C:\ for the name of another machine.
    (cd "$FOLDER" && tar -xzf "$archive" && rm -f "$archive" SHA256SUMS)
}

build() {
    [ ! -x "$program" ] || return 0
    local into=$FOLDER
    (cd "$root" && DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*' dotnet publish src/RepoMaturity.Cli \
        -p:PublishProfile="$PLATFORM" -p:PublishDir="$into/" --artifacts-path "$into/build" --verbosity quiet) \
        || fail "RepoMaturity could not be built from the sources of the action."
    rm -rf "$into/build"
}

if [ "$HOW" = release ]; then get_release; else build; fi

chmod +x "$program"
"$program" --version || fail "The program does not start on this runner."
output program "$program"
