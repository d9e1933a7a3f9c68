#!/usr/bin/env bash
# Makes the pictures of the README anew, from real scans: docs/pictures.sh [PROGRAM...]. It needs chromium.
set -eu

cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=("$@")
[ ${#program[@]} -gt 0 ] || program=(dotnet run --project src/RepoMaturity.Cli --)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# picture NAME PAGE WIDTH HEIGHT OPTION...: what a browser shows of a page.
picture() {
    local name=$1 page=$2 width=$3 height=$4
    shift 4
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$width,$height" "$@" \
        --screenshot="docs/pictures/$name.png" "file://$scratch/$page" 2> /dev/null
}

cp -r fixtures/automated-mlops/repo "$scratch/eta"
"${program[@]}" scan "$scratch/eta" --quiet --format html --output "$scratch/eta.html"
# The drawing by itself: a style that its policy would not take.
sed -e 's#<meta http-equiv[^>]*>##' -e 's#</head>#<style>main > section:not(\#architecture), .items, .top, footer { display: none !important; }</style></head>#' "$scratch/eta.html" > "$scratch/drawing.html"
mkdir -p docs/pictures
picture page eta.html 1180 620
picture architecture drawing.html 1180 800
