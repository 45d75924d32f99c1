# What is put on a server: it starts as the container and the unit start it, and hangs together.

# start_site FOLDER WORDS…: a made-up site served by web/deploy/start; sets `port`.
start_site() {
    local folder=$1
    shift
    put "$folder/site/index.html" '<p>console'
    put "$folder/site/config.json" '{}'
    cp -r "$ROOT/web/nginx" "$ROOT/web/deploy" "$folder"
    port=$(free_port)
    env OSMO_CONSOLE_LISTEN="127.0.0.1:$port" OSMO_CONSOLE_STATE="$folder/state" PATH="/usr/sbin:$PATH" "$@" "$folder/deploy/start" >"$folder/log" 2>&1 &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$port/console/" $! || { cat "$folder/log"; return 1; }
}

test_the_container_serves_the_console_under_its_prefix() {
    SERVED=()
    if [ "$(id -u)" = 0 ]; then chmod a+rx "$HERE" "$WORK"; fi
    start_site "$HERE/app" OSMO_CONSOLE_PREFIX=/console OSMO_CONSOLE_EMBED="https://a.example.com https://b.example.com"
    expect grep -q console <(curl -s "http://127.0.0.1:$port/console/")
    expect grep -q "frame-ancestors 'self' https://a.example.com https://b.example.com" <(curl -sI "http://127.0.0.1:$port/console/")
    same "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/api/version")" 404
    stop_served
}

test_the_container_passes_the_service_on_when_it_is_told_where_it_is() {
    SERVED=()
    put "$HERE/up/api/version" '{"major":"6"}'
    local up
    up=$(free_port)
    "$OSMO_CONSOLE_PYTHON" -m http.server --bind 127.0.0.1 --directory "$HERE/up" "$up" >/dev/null 2>&1 &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$up/" $!
    start_site "$HERE/app" OSMO_UPSTREAM="http://127.0.0.1:$up" OSMO_CONSOLE_PREFIX=/console
    same "$(curl -s "http://127.0.0.1:$port/api/version")" '{"major":"6"}'
    stop_served
}

test_the_unit_starts_where_its_errors_go_to_a_socket() {
    SERVED=()
    put "$HERE/into_socket" 'import os, socket, sys
ours, theirs = socket.socketpair()
os.set_inheritable(ours.fileno(), True)
os.dup2(theirs.fileno(), 2)
os.execvp(sys.argv[1], sys.argv[1:])'
    put "$HERE/site/index.html" '<p>console'
    put "$HERE/site/config.json" '{}'
    local port
    port=$(free_port)
    mkdir -p "$HERE/files" && cp -r "$ROOT/web/nginx" "$HERE/site" "$HERE/files"
    env OSMO_CONSOLE_LISTEN="127.0.0.1:$port" OSMO_CONSOLE_STATE="$HERE/state" PATH="/usr/sbin:$PATH" OSMO_CONSOLE_FILES="$HERE/files" \
        "$OSMO_CONSOLE_PYTHON" "$HERE/into_socket" "$ROOT/web/deploy/start" &
    SERVED+=($!)
    expect wait_for "http://127.0.0.1:$port/config.json" $!
    stop_served
}

test_a_configuration_that_makes_no_sense_stops_the_container() {
    put "$HERE/app/site/config.json" '{}'
    cp -r "$ROOT/web/nginx" "$ROOT/web/deploy" "$HERE/app"
    refuse env OSMO_CONSOLE_STATE="$HERE/state" OSMO_CONSOLE_EMBED='*' "$HERE/app/deploy/start"
    refuse env OSMO_CONSOLE_STATE="$HERE/state" OSMO_UPSTREAM='osmo' "$HERE/app/deploy/start"
}

test_the_image_copies_what_there_is() {
    local from
    while read -r from; do
        [ "$from" = dist ] || expect test -e "$ROOT/$from"
    done < <(sed -n 's/^COPY \([^ ]*\) .*/\1/p' "$ROOT/web/deploy/Dockerfile")
}

test_the_scripts_of_the_server_are_lint_free() { expect shellcheck "$ROOT/web/deploy/start" "$ROOT/web/nginx/configure"; }

test_the_manifests_are_lint_free() {
    expect yamllint --strict -d '{extends: default, rules: {line-length: {max: 140}}}' "$ROOT/web/deploy/kubernetes.yaml" "$ROOT/web/deploy/osmo-values.yaml"
}

test_the_package_for_portals_stays_under_3_kb() {
    cp -r "$ROOT/web/embed" "$HERE/embed"
    (cd "$HERE/embed" && PATH="$ROOT/node_modules/.bin:$PATH" npm pack --offline --silent >/dev/null && tar xzf osmo-view-*.tgz)
    expect test "$(stat -c %s "$HERE/embed/package/packed/osmo-view.js")" -lt 3072
    expect grep -q customElements "$HERE/embed/package/packed/osmo-view.js"
    expect test -e "$HERE/embed/package/osmo-view.d.ts"
}

test_the_image_is_lint_free() { expect "$ROOT/node_modules/.bin/dockerfile-utils" lint "$ROOT/web/deploy/Dockerfile"; }

test_the_unit_is_one_that_systemd_takes() {
    command -v systemd-analyze >/dev/null || skip "systemd is not on this machine"
    sed "s|/usr/local/share/osmo-console/deploy/start|$ROOT/web/deploy/start|" "$ROOT/web/deploy/osmo-console.service" >"$HERE/osmo-console.service"
    systemd-analyze verify "$HERE/osmo-console.service" >"$HERE/words" 2>&1 || true
    refuse grep -i "osmo-console.service" "$HERE/words"
}

test_the_manifests_hang_together() {
    "$OSMO_CONSOLE_PYTHON" - "$ROOT" <<'PY'
import json, sys, yaml
root = sys.argv[1]
parts = {p["kind"]: p for p in yaml.safe_load_all(open(f"{root}/web/deploy/kubernetes.yaml")) if p}
assert set(parts) == {"ConfigMap", "Deployment", "Service"}, set(parts)
pod = parts["Deployment"]["spec"]["template"]
container = pod["spec"]["containers"][0]
labels = pod["metadata"]["labels"]
assert parts["Service"]["spec"]["selector"].items() <= labels.items()
assert parts["Deployment"]["spec"]["selector"]["matchLabels"].items() <= labels.items()
assert parts["Service"]["spec"]["ports"][0]["targetPort"] in [p["name"] for p in container["ports"]]
volumes = {v["name"]: v for v in pod["spec"]["volumes"]}
assert {m["name"] for m in container["volumeMounts"]} == set(volumes)
assert volumes["config"]["configMap"]["name"] == parts["ConfigMap"]["metadata"]["name"]
json.loads(parts["ConfigMap"]["data"]["config.json"])
values = yaml.safe_load(open(f"{root}/web/deploy/osmo-values.yaml"))["gateway"]["envoy"]
prefix = next(e["value"] for e in container["env"] if e["name"] == "OSMO_CONSOLE_PREFIX")
assert values["extraSkipAuthPaths"] == [prefix + "/"] == [values["extraRoutes"][0]["match"]["prefix"]]
assert values["extraRoutes"][1]["match"]["path"] == prefix
assert values["extraRoutes"][0]["route"]["cluster"] == values["extraClusters"][0]["name"]
address = values["extraClusters"][0]["load_assignment"]["endpoints"][0]["lb_endpoints"][0]["endpoint"]["address"]["socket_address"]
assert address["address"] == parts["Service"]["metadata"]["name"] and address["port_value"] == parts["Service"]["spec"]["ports"][0]["port"]
PY
}

test_the_page_and_the_server_ask_for_the_same_safety() {
    local page server
    page=$(sed -n 's/.*Content-Security-Policy" content="\([^"]*\)".*/\1/p' "$ROOT/web/index.html")
    server=$(sed -n 's/.*Content-Security-Policy "\(.*\); frame-ancestors.*/\1/p' "$ROOT/web/nginx/headers.conf")
    same "$page" "$server"
    same "$page" "$(sed -n 's/.*Content-Security-Policy" content="\([^"]*\)".*/\1/p' "$ROOT/web/demo/demo.html")"
}

test_all_that_is_shipped_has_a_licence_that_asks_for_no_more_than_its_name() {
    [ -d "$DEPS_OF_ALL" ] || skip "the dependencies are not set up"
    echo '["@xterm/xterm"]' >"$HERE/packages.json"
    expect env OSMO_CONSOLE_HOME="${DEPS_OF_ALL%/deps}" node "$ROOT/scripts/lib/licences.mjs" "$HERE" "$ROOT" "$DEPS_OF_ALL" >"$HERE/licences"
    local line
    for line in '@xterm/xterm [0-9.]*: MIT' 'Inter: OFL-1.1' 'Lucide: ISC'; do expect grep -qx "$line" "$HERE/licences"; done
    refuse env OSMO_CONSOLE_HOME="${DEPS_OF_ALL%/deps}" node "$ROOT/scripts/lib/licences.mjs" "$HERE" "$ROOT" "$HERE/none" >/dev/null
}

test_nothing_that_is_shipped_has_a_known_hole() {
    cp "$ROOT/scripts/npm/package.json" "$ROOT/scripts/npm/package-lock.json" "$HERE"
    local answer
    answer=$(cd "$HERE" && npm audit --omit=none --json 2>/dev/null) || true
    "$OSMO_CONSOLE_PYTHON" -c 'import json, sys; sys.exit(0 if "metadata" in json.loads(sys.argv[1] or "{}") else 1)' "$answer" 2>/dev/null || skip "the npm registry does not answer audits here"
    "$OSMO_CONSOLE_PYTHON" -c 'import json, sys; v = json.loads(sys.argv[1])["vulnerabilities"]; print("\n".join(v)); sys.exit(len([x for x in v.values() if x["severity"] in ("high", "critical")]))' "$answer"
}
