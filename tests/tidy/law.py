"""Who may include whom. The first matching row of a file's path decides; a prefix of an
include path is enough. Debts, when there are any, stand at the bottom under that heading."""

LIBRARIES = ("nlohmann/", "yaml-cpp/", "imgui", "boost/", "emscripten", "GLES3/")

# folder, may include (ours), may include (libraries)
LAW = [
    ("src/base/", ("base/",), ()),
    ("src/domain/", ("base/", "domain/"), ()),
    ("src/api/", ("base/", "domain/", "api/"), ("yaml-cpp/",)),
    ("src/spec/", ("base/", "domain/", "spec/"), ()),
    ("src/store/", ("base/", "domain/", "store/"), ()),
    ("src/ui/", ("base/", "ui/", "store/action.h", "store/settings.h"), ("imgui",)),
    ("src/views/", ("base/", "domain/", "store/", "views/", "ui/", "app/view.h", "app/views.h"), ()),
    ("src/app/", ("base/", "domain/", "api/", "spec/", "store/", "app/", "ui/", "views/all.h", "views/frame/frame.h", "platform/platform.h"), ()),
    ("src/platform/raster", ("base/", "platform/"), ()),
    ("src/platform/web/", ("base/", "platform/", "ui/a11y.h", "ui/screen.h", "ui/surface.h", "ui/theme.h", "app/app.h"), ("emscripten", "GLES3/")),
    ("src/platform/headless/", ("base/", "platform/", "ui/a11y.h", "ui/screen.h", "ui/surface.h", "ui/theme.h", "app/app.h"), ()),
    ("src/platform/", ("base/", "platform/"), ()),
    ("src/sim/", ("base/", "sim/"), ("nlohmann/", "boost/", "yaml-cpp/")),
]

# What views and pages may take from ui: the headers that draw nothing by themselves.
PAGE_UI = (
    "ui/chart.h",
    "ui/choices_model.h",
    "ui/diff_model.h",
    "ui/editor_model.h",
    "ui/findings_model.h",
    "ui/graph_model.h",
    "ui/icon.h",
    "ui/log_pane_model.h",
    "ui/parts.h",
    "ui/strip.h",
    "ui/table.h",
    "ui/terminal_model.h",
    "ui/timeline_model.h",
    "ui/tone.h",
)

# Nobody above ui says imgui, and nobody but the browser's folder says Emscripten.
DEBTS = {}


def row_for(path):
    return next((row for row in LAW if path.startswith(row[0])), None)


def breach(path, include):
    """None, or why `path` may not include `include`."""
    row = row_for(path)
    if not row or (path, include) in DEBTS:
        return None
    ours, libraries = row[1], row[2]
    if any(include.startswith(lib) for lib in LIBRARIES):
        return None if any(include.startswith(lib) for lib in libraries) else f"{row[0]} does not include {include}"
    if "/" not in include:
        return None  # the standard library, and what stands beside it
    if path.startswith("src/views/") and "page." in path and include.startswith("ui/") and include not in PAGE_UI:
        return f"a page decides and does not draw: {include}"
    if include.split("/")[0] in ("base", "domain", "api", "spec", "store", "ui", "views", "app", "platform", "sim"):
        if not any(include.startswith(own) for own in ours):
            return f"{row[0]} does not include {include}"
    return None
