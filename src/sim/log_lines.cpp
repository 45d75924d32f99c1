#include "sim/log_lines.h"

#include <array>
#include <charconv>
#include <string_view>

namespace sim {

const char* const kTraceback =
    "Traceback (most recent call last):\n"
    "  File \"/workspace/train.py\", line 214, in main\n"
    "    loss.backward()\n"
    "RuntimeError: CUDA error: an illegal memory access was encountered";

const char* const kNoFile =
    "Traceback (most recent call last):\n"
    "  File \"/workspace/prepare.py\", line 57, in main\n"
    "    shard = open(path, \"rb\")\n"
    "FileNotFoundError: [Errno 2] No such file or directory: '/osmo/data/input/0/shard-0042.tar'";

const char* const kKilled = "/osmo/data/entry.sh: line 12:    41 Killed                  python /workspace/train.py";

namespace {

void append_number(std::string& out, std::int64_t n) {
    char text[24];
    out.append(text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, n).ptr - text));
}

// 23810 → 2.3810
void append_fraction(std::string& out, std::int64_t ten_thousandths) {
    append_number(out, ten_thousandths / 10'000);
    char digits[] = ".0000";
    for (int i = 4; i > 0; --i, ten_thousandths /= 10) digits[i] = static_cast<char>('0' + ten_thousandths % 10);
    out.append(digits, 5);
}

void step_line(std::string& out, std::uint64_t random, std::int64_t step) {
    out += "\x1b[32mINFO\x1b[0m step=";
    append_number(out, step);
    out += " loss=";
    append_fraction(out, 500'000 / (20 + step));
    out += " lr=3.0e-04 tokens/s=";
    append_number(out, 11'000 + static_cast<std::int64_t>(random % 1500));
}

void json_line(std::string& out, std::uint64_t random, std::int64_t step) {
    out += R"({"level":"info","msg":"checkpoint saved","step":)";
    append_number(out, step);
    out += R"(,"seconds":)";
    append_fraction(out, static_cast<std::int64_t>(random % 90'000));
    out += R"(,"path":"s3://checkpoints/größe-xl/step-)";
    append_number(out, step);
    out += R"(.pt","shards":[{"rank":0,"bytes":1073741824},{"rank":1,"bytes":1073741824}]})";
}

// One line that draws over itself.
void progress_line(std::string& out, std::uint64_t random, std::int64_t step) {
    for (int tenth = 0; tenth <= 10; ++tenth) {
        out += "\rEpoch ";
        append_number(out, step / 50 + 1);
        out += ": ";
        append_number(out, tenth * 10);
        out += "%|";
        for (int i = 0; i < 10; ++i) out += i < tenth ? "█" : " ";
        out += "| ";
        append_number(out, tenth * 12);
        out += "/120 [00:0";
        append_number(out, tenth % 10);
        out += ", ";
        append_number(out, 3 + static_cast<std::int64_t>(random % 5));
        out += ".9it/s]";
    }
}

void long_line(std::string& out, std::uint64_t random, std::int64_t step) {
    out += "grad norms: tensor([";
    for (std::int64_t i = 0; i < 2'000; ++i) {
        if (i > 0) out += ", ";
        append_fraction(out, static_cast<std::int64_t>((random >> (i % 40)) % 40'000) + step % 7);
    }
    out += "], device='cuda:0')";
}

void colours_line(std::string& out, std::uint64_t random, std::int64_t) {
    out += "\x1b[1mbold\x1b[0m \x1b[3mitalic\x1b[0m \x1b[4munderlined\x1b[0m \x1b[7mreversed\x1b[0m \x1b[9mstruck\x1b[0m \x1b[38;5;";
    append_number(out, static_cast<std::int64_t>(random % 256));
    out += "m256 colours\x1b[0m \x1b[38;2;118;185;0;48;2;20;20;20mtrue colour\x1b[0m \x1b[1;4;91;44mall at once\x1b[m";
}

void fixed(std::string& out, std::string_view text) { out += text; }

// The rarer the further down; the first ones are about one in fifty each.
void odd_line(std::string& out, std::uint64_t random, std::int64_t step) {
    switch (random % 24) {
        case 0: case 1: case 2: fixed(out, "WARNING: straggler rank "); append_number(out, static_cast<std::int64_t>(random / 24 % 8));
            return fixed(out, " détecté — 数据加载 slow ⏱");
        case 3: case 4: return json_line(out, random, step);
        case 5: case 6: return progress_line(out, random, step);
        case 7: case 8: case 9: return fixed(out, "\x1b[2mDEBUG\x1b[0m dataloader: queue depth 12, prefetch 4");
        case 10: return fixed(out, "\x1b[1;31mERROR\x1b[0m upload of shard 12 failed (attempt 2/5): connection reset by peer");
        case 11: return fixed(out, "wandb: 🚀 View run at https://wandb.example.com/robotics/groot/runs/7f3a?tab=charts&x=1#loss");
        case 12: return colours_line(out, random, step);
        case 13: return fixed(out, "key\tvalue\tunit\tלמידה\tتعلم\t👩🏽‍🔬");
        case 14: return fixed(out, "ValueError: corrupt JPEG, skipped\nTraceback (most recent call last):\n"
                                   "  File \"/workspace/data.py\", line 88, in decode\n    return decoder(raw)\n"
                                   "PIL.UnidentifiedImageError: cannot identify image file 'frame_000421.jpg'");
        case 15: return fixed(out, "\x1b]0;not a title\x07\x1b[2J\x1b[Hafter an attempt to clear the screen \x1b]8;;https://example.com\x1b\\a link\x1b]8;;\x1b\\");
        case 16: return fixed(out, "");  // an empty line
        case 17: return fixed(out, "   indented, with trailing blanks   ");
        case 18: return random / 24 % 40 == 0 ? long_line(out, random / 960, step) : step_line(out, random, step);
        case 19: return fixed(out, "<b>not markup</b> &amp; <script>alert(1)</script>");
        case 20: return fixed(out, "[rank0]:[W1122 NCCL] Warning: Process group not destroyed");
        case 21: return fixed(out, "2026-11-22 15:00:00,123 - trainer - CRITICAL - disk almost full: 97%");
        default: return step_line(out, random, step);
    }
}

}  // namespace

void append_log_line(std::string& out, std::uint64_t random, std::int64_t step) {
    if (random % 12 != 0) step_line(out, random / 12, step);
    else odd_line(out, random / 12, step);
}

}  // namespace sim
