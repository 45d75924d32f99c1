"""Rules over one file's text. Each gives (line number, what is wrong) pairs, and each has
an example in tidy_test.py that breaks it."""
import re

from law import breach

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def includes(path, text):
    for n, line in enumerate(text.splitlines(), 1):
        if m := INCLUDE.match(line):
            if why := breach(path, m[1]):
                yield n, why


def platform_ifdefs(path, text):
    if not path.startswith("src/platform/web/"):
        for n, line in enumerate(text.splitlines(), 1):
            if "__EMSCRIPTEN__" in line:
                yield n, "only src/platform/web knows of Emscripten"


def todo_form(path, text):
    for n, line in enumerate(text.splitlines(), 1):
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line) and not re.search(r"TODO\(#\d+\):", line):
            yield n, "write TODO(#123): with an issue, or do it"


VAGUE = re.compile(r"\b\w*(Manager|Helper|Util|Utils)\b")


def vague_names(path, text):
    for n, line in enumerate(text.splitlines(), 1):
        if m := VAGUE.search(line):
            yield n, f"{m[0]}: the word has not been found yet"


def header_comment(path, text):
    if path.endswith(".h") and path.startswith("src/"):
        head = "\n".join(text.splitlines()[:30])
        if "//" not in head:
            yield 1, "a header begins by saying what it is"


def view_statics(path, text):
    if path.startswith("src/views/") and path.endswith("view.cpp"):
        for n, line in enumerate(text.splitlines(), 1):
            if re.match(r"\s+static (?!const|constexpr|_)", line) and "(" not in line:
                yield n, "state of the screen lives in the model or the route, not in a static"


def long_functions(path, text, most=70):
    """A function just over a screen wants splitting; one that is honestly big is left alone above 100."""
    start, depth, name = None, 0, ""
    for n, line in enumerate(text.splitlines(), 1):
        code = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'|//.*', "", line)
        if start is None and depth <= 1 and re.search(r"\)[^;]*\{\s*$", code) and not re.match(r"\s*(namespace|class|struct|enum)\b", code):
            start, name, base = n, line.strip()[:60], depth
        depth += code.count("{") - code.count("}")
        if start is not None and depth <= base:
            if n - start + 1 > most:
                yield start, f"{n - start + 1} lines: {name}"
            start = None


RULES = [includes, platform_ifdefs, todo_form, vague_names, header_comment, view_statics, long_functions]
