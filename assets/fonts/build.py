"""Makes the product's fonts from the npm packages: subset, tabular digits, no layout tables; TTF for native programs
and WOFF2 for the browser, with the seldom letters in files of their own. Text is drawn glyph by glyph, so what GSUB and
GPOS would do has to be done here.

    build.py OUT            the fonts
    build.py --icons FILE   the code points of the icons in assets/icons.txt, for C++
    build.py --icons FILE --check   fails when FILE is not what would be written
"""
import argparse
import json
import logging
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ROOT = pathlib.Path(__file__).resolve().parents[2]
NPM = ROOT / "node_modules"
INTER = NPM / "@expo-google-fonts/inter"
MONO = NPM / "@expo-google-fonts/jetbrains-mono"
LUCIDE = NPM / "lucide-static/font"

TEXT_FACES = {
    "inter-400": INTER / "400Regular/Inter_400Regular.ttf",
    "inter-500": INTER / "500Medium/Inter_500Medium.ttf",
    "inter-600": INTER / "600SemiBold/Inter_600SemiBold.ttf",
    "jetbrains-mono-400": MONO / "400Regular/JetBrainsMono_400Regular.ttf",
    "jetbrains-mono-500": MONO / "500Medium/JetBrainsMono_500Medium.ttf",
}

# Asked for when a name has one of them: shell/fonts.js knows the same ranges. Signs and letters of Latin-1 and Latin Extended-A.
SELDOM = [*range(0xA1, 0xB0), *range(0xB2, 0xB7), *range(0xB8, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x180)]

# Latin; the signs that we write ourselves; punctuation; super- and subscripts' common few; arrows; mathematics; keys; marks.
CHARACTERS = [
    *range(0x20, 0x7F), 0xA0, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7, *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A,
    0x2044, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x219A), 0x21A9, 0x21B5, 0x21E7, 0x2212, 0x221E, 0x2248, 0x2260,
    0x2264, 0x2265, 0x2303, 0x2318, 0x2325, 0x23CE, 0x25B2, 0x25BC, 0x25CB, 0x25CF, 0x2713, 0x2717, 0x2715, 0xFFFD,
]
# Steps in the height of a letter; an icon stands on 24 units and is shown at 24 pixels at most. Fine enough at 200 % on the
# densest screen, and a fifteenth smaller than what the packages have.
UNITS = {"inter": 1024, "jetbrains": 500, "lucide": 480}

# Equally wide in every number. Not the hyphen, the space and the brackets: those stand in names and sentences.
TABULAR = "0123456789.,:+−<>=≤≥≈×±"

CPP_KEYWORDS = {"delete", "switch", "union", "static", "new", "signed", "auto", "short", "long", "export", "register"}


def icon_names():
    lines = (ROOT / "assets/icons.txt").read_text().split()
    return sorted({line for line in lines if not line.startswith("#")})


def icon_codepoints():
    known = json.loads((LUCIDE / "codepoints.json").read_text())
    unknown = [name for name in icon_names() if name not in known]
    if unknown:
        sys.exit(f"assets/icons.txt: Lucide has no icon named {', '.join(unknown)}")
    return {name: known[name] for name in icon_names()}


def tabular_forms(font):
    """What the font's own `tnum` feature would put in place of a glyph."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    lookups = {i for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    forms = {}
    for index in sorted(lookups):
        for part in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return forms


def use_tabular_forms(font):
    forms = tabular_forms(font)
    for table in font["cmap"].tables:
        for character in map(ord, TABULAR):
            glyph = table.cmap.get(character)
            if glyph in forms:
                table.cmap[character] = forms[glyph]


def reduced(name, path, characters):
    # A build must give the same bytes each time: no time of day in the file.
    font = TTFont(path, recalcTimestamp=False)
    use_tabular_forms(font)
    options = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True,
                             name_IDs=[1, 2, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "MATH", "kern"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    scale_upem(font, UNITS[name.split("-")[0]])
    return font


def write(font, file, flavor=None):
    font.flavor = flavor
    font.save(file, reorderTables=False)


def write_fonts(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in TEXT_FACES.items():
        write(reduced(name, path, CHARACTERS + SELDOM), folder / f"{name}.ttf")
        write(reduced(name, path, CHARACTERS), folder / f"{name}.woff2", "woff2")
        write(reduced(name, path, SELDOM), folder / f"{name}-seldom.woff2", "woff2")
    icons = reduced("lucide", LUCIDE / "lucide.ttf", list(icon_codepoints().values()))
    write(icons, folder / "lucide.ttf")
    write(icons, folder / "lucide.woff2", "woff2")


def icon_lines():
    yield "// Made by assets/fonts/build.py from assets/icons.txt: change that list, then run scripts/setup."
    for name, codepoint in icon_codepoints().items():
        word = name.replace("-", "_")
        yield f"ICON({word + '_' if word in CPP_KEYWORDS else word}, 0x{codepoint:04x})"


def icons(path, check):
    text = "\n".join(icon_lines()) + "\n"
    current = path.read_text() if path.exists() else ""
    if check and current != text:
        sys.exit(f"{path} is not what assets/icons.txt asks for: run scripts/setup")
    if not check and current != text:
        path.write_text(text)


def main():
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    arguments = argparse.ArgumentParser()
    arguments.add_argument("out", nargs="?", type=pathlib.Path)
    arguments.add_argument("--icons", type=pathlib.Path)
    arguments.add_argument("--check", action="store_true")
    asked = arguments.parse_args()
    if asked.icons:
        icons(asked.icons, asked.check)
    if asked.out:
        write_fonts(asked.out)


if __name__ == "__main__":
    main()
