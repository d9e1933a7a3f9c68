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

# part PAGE SELECTOR: a section of a page by itself, by a style that its policy would not take.
part() {
    sed -e 's#<meta http-equiv[^>]*>##' -e "s|</head>|<style>main > section:not($2), .items, .top, footer { display: none !important; }</style></head>|" "$scratch/$1"
}

cp -r fixtures/automated-mlops/repo "$scratch/eta"
"${program[@]}" scan "$scratch/eta" --quiet --format html --output "$scratch/eta.html"
part eta.html '#architecture' > "$scratch/drawing.html"

# A fleet of the fixtures, with two copies of some.
for fixture in fixtures/*/repo; do
    name=$(basename "$(dirname "$fixture")")
    for copy in "$name" "$name-two"; do
        [ "$copy" = "$name" ] || case $name in *mlops | llm-app | ad-hoc | dataops | several*) ;; *) continue ;; esac
        mkdir -p "$scratch/clones"
        cp -r "$fixture" "$scratch/clones/$copy"
        git -C "$scratch/clones/$copy" init --quiet
        git -C "$scratch/clones/$copy" add --all --force
        git -C "$scratch/clones/$copy" -c user.name=fixture -c user.email=fixture@example.org commit --quiet --message start
    done
done
"${program[@]}" fleet scan "$scratch/clones" --store "$scratch/store" --quiet
"${program[@]}" fleet report --store "$scratch/store" --format html --output "$scratch/fleet.html"
part fleet.html '#map' > "$scratch/map.html"

mkdir -p docs/pictures
picture page eta.html 1180 620
picture architecture drawing.html 1180 800
picture fleet map.html 1180 860
