"""Each rule finds what it is for, and leaves the rest alone."""
import unittest

import rules
import tidy
from law import breach


class Law(unittest.TestCase):
    def test_only_ui_includes_imgui(self):
        self.assertIsNone(breach("src/ui/draw.cpp", "imgui.h"))
        self.assertTrue(breach("src/views/pools/view.cpp", "imgui.h"))
        self.assertTrue(breach("src/app/app.cpp", "imgui_internal.h"))

    def test_layers_point_one_way(self):
        self.assertTrue(breach("src/domain/pool.h", "store/model.h"))
        self.assertTrue(breach("src/store/update.cpp", "api/errors.h"))
        self.assertTrue(breach("src/platform/web/mirror.cpp", "views/all.h"))
        self.assertTrue(breach("src/sim/world.h", "domain/pool.h"))
        self.assertIsNone(breach("src/app/fetch.cpp", "api/errors.h"))

    def test_pages_do_not_draw(self):
        self.assertTrue(breach("src/views/pools/page.cpp", "ui/ui.h"))
        self.assertIsNone(breach("src/views/pools/view.cpp", "ui/ui.h"))
        self.assertIsNone(breach("src/views/pools/page.h", "ui/parts.h"))


class Rules(unittest.TestCase):
    def found(self, rule, text, path="src/app/x.cpp"):
        return [n for n, _ in rule(path, text)]

    def test_each_rule_finds_its_fault(self):
        self.assertEqual(self.found(rules.includes, '#include "imgui.h"\n'), [1])
        self.assertEqual(self.found(rules.platform_ifdefs, "#ifdef __EMSCRIPTEN__\n"), [1])
        self.assertEqual(self.found(rules.todo_form, "// TODO: later\n// TODO(#12): later\n"), [1])
        self.assertEqual(self.found(rules.vague_names, "class PoolManager;\n"), [1])
        self.assertEqual(self.found(rules.header_comment, "#pragma once\nint x;\n", "src/app/x.h"), [1])
        self.assertEqual(self.found(rules.view_statics, "    static int open = 0;\n", "src/views/a/view.cpp"), [1])

    def test_long_functions_are_counted_by_their_braces(self):
        body = "void f() {\n" + "    g();\n" * 75 + "}\n"
        self.assertEqual(self.found(rules.long_functions, body), [1])
        self.assertEqual(self.found(rules.long_functions, "void f() {\n" + "    g();\n" * 20 + "}\n"), [])

    def test_hosts_are_found_but_not_ours(self):
        self.assertTrue(tidy.HOSTS.search("curl https:/" + "/mirror.somewhere.net/x"))
        self.assertFalse(tidy.HOSTS.search("http://localhost:8080 https://osmo.example.com"))


if __name__ == "__main__":
    unittest.main()
