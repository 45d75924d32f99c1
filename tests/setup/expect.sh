# Words for the cases. HERE is the case's folder; its mirror is HERE/mirror, the folder OSMO_CONSOLE_CACHE names HERE/given.

expect() { "$@" || { echo "expected: $*" && exit 1; }; }
refuse() { if ("$@"); then echo "expected to fail: $*" && exit 1; fi; }
same() { [ "$1" = "$2" ] || { printf 'got      %s\nexpected %s\n' "$1" "$2" && exit 1; }; }

skip() { echo "$1" && exit 77; }

# lock_for NAME TEXT: a lock line for a file with that text, which is nowhere yet.
lock_for() { printf '%s %s pool/%s\n' "$(printf %s "$2" | sha256sum | cut -d' ' -f1)" "${#2}" "$1"; }
sum_of() { printf %s "$1" | sha256sum | cut -d' ' -f1; }
put() { mkdir -p "${1%/*}" && printf %s "$2" >"$1"; }
