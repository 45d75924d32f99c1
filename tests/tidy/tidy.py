"""The whole tree against the rules, and rules that need the whole tree. Prints what is
wrong and closes with `N passed, N failed, N skipped`."""
import pathlib
import re
import subprocess
import sys

from rules import RULES

TOP = pathlib.Path(__file__).resolve().parents[2]
CODE = (".h", ".cpp", ".inc", ".js", ".mjs", ".py", ".sh", ".css", ".html", ".cmake")
# The last one stands in the very words of the service.
HOSTS = re.compile(r"https?://(?!localhost|127\.0\.0\.1|\[::1\]|[\w.-]*\bexample\.(com|org)|www\.w3\.org|errors\.pydantic\.dev)[\w.-]+\.[a-z]{2,}")


def files():
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=TOP, capture_output=True, text=True, check=True)
    return [f for f in out.stdout.split("\n") if f and (TOP / f).is_file()]


def text_of(path):
    return (TOP / path).read_text(encoding="utf-8", errors="replace")


def dead_files(paths):
    """Every header of ours is included by somebody."""
    said = "\n".join(text_of(p) for p in paths if p.endswith((".h", ".cpp", ".inc")))
    for p in paths:
        if p.startswith("src/") and p.endswith(".h") and f'"{p[4:]}"' not in said and "imgui_config" not in p:
            yield p, 1, "nobody includes it"


def top_level(paths):
    allowed = {"CMakeLists.txt", "web", "src", "shell", "assets", "tests", "scripts", "README.md"}
    for p in paths:
        first = p.split("/")[0]
        if first not in allowed and not first.startswith("."):
            yield p, 1, "not one of the top level's eight"


def host_names(paths):
    for p in paths:
        if p.endswith(CODE + (".json", ".md", ".lock", ".conf", ".txt", ".template")) or p.startswith("scripts/"):
            for n, line in enumerate(text_of(p).splitlines(), 1):
                if m := HOSTS.search(line):
                    yield p, n, f"names a host: {m[0]}"


def sim_apart(paths):
    """The simulator shares no header with the product, so that it cannot share its mistakes."""
    for p in paths:
        if p.startswith("src/") and not p.startswith("src/sim/") and p.endswith((".h", ".cpp")):
            for n, line in enumerate(text_of(p).splitlines(), 1):
                if re.match(r'\s*#include "sim/', line):
                    yield p, n, "only the simulator includes the simulator"


def main():
    paths = files()
    passed = failed = 0
    for rule in RULES:
        bad = [(p, n, why) for p in paths if p.endswith((".h", ".cpp")) and p.startswith("src/") for n, why in rule(p, text_of(p))]
        passed, failed = report(rule, bad, passed, failed)
    for rule in (dead_files, top_level, host_names, sim_apart):
        passed, failed = report(rule, list(rule(paths)), passed, failed)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


def report(rule, bad, passed, failed):
    for p, n, why in bad:
        print(f"{p}:{n}: {why} [{rule.__name__}]")
    return (passed, failed + 1) if bad else (passed + 1, failed)


if __name__ == "__main__":
    sys.exit(main())
