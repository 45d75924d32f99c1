# What scripts/run gives to nginx, and what it says about wrong words.
. tests/setup/expect.sh

config() { mkdir -p "$HERE/serve" && write_nginx_config "$HERE/serve" "$(free_port)" "$HERE/site" "$@"; }

test_nginx_accepts_the_configuration() {
    config http://127.0.0.1:9 'x-osmo-user: a "quoted" $unknown \ back; } slash'
    expect /usr/sbin/nginx -t -p "$HERE/serve" -c "$HERE/serve/nginx.conf" -e "$HERE/serve/error.log"
    refuse grep -n '@[A-Z_]*@' "$HERE/serve/nginx.conf"
}

test_a_header_that_is_none_is_refused() {
    refuse config http://127.0.0.1:9 'no colon'
    refuse config http://127.0.0.1:9 'bad name: value'
    refuse config http://127.0.0.1:9 $'x-two: lines\nhere'
}

test_wrong_words_for_run_are_answered_with_one_line() {
    local words
    for words in "--port" "--port 99999" "--port none" "--upstream example" "--nonsense" "--header x"; do
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
