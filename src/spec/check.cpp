#include "spec/check.h"
#include "base/size_words.h"
#include "base/text.h"
#include "base/words.h"
#include "spec/chars.h"
#include "spec/parameters.h"
#include "spec/rules.h"
#include "spec/sections.h"
#include "spec/shape_task.h"
#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace spec {

namespace {

using K = YamlNode::Kind;
using Severity = Finding::Severity;
constexpr auto kDry = Finding::Step::dry_run;

class Check {
  public:
    Check(const SpecDraft& draft, const SpecFacts& facts) : draft_(draft), facts_(facts), text_(draft.text), found_(text_) {}

    SpecCheck run() {
        if (readable()) sections();
        out_.findings = found_.take();
        return std::move(out_);
    }

  private:
    bool readable() {
        if (text_.size() > kMostSpecBytes) return found_.about(Severity::ask, kDry, fmt::format("{} are too much to be checked here", size_words(static_cast<std::int64_t>(text_.size()))), "The service reads it; here no more than 2 MiB are looked at"), false;
        if (const auto broken = first_broken_utf8(text_); broken != std::string_view::npos) return source_error({broken, broken + 1}, "This text is not UTF-8", "Save it as UTF-8: other encodings cannot be sent"), false;
        return true;
    }

    Finding& source_error(Span at, std::string what, std::string why) { return found_.at_source(Severity::error, kDry, at, std::move(what), std::move(why)); }

    void sections() {
        const auto cut = cut_sections(text_);
        if (cut.fault) { source_error(cut.fault->at, cut.fault->what, cut.fault->why); return; }
        if (cut.skipped.size() > 0) found_.at_source(Severity::warning, kDry, cut.skipped, "What stands here is not read", "The service begins at the first section: workflow, default-values or version");
        auto defaults = cut.defaults.size() > 0 ? read_defaults(text_.substr(cut.defaults.from, cut.defaults.size()), cut.defaults.from, found_) : Defaults{};
        out_.parameters = std::move(defaults.parameters);
        if (!defaults.failed) render(cut.workflow, std::move(defaults.variables));
        check_request(draft_, found_);
    }

    // --- the template
    void render(Span at, Variables variables) {
        for (const auto& [name, value] : draft_.set) variables[name] = variable_of(value, false);
        for (const auto& [name, value] : draft_.set_string) variables[name] = variable_of(value, true);
        const auto section = text_.substr(at.from, at.size());
        out_.templated = has_template(section);
        rendered_ = render_template(section, variables);
        for (auto& p : out_.parameters) p.used = std::binary_search(rendered_.used.begin(), rendered_.used.end(), p.name);
        if (rendered_.fault) return template_fault(at.from, variables);
        unused_variables();
        out_.rendered = rendered_.text;
        found_.read_from(&rendered_, at.from);
        yaml();
    }

    void unused_variables() {
        const auto one = [&](const std::string& name) {
            const bool used = std::binary_search(rendered_.used.begin(), rendered_.used.end(), name);
            const bool declared = std::any_of(out_.parameters.begin(), out_.parameters.end(), [&](const SpecParameter& p) { return p.name == name; });
            if (!used && !declared) found_.about(Severity::warning, kDry, fmt::format("Nothing asks for the variable “{}”", shorten(name, 40)), "It is sent, and not used");
        };
        for (const auto& pair : draft_.set) one(pair.first);
        for (const auto& pair : draft_.set_string) one(pair.first);
    }

    void template_fault(std::size_t offset, const Variables& variables) {
        const auto& fault = *rendered_.fault;
        const Span at{fault.at.from + offset, fault.at.to + offset};
        if (fault.unknown) { found_.at_source(Severity::ask, kDry, at, fault.what, fault.why); return; }
        auto& f = source_error(at, fault.what, fault.why);
        if (const auto tight = service_token_with_blanks(at)) {
            found_.mend_source(f, tight->first, tight->second, fmt::format("Change to {}", tight->second));
            f.why = "The service fills this in itself, but only without blanks inside the braces";
        } else if (!fault.undefined.empty()) {
            std::vector<std::string> known;
            for (const auto& [name, value] : variables) known.push_back(name);
            if (const auto near = nearest_name(fault.undefined, known); !near.empty() && text_.substr(at.from, at.size()) == fault.undefined) found_.mend_source(f, at, near, fmt::format("Change to {}", near));
        }
    }

    // "{{ output }}" where "{{output}}" is meant.
    std::optional<std::pair<Span, std::string>> service_token_with_blanks(Span at) const {
        const auto open = text_.rfind("{{", at.from);
        const auto close = open == std::string_view::npos ? open : text_.find("}}", open);
        if (close == std::string_view::npos || close + 2 < at.from || text_.substr(open, close - open).find('\n') != std::string_view::npos) return std::nullopt;
        std::string tight;
        for (const char c : text_.substr(open, close + 2 - open)) if (c != ' ') tight += c;
        if (service_token(tight, 0) != tight.size() || tight == text_.substr(open, close + 2 - open)) return std::nullopt;
        return std::pair(Span{open, close + 2}, tight);
    }

    // --- YAML
    void yaml() {
        const auto& text = rendered_.text;
        if (const auto odd = first_unprintable(text); odd != std::string_view::npos) {
            auto& f = found_.error({odd, odd + char_size(text, odd)}, "", fmt::format("An invisible sign stands here (U+{:04X})", static_cast<std::uint32_t>(char_at(text, odd))), "YAML does not allow it", kDry);
            found_.mend(f, {odd, odd + char_size(text, odd)}, "", "Remove it");
            return;
        }
        tree_ = read_yaml(text);
        if (tree_.fault) return yaml_fault();
        const auto& root = tree_[tree_.root];
        const auto workflow = root.kind == K::map ? tree_.find(root, "workflow") : YamlTree::kNone;
        if (workflow == YamlTree::kNone || tree_[workflow].kind != K::map) {
            const Span at = workflow == YamlTree::kNone ? Span{0, 8} : tree_[workflow].at.size() > 0 ? tree_[workflow].at : Span{0, 8};
            found_.error(at, "workflow", "“workflow:” holds no settings", "Its name and its tasks must stand below it, indented", kDry);
            return;
        }
        dry_name(workflow);
        other_sections(root);
        workflow_of(workflow);
    }

    void yaml_fault() {
        const auto& fault = *tree_.fault;
        auto& f = found_.error(fault.at, "", fault.what, fault.why, kDry);
        const auto at = found_.source_of(fault.at);
        if (at.from < text_.size() && text_[at.from] == '\t') tabs_to_blanks(f, at.from);
        if (out_.templated && !rendered_.copied(fault.at)) f.why += ". The template made this line: look at the preview";
    }

    // Tabs at the beginning of lines, as two blanks each.
    void tabs_to_blanks(Finding& f, std::size_t at) {
        const auto begin = text_.rfind('\n', at) + 1;
        auto end = begin;
        while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
        if (end <= at) return;
        std::string blanks;
        for (auto i = begin; i < end; ++i) blanks += text_[i] == '\t' ? "  " : " ";
        found_.mend_source(f, {begin, end}, blanks, "Change tabs to blanks");
    }

    // The dry run answers with the name, and fails when it is no text.
    void dry_name(YamlTree::Id workflow) {
        const auto id = tree_.find(tree_[workflow], "name");
        if (id == YamlTree::kNone) return;
        const auto& n = tree_[id];
        const bool nothing = n.kind == K::null || (n.kind == K::boolean && !n.yes) || (n.kind == K::whole && n.whole == 0) || (n.kind == K::real && n.real == 0) ||
                             ((n.kind == K::list || n.kind == K::map) && n.items.empty());
        dry_name_fails_ = n.kind != K::text && !nothing;
    }

    void other_sections(const YamlNode& root) {
        for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
            const auto& key = tree_[root.items[i]];
            if (key.kind != K::text || key.text != "workflow") found_.error(key.at, "", fmt::format("“{}” is no section of a spec", shorten(python_text(key), 40)), "Only workflow, default-values and version stand at the left edge");
        }
    }

    void workflow_of(YamlTree::Id workflow) {
        auto shape = read_shape(tree_, found_);
        if (dry_name_fails_)
            found_.error(shape.name_at, "name", "The name of a workflow is a text", "The service fails at once when it is something else", kDry);
        check_labels(tree_, workflow, draft_, facts_, found_, shape);
        check_names(shape, facts_, found_);
        check_order(shape, found_);
        check_pool(shape, draft_, facts_, found_);
        check_room(shape, facts_, found_);
        check_outside(shape, facts_, found_);
        advise(text_, tree_, shape, facts_, found_);
        outline(shape);
    }

    // --- what it asks for
    void outline(WorkflowShape& shape) {
        auto& out = out_.outline;
        out.name = shape.name, out.local_files = shape.local_files;
        for (auto& g : shape.groups) {
            SpecGroup group{.name = g.name, .implied = g.implied};
            for (auto& t : g.tasks) group.tasks.push_back(task_of(shape, t));
            out.groups.push_back(std::move(group));
        }
        for (const auto& [name, r] : shape.resources) {
            amount(name, "cpu", r.cpu_at), amount(name, "gpu", r.gpu_at);
            amount(name, "memory", r.memory_at), amount(name, "storage", r.storage_at);
        }
    }

    SpecTask task_of(const WorkflowShape& shape, TaskShape& t) {
        SpecTask task = std::move(t.task);
        for (const auto& in : t.inputs) if (in.workflow.empty()) task.inputs.push_back(in.task);
        task.each = {.gpu = {}, .cpu = {1000}, .memory = {1 << 30}, .storage = {1 << 30}};
        const auto at = shape.resources.find(task.resource);
        if (at != shape.resources.end()) {
            const auto& r = at->second;
            if (r.cpu.value_or(0) > 0) task.each.cpu = {std::min<std::int64_t>(*r.cpu, 1'000'000'000) * 1000};
            if (r.gpu.value_or(0) > 0) task.each.gpu = {*r.gpu};
            if (r.memory) task.each.memory = {static_cast<std::int64_t>(std::min(*r.memory, 9e18))};
            if (r.storage) task.each.storage = {static_cast<std::int64_t>(std::min(*r.storage, 9e18))};
            if (r.platform) task.platform = r.platform->text;
            for (const auto& name : r.excluded) task.excluded.push_back(name.text);
        }
        const auto where = found_.source_of(t.name_at);
        task.from = where.from, task.to = where.to;
        return task;
    }

    void amount(const std::string& resource, std::string_view key, Span at) {
        if (at.size() == 0 || !rendered_.copied(at)) return;
        const auto in = found_.source_of(at);
        out_.outline.amounts.push_back({resource, std::string(key), std::string(text_.substr(in.from, in.size())), in.from, in.to});
    }

    const SpecDraft& draft_;
    const SpecFacts& facts_;
    std::string_view text_;
    Findings found_;
    SpecCheck out_;
    Rendered rendered_;
    YamlTree tree_;
    bool dry_name_fails_ = false;
};

}  // namespace

SpecCheck check_spec(const SpecDraft& draft, const SpecFacts& facts) { return Check(draft, facts).run(); }

}  // namespace spec
