# What every demo does alike: it reads the options --once and --build, builds, starts a server, shows commands as it
# runs them, and cleans up. A demo calls `begin "$@"`, walks, and ends with `finish`; its files are in $work. It may set
# `needs`, what scripts/prepare installs for it, and `end`, a function that ends what it has started.

needs=()
end() { :; }

begin() {
    once=false
    build=release
    while [ $# -gt 0 ]; do
        case "$1" in
            --once) once=true ;;
            --build) build=${2:?--build needs debug or release}; shift ;;
            *) echo "Usage: scripts/demo [--local] [--once] [--build debug|release]" >&2; exit 2 ;;
        esac
        shift
    done
    cd "$(dirname "${BASH_SOURCE[0]}")/../.."

    scripts/prepare "${needs[@]}" || {
        [ ${#needs[@]} -eq 0 ] || echo "Where object stores cannot be installed: scripts/demo --local" >&2
        exit 1
    }
    echo "== Building ($build)"
    # For debug, the very command of scripts/test: with any other SwiftPM builds much of it again.
    what=(--product mooring)
    [ "$build" = release ] || what=(--build-tests)
    swift build --quiet -c "$build" "${what[@]}" --explicit-target-dependency-import-check error
    PATH=$(swift build -c "$build" --show-bin-path):$PATH

    work=$(mktemp -d)
    server=
    trap clean EXIT
    trap 'echo "The demo failed at line $LINENO." >&2; tail -n 20 "$work/server.log" >&2 2>/dev/null || true' ERR
}

clean() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
    end
    rm -rf "$work"
}

# Starts the server on the data directory $work/data with the options given, and points the command line at it.
serve() {
    mooring serve --data "$work/data" --port 0 --ready-file "$work/ready" "$@" >"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        [ -s "$work/ready" ] && break
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    [ -s "$work/ready" ] || { cat "$work/server.log" >&2; echo "The server did not start." >&2; exit 1; }
    MOORING_SERVER=$(cat "$work/ready")
    MOORING_TOKEN=$(cat "$work/data/operator-token")
    export MOORING_SERVER MOORING_TOKEN
    echo "It answers at $MOORING_SERVER"
}

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }

# Prints a command and runs it.
run() {
    printf '$ %s\n' "$*"
    "$@"
}

# The value of one field of the JSON that the rest prints.
field() { python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

# Writes a backup as milvus-backup does: about 300 files, some large, the same in every run.
make_backup() {
    python3 - "$1" <<'PY'
import json, os, random, sys

root, chance = sys.argv[1], random.Random(7)


def put(path, size):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(chance.randbytes(size))


for segment in range(96):
    for field in (100, 101, 102):
        put(f"binlogs/insert_log/444/445/{446 + segment}/{field}/{segment * 3 + field}", chance.randrange(1_000, 60_000))
for large in range(4):
    put(f"binlogs/insert_log/444/445/{900 + large}/103/{large}", 8_000_000)
os.makedirs(os.path.join(root, "meta"), exist_ok=True)
for name in ("full_meta", "collection_meta", "partition_meta", "segment_meta", "backup_meta"):
    with open(os.path.join(root, "meta", name + ".json"), "w") as file:
        json.dump({"name": "nightly", "kind": name}, file)
print(sum(len(files) for _, _, files in os.walk(root)), "files in", root)
PY
}

# Ends the demo, or leaves the server to be looked at.
finish() {
    if $once; then
        say "Done"
        exit 0
    fi
    say "The server goes on until Ctrl-C"
    printf 'export MOORING_SERVER=%s\nexport MOORING_TOKEN=%s\n' "$MOORING_SERVER" "$MOORING_TOKEN"
    trap 'exit 0' INT TERM
    wait "$server"
}
