#!/usr/bin/env bash
# How fast and how big the sandbox is with many candidates: from the start of the process to its ready line, a page of
# 100 as a client gets it, and the memory that it takes. Needs bash, curl and Linux' /proc.
#
#   docs/benchmarks/sandbox.sh [CANDIDATES [STARTS]]       default: 10000 candidates, 5 starts
#
# LVJW names the command to measure (default: the lvjw of this working copy; run it once before, so that it is built).
set -euo pipefail

candidates=${1:-10000}
starts=${2:-5}
lvjw=${LVJW:-$(dirname "$0")/../../lvjw}
work=$(mktemp -d)
sandbox=

stop() {
  if [[ -n $sandbox ]]; then
    kill "$sandbox" 2>/dev/null || true
    wait "$sandbox" 2>/dev/null || true
    sandbox=
  fi
}
trap 'stop; rm -rf "$work"' EXIT

# start: sets sandbox to the process and ready to its line; prints the milliseconds until it came.
start() {
  mkfifo "$work/line"
  local before after
  before=$(date +%s%N)
  # -v would write its words there; what it complains about is shown.
  "$lvjw" sandbox -o json --rate off --candidates "$candidates" >"$work/line" &
  sandbox=$!
  read -r ready <"$work/line"
  after=$(date +%s%N)
  rm "$work/line"
  echo $(((after - before) / 1000000)) >>"$work/starts"
}

# kilobytes NAME: a line of the process's status, VmRSS (now) or VmHWM (the most so far), in MB.
megabytes() {
  awk -v name="$1:" '$1 == name { printf "%.0f", $2 / 1024 }' "/proc/$sandbox/status"
}

# spread UNIT: the median, the least and the most of the numbers on stdin.
spread() {
  sort -n | awk -v unit="$1" '
    { all[NR] = $1 }
    END { printf "median %s %s, %s to %s, of %d\n", all[int((NR + 1) / 2)], unit, all[1], all[NR], NR }'
}

# pages NAME QUERY: reads a list page by page to its end, and says how long a page took.
pages() {
  local offset='' times="$work/times"
  : >"$times"
  while :; do
    curl -sS --fail -u sandbox-lever-api-key: -G "$api/opportunities" -o "$work/page" -w '%{time_total}\n' \
      -d limit=100 -d "$2" ${offset:+--data-urlencode "offset=$offset"} |
      awk '{ printf "%.1f\n", $1 * 1000 }' >>"$times"
    offset=$(sed -n 's/.*"next":"\([^"]*\)","hasNext":true}$/\1/p' "$work/page")
    [[ -n $offset ]] || break
  done
  printf '%-34s %s' "$1" "$(spread ms <"$times")"
  printf ', the last %s ms\n' "$(tail -n 1 "$times")"
}

echo "$candidates candidates; $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the start"

for ((i = 0; i < starts; i++)); do
  stop
  start
done
printf '%-34s %s\n' 'start to the ready line' "$(spread ms <"$work/starts")"
printf '%-34s %s MB\n' 'RSS when ready' "$(megabytes VmRSS)"

api=$(sed 's/.*"LVJW_LEVER_API_URL":"\([^"]*\)".*/\1/' <<<"$ready")
reasons=$(curl -sS --fail -u sandbox-lever-api-key: "$api/archive_reasons?type=hired")
hired=$(grep -o '"id":"[^"]*"' <<<"$reasons" | sed 's/"id":"\(.*\)"/archive_reason_id=\1/' | paste -sd '&')
yesterday=$((($(date +%s) - 86400) * 1000))

# The first answers of a Java program are slow; they are counted as well, once.
pages 'the hired, first reading' "archived=true&$hired&confidentiality=all&expand=applications&expand=contact"
pages 'the hired' "archived=true&$hired&confidentiality=all&expand=applications&expand=contact"
pages 'all' 'confidentiality=all'
pages 'all, expanded' 'confidentiality=all&expand=applications&expand=contact'
for i in 1 2 3 4 5; do
  pages 'hired since yesterday' "archived=true&$hired&archived_at_start=$yesterday&confidentiality=all"
done
pages 'changed since yesterday' "updated_at_start=$yesterday&confidentiality=all"
printf '%-34s %s MB, the most so far %s MB\n' 'RSS after all that' "$(megabytes VmRSS)" "$(megabytes VmHWM)"
