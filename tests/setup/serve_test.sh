# What scripts/run gives to nginx, and what it says about wrong words.
. tests/setup/expect.sh

config() { mkdir -p "$HERE/serve" && write_nginx_config "$HERE/serve" "$(free_port)" "$HERE/site" "$@"; }

test_nginx_accepts_the_configuration() {
    config http://127.0.0.1:9 --header 'x-osmo-user: a "quoted" $unknown \ back; } slash' --prefix /a/console --embed https://portal.example.com
    expect /usr/sbin/nginx -t -p "$HERE/serve" -c "$HERE/serve/nginx.conf" -e "$HERE/serve/error.log"
    refuse grep -n '@[A-Z_]*@' "$HERE/serve/nginx.conf"
}

test_a_header_that_is_none_is_refused() {
    refuse config http://127.0.0.1:9 --header 'no colon'
    refuse config http://127.0.0.1:9 --header 'bad name: value'
    refuse config http://127.0.0.1:9 --header $'x-two: lines\nhere'
}

test_what_could_break_out_of_the_configuration_is_refused() {
    refuse config http://127.0.0.1:9 --embed "https://portal.example.com; script-src *"
    refuse config http://127.0.0.1:9 --embed 'https://portal.example.com/path'
    refuse config http://127.0.0.1:9 --prefix '/a{b'
    refuse config http://127.0.0.1:9 --prefix 'console'
    refuse config 'http://127.0.0.1:9/path'
}

# The site of this case at $port, in front of that service.
serve() {
    mkdir -p "$HERE/serve"
    write_nginx_config "$HERE/serve" "$port" "$HERE/site" "$@"
    /usr/sbin/nginx -p "$HERE/serve" -c "$HERE/serve/nginx.conf" -e "$HERE/serve/error.log" &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$port/" $!
}
served() { curl -s -o /dev/null -D - --max-redirs 0 "${@:2}" "http://127.0.0.1:$port$1" | tr -d '\r'; }

test_paths_lead_to_the_hash_under_any_prefix() {
    local port prefix
    put "$HERE/site/index.html" '<p>console'
    put "$HERE/site/assets/a.0123456789.js" 'a'
    put "$HERE/site/config.json" '{}'
    for prefix in '' /a/console; do
        port=$(free_port)
        SERVED=()
        serve http://127.0.0.1:9 --prefix "$prefix" --embed https://portal.example.com
        expect grep -qx "Location: $prefix/#/workflows/train-7%20b?tab=logs&a=%2F" <(served "$prefix/workflows/train-7%20b?tab=logs&a=%2F")
        expect grep -qx "Location: $prefix/#/datasets/imagenet?f=a" <(served "$prefix/datasets/imagenet?f=a")
        expect grep -qx "Location: $prefix/#/buckets" <(served "$prefix/buckets")
        expect grep -qx "Location: $prefix/#/settings" <(served "$prefix/settings")
        expect grep -q "frame-ancestors 'self' https://portal.example.com" <(served "$prefix/")
        expect grep -qi '^cache-control: no-cache' <(served "$prefix/")
        expect grep -qi '^cache-control: .*immutable' <(served "$prefix/assets/a.0123456789.js")
        expect grep -q '^HTTP/1.1 200' <(served "$prefix/config.json")
        expect grep -q '^HTTP/1.1 404' <(served "$prefix/elsewhere")
        [ -z "$prefix" ] || expect grep -qx "Location: $prefix/?embed=1" <(served "$prefix?embed=1")
        stop_served
    done
}

test_long_answers_are_compressed_but_never_with_a_token() {
    local port upstream long
    long=$(printf '"%01500d"' 0)
    put "$HERE/up/api/resources.json" "$long"
    put "$HERE/up/api/version.json" '{}'
    put "$HERE/up/api/auth/jwt.json" "$long"
    put "$HERE/site/index.html" '<p>console'
    put "$HERE/site/config.json" '{}'
    upstream=$(free_port) port=$(free_port) SERVED=()
    "$OSMO_CONSOLE_PYTHON" -m http.server --directory "$HERE/up" --bind 127.0.0.1 "$upstream" >/dev/null 2>&1 &
    SERVED+=($!)
    wait_for "http://127.0.0.1:$upstream/" $!
    serve "http://127.0.0.1:$upstream"
    expect grep -qi '^content-encoding: gzip' <(served /api/resources.json -H 'Accept-Encoding: gzip')
    refuse grep -qi '^content-encoding' <(served /api/version.json -H 'Accept-Encoding: gzip')
    expect grep -q '^HTTP/1.1 200' <(served /api/auth/jwt.json)
    refuse grep -qi '^content-encoding' <(served /api/auth/jwt.json -H 'Accept-Encoding: gzip')
    stop_served
}

test_a_service_that_nobody_vouches_for_gets_no_request() {
    local port upstream
    put "$HERE/up/api/version" '{}'
    put "$HERE/site/index.html" '<p>console'
    put "$HERE/site/config.json" '{}'
    put "$HERE/server" 'import http.server, ssl, sys
os_folder, port, cert, key = sys.argv[1:]
class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *words): super().__init__(*words, directory=os_folder)
server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()'
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=service -addext subjectAltName=DNS:127.0.0.1 -keyout "$HERE/key" -out "$HERE/cert" 2>"$HERE/openssl"
    upstream=$(free_port) SERVED=()
    "$OSMO_CONSOLE_PYTHON" "$HERE/server" "$HERE/up" "$upstream" "$HERE/cert" "$HERE/key" 2>/dev/null &
    SERVED+=($!)
    port=$(free_port)
    serve "https://127.0.0.1:$upstream"
    expect grep -q '^HTTP/1.1 502' <(served /api/version)
    port=$(free_port)
    serve "https://127.0.0.1:$upstream" --ca "$HERE/cert"
    expect grep -q '^HTTP/1.1 200' <(served /api/version)
    refuse config "https://127.0.0.1:$upstream" --ca "$HERE/none"
    stop_served
}

test_wrong_words_for_run_are_answered_with_one_line() {
    local words
    for words in "--port" "--port 99999" "--port none" "--upstream example" "--nonsense" "--header x" "--prefix x" "--embed x"; do
        # shellcheck disable=SC2086
        refuse "$ROOT/scripts/run" --built $words 2>"$HERE/words"
        same "$(wc -l <"$HERE/words")" 1
    done
}

test_a_port_in_use_is_named() {
    local port
    port=$(free_port)
    "$OSMO_CONSOLE_PYTHON" -m http.server --bind 127.0.0.1 "$port" >/dev/null 2>&1 &
    wait_for "http://127.0.0.1:$port/" $!
    refuse "$ROOT/scripts/run" --built --port "$port" 2>"$HERE/words"
    kill $!
    expect grep -q "Port $port is in use" "$HERE/words"
}

test_published_files_are_named_after_their_content() {
    put "$HERE/plain/index.html" '<script src="console.js"></script><p>console.js'
    put "$HERE/plain/console.js" 'fetch("console.wasm")'
    put "$HERE/plain/console.wasm" first
    node "$ROOT/scripts/lib/publish.mjs" "$HERE/plain" "$HERE/public"
    local before after
    before=$(cd "$HERE/public/assets" && ls console.*.js)
    expect grep -q "src=\"assets/$before\".*<p>console.js" "$HERE/public/index.html"
    put "$HERE/plain/console.wasm" second
    node "$ROOT/scripts/lib/publish.mjs" "$HERE/plain" "$HERE/public"
    after=$(cd "$HERE/public/assets" && ls console.*.js)
    refuse test "$before" = "$after"
    same "$(gzip -dc "$HERE/public/assets/$after.gz")" "$(cat "$HERE/public/assets/$after")"
    expect test -e "$HERE/public/assets/$after.br"
    same "$(cd "$HERE/public/assets" && ls console.*.wasm | wc -l)" 1
}
