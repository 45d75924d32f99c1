# nginx and the simulated service as children of the script that sources this: started, waited for, and stopped together.

SERVED=()

python() { "$OSMO_CONSOLE_PYTHON" "$@"; }

port_is_free() {
    python - "$1" <<'PY' 2>/dev/null
import socket, sys
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("127.0.0.1", int(sys.argv[1])))
PY
}

free_port() { python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Waits until the address answers, for as long as the child lives.
wait_for() {
    local url=$1 child=$2
    until curl -s -o /dev/null --max-time 5 "$url"; do
        kill -0 "$child" 2>/dev/null || return 1
        sleep 0.1
    done
}

start_simulator() {
    local port=$1 scenario=$2 folder=$3
    shift 3
    "$BUILD/sim/osmo-sim" --port "$port" --scenario "$scenario" "$@" >"$folder/osmo-sim.log" 2>&1 &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$port/api/version" $! && return 0
    tail -n 5 "$folder/osmo-sim.log" >&2
    fail "The simulated service did not start: the lines above say why"
}

# write_nginx_config FOLDER PORT SITE UPSTREAM [WORDS FOR web/nginx/configure…]
write_nginx_config() {
    local folder=$1 port=$2 site=$3 upstream=$4
    shift 4
    local -a words=(--listen "127.0.0.1:$port" --site "$site" --upstream "$upstream")
    if grep -qs '^0*1 ' /proc/net/if_inet6; then words+=(--listen "[::1]:$port"); fi
    if [ "$(id -u)" = 0 ]; then words+=(--user root); fi # else the workers could not read a checkout in root's home
    "$OSMO_CONSOLE_ROOT/web/nginx/configure" "${words[@]}" "$@" >"$folder/nginx.conf"
}

start_nginx() {
    local folder=$1 port=$2
    /usr/sbin/nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/error.log" 2>"$folder/start.log" &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$port/config.json" $! && return 0
    sed -nE 's/^.*\[emerg\] [0-9#: ]*//p' "$folder/start.log" >&2
    fail "nginx did not start: the line above says why (its log is $folder/error.log)"
}

stop_served() {
    local child
    for child in "${SERVED[@]}"; do kill "$child" 2>/dev/null || true; done
    for child in "${SERVED[@]}"; do wait "$child" 2>/dev/null || true; done
}
