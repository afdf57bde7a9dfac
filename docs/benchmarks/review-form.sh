#!/usr/bin/env bash
# How much longer it takes to open the form of `lvjw review` and leave it again than to show the same hire with
# `lvjw pending show`: whole processes in a pseudo-terminal of 80x24, runs of the one and the other by turns. The key that leaves
# is typed ahead, so nobody's hands are measured. Needs bash and script (util-linux).
#
#   docs/benchmarks/review-form.sh [RUNS]        default: 15 runs each
#
# LVJW names the command to measure (default: the lvjw of this working copy; run it once before, so that it is built).
set -euo pipefail

runs=${1:-15}
lvjw=${LVJW:-$(dirname "$0")/../../lvjw}
work=$(mktemp -d)
sandbox=
trap '[[ -z $sandbox ]] || kill "$sandbox" 2>/dev/null; rm -rf "$work"' EXIT

mkfifo "$work/line" "$work/keys"
"$lvjw" sandbox -o json --rate off >"$work/line" &
sandbox=$!
read -r ready <"$work/line"
export LVJW_LEVER_API_KEY=sandbox-lever-api-key LVJW_HOME=$work/home TERM=xterm
LVJW_LEVER_API_URL=$(sed 's/.*"LVJW_LEVER_API_URL":"\([^"]*\)".*/\1/' <<<"$ready")
export LVJW_LEVER_API_URL
"$lvjw" sync >"$work/sync" 2>&1
id=$("$lvjw" pending list -o csv | sed -n '2s/,.*//p')
# Held open: at the end of its input script would type Ctrl-D.
exec 3<>"$work/keys"

# once NAME KEYS COMMAND: adds the milliseconds of one run; what it drew is in the file out.
once() {
  local before after
  printf '%s' "$2" >&3
  before=$(date +%s%N)
  script -qec "stty rows 24 cols 80; exec $lvjw $3" "$work/out" <&3 >/dev/null
  after=$(date +%s%N)
  echo $(((after - before) / 1000000)) >>"$work/$1.ms"
}

form() {
  once form q "review $id"
  grep -q 'u undo' "$work/out" || { echo "the form was not drawn" >&2; exit 1; }
}

show() {
  once show '' "pending show $id"
  grep -q 'homeEmail' "$work/out" || { echo "the hire was not shown" >&2; exit 1; }
}

# spread NAME: the median, the least and the most of the runs.
spread() {
  sort -n "$work/$1.ms" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)], all[1], all[NR] }'
}

echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the start"
form
show
rm "$work"/*.ms
for ((i = 0; i < runs; i++)); do
  form
  show
done
read -r form least most < <(spread form)
echo "the form: median of $runs runs $form ms, $least to $most"
read -r show least most < <(spread show)
echo "pending show: median of $runs runs $show ms, $least to $most"
awk "BEGIN { printf \"%.2f times as long\\n\", $form / $show }"
