#!/usr/bin/env bash
# How much longer `lvjw pending list` takes with 5,000 hires in the store than with 50: the whole process, runs with the one
# and the other by turns. 40 hires are open in either store; the others are over, as they are in a store that has grown for years.
# With "open" as the third word all of them are open, and all are listed. Needs bash, curl and sqlite3.
#
#   docs/benchmarks/pending-list.sh [HIRES [RUNS [open]]]        default: 5000 hires, 15 runs each
#
# LVJW names the command to measure (default: the lvjw of this working copy; run it once before, so that it is built).
set -euo pipefail

many=${1:-5000}
runs=${2:-15}
which=${3:-}
lvjw=${LVJW:-$(dirname "$0")/../../lvjw}
work=$(mktemp -d)
sandbox=
trap '[[ -z $sandbox ]] || kill "$sandbox" 2>/dev/null; rm -rf "$work"' EXIT

mkfifo "$work/line"
"$lvjw" sandbox -o json --rate off --candidates 1200 >"$work/line" &
sandbox=$!
read -r ready <"$work/line"
export LVJW_LEVER_API_KEY=sandbox-lever-api-key
LVJW_LEVER_API_URL=$(sed 's/.*"LVJW_LEVER_API_URL":"\([^"]*\)".*/\1/' <<<"$ready")
export LVJW_LEVER_API_URL LVJW_LEVER_RATE=1000
LVJW_HOME=$work/seed "$lvjw" sync --since "$(date -d '2 years ago' +%F)" >"$work/sync"

# store NAME HIRES: a store with so many hires, made of copies of those that were synced.
store() {
  mkdir -p "$work/$1"
  cp -r "$work/seed/." "$work/$1/"
  local open=40
  [[ $which == open ]] && open=$2
  sqlite3 "$work/$1/default/lvjw.db" <<SQL
CREATE TABLE seed AS SELECT *, row_number() OVER (ORDER BY opportunity_id) - 1 AS n FROM hire LIMIT 50;
DELETE FROM hire;
WITH RECURSIVE number (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i + 1 < $2)
INSERT INTO hire
SELECT printf('%08x', i) || substr(opportunity_id, 9), printf('%08x', i), contact_id || i, i || home_email,
  CASE WHEN i < $open THEN 'pending' ELSE 'joined' END, hired_at - i, first_seen_at, updated_at, alarm,
  replace(replace(document, opportunity_id, printf('%08x', i) || substr(opportunity_id, 9)),
    contact_id, contact_id || i)
FROM number JOIN seed ON seed.n = i % (SELECT count(*) FROM seed);
DROP TABLE seed;
SQL
}
store few 50
store many "$many"

# once NAME: the milliseconds of one run.
once() {
  local before after
  before=$(date +%s%N)
  LVJW_HOME=$work/$1 "$lvjw" pending list >"$work/out"
  after=$(date +%s%N)
  echo $(((after - before) / 1000000))
}

median() {
  sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the start"
once few >/dev/null
echo "listed with 50: $(($(wc -l <"$work/out") - 1))"
once many >/dev/null
echo "listed with $many: $(($(wc -l <"$work/out") - 1))"
for ((i = 0; i < runs; i++)); do
  once few >>"$work/few.ms"
  once many >>"$work/many.ms"
done
few=$(median "$work/few.ms")
much=$(median "$work/many.ms")
echo "median of $runs runs: $few ms with 50, $much ms with $many: $(awk "BEGIN { printf \"%.2f\", $much / $few }") times as long"
