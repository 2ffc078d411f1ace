# What the scripts of the lab share. A script sets `server`, its own name, before it reads this, and may be given the
# lab's directory as its argument. Each server keeps all its state in a folder of that directory, under its name.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
lab=${1:-$root/.build-lab}
mkdir -p "$lab/$server"
lab=$(cd "$lab" && pwd)
state=$lab/$server

# The same accounts at every server; the gateway's tenants are AWS's account numbers.
# The owner is the customer: bucket and role belong to it. The service is who assumes the role. The stranger is nobody.
OWNER_ACCOUNT=222222222222
OWNER_ACCESS_KEY_ID=OWNERACCESSKEY000000
OWNER_SECRET_ACCESS_KEY=ownerSecretownerSecretownerSecretowner00
SERVICE_ACCOUNT=306787409409
SERVICE_ACCESS_KEY_ID=SERVICEACCESSKEY0000
SERVICE_SECRET_ACCESS_KEY=serviceSecretserviceSecretserviceSecre00
STRANGER_ACCOUNT=111111111111
STRANGER_ACCESS_KEY_ID=STRANGERACCESSKEY000
STRANGER_SECRET_ACCESS_KEY=strangerSecretstrangerSecretstrangerSe00

fail() {
    echo "$server: $*" >&2
    exit 1
}

# One script at a time works on a server. What it starts must not keep the lock: see start.
one_at_a_time() {
    exec 9>"$state.lock"
    flock 9
}

need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || fail "$program is missing. scripts/prepare s3 installs it."
    done
}

# By this in its environment a program is known again as ours. A number alone may by now be another program's, or that
# of one which has ended and that nobody has collected.
export LAB_STATE=$state
is_ours() {
    grep --quiet --null-data --line-regexp --fixed-strings "LAB_STATE=$state" "/proc/$1/environ" 2>/dev/null
}

alive() { [ -s "$state/$1.pid" ] && is_ours "$(cat "$state/$1.pid")"; }

all_alive() {
    local name
    for name in "$@"; do alive "$name" || return 1; done
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Sets the variable named first to the usual port, or one after it, so that several labs can be up on one machine.
# A lock on the port, kept by this script and what it starts, stays between choosing the port and listening at it.
take_port() {
    local candidate=$2 lock
    for _ in $(seq 200); do
        if { exec {lock}>"${TMPDIR:-/tmp}/mooring-lab-port-$candidate"; } 2>/dev/null; then
            if flock --nonblock "$lock" && ! listening "$candidate"; then
                printf -v "$1" %s "$candidate"
                return
            fi
            exec {lock}>&-
        fi
        candidate=$((candidate + 20))
    done
    fail "no port is free from $2 on"
}

# Starts a program in the background, in a session of its own, with its output in a file.
start() {
    local name=$1
    shift
    setsid "$@" >"$state/$name.log" 2>&1 </dev/null 9>&- &
    echo $! >"$state/$name.pid"
}

# Waits until a command succeeds, while the named program lives.
await() {
    local name=$1
    shift
    for _ in $(seq 600); do
        if "$@" 2>/dev/null; then return; fi
        alive "$name" || break
        sleep 0.05
    done
    if [ -e "$state/$name.log" ]; then tail -n 20 "$state/$name.log" >&2; fi
    fail "$name does not answer"
}

# Ends programs: all are asked at once, and who is not gone in so many twentieths of a second is ended hard.
patience=40
stop() {
    local name
    for name in "$@"; do
        if alive "$name"; then kill "$(cat "$state/$name.pid")"; fi
    done
    for name in "$@"; do
        for _ in $(seq "$patience"); do
            alive "$name" || break
            sleep 0.05
        done
        while alive "$name"; do
            kill -9 "$(cat "$state/$name.pid")" 2>/dev/null || true
            sleep 0.02
        done
        rm -f "$state/$name.pid"
    done
}

# Ends the script when the server is up already.
done_if_alive() {
    if all_alive "$@" && [ -s "$state/env" ]; then
        cat "$state/env"
        exit 0
    fi
}

# What a user of the server needs to know, as NAME=VALUE lines: kept for the next call, and printed.
announce() {
    cat >"$state/env.part"
    mv "$state/env.part" "$state/env"
    cat "$state/env"
}
