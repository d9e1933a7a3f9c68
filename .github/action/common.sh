# shellcheck shell=bash
# What the steps of the action have in common; read by them, never run itself. It keeps to what bash 3.2 knows, which is
# what macOS has, and to programs that all three kinds of runners have.
set -euo pipefail

# Where the action itself lies.
# shellcheck disable=SC2034
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# output NAME VALUE: an output of this step. No value can end it early or add a second one: the delimiter is random.
output() {
    local delimiter
    delimiter=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >> "$GITHUB_OUTPUT"
}

# tell notice|warning|error TEXT: a line beside the log, whatever the text holds.
tell() {
    local text=$2
    text=${text//\%/%25}
    text=${text//$'\r'/%0D}
    text=${text//$'\n'/%0A}
    printf '::%s title=RepoMaturity::%s\n' "$1" "$text"
}

# fail TEXT [CODE]: the end of this step, and of the action.
fail() {
    tell error "$1"
    exit "${2:-1}"
}

# sha256 FILE: its checksum, in lower case.
sha256() {
    if command -v sha256sum > /dev/null; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -c 1-64
}

# json FILTER FILE: one value of a JSON file; empty where there is none. The jq of Windows ends lines with CR LF.
json() {
    jq -r "$1 | if . == null then \"\" else . end" "$2" | tr -d '\r'
}

# run_program ARGUMENTS...: the program; on Windows, bash would take arguments for paths and rewrite them.
run_program() {
    MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*' "$PROGRAM" "$@"
}
