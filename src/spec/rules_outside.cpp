#include "base/text.h"
#include "base/words.h"
#include "spec/chars.h"
#include "spec/fields.h"
#include "spec/rules.h"
#include "spec/shape_task.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace spec {

// What is outside the cluster: registries, storages, the person's credentials.
namespace {

bool host_word(std::string_view s) {
    const auto edge = [](char c) { return is_letter(c) || is_digit(c); };
    return !s.empty() && edge(s.front()) && edge(s.back()) && std::all_of(s.begin(), s.end(), [&](char c) { return edge(c) || c == '-'; });
}

// "nvcr.io", "localhost", "registry:5000": what has neither a dot nor a port is a part of the name.
bool is_host(std::string_view s) {
    const auto colon = s.find(':');
    const auto host = s.substr(0, colon);
    if (colon != std::string_view::npos) {
        const auto port = s.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return false;
    }
    std::size_t parts = 0;
    for (auto rest = host;; ++parts) {
        const auto part = rest.substr(0, rest.find('.'));
        if (!host_word(part)) return false;
        if (part.size() == rest.size()) break;
        rest.remove_prefix(part.size() + 1);
    }
    return parts > 0 || host == "localhost" || colon != std::string_view::npos;
}

bool image_part(std::string_view s) {
    const auto edge = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
    return !s.empty() && edge(s.front()) && edge(s.back()) && std::all_of(s.begin(), s.end(), [&](char c) { return edge(c) || c == '_' || c == '.' || c == '-'; });
}

bool image_name(std::string_view s) {
    while (true) {
        const auto part = s.substr(0, s.find('/'));
        if (!image_part(part)) return false;
        if (part.size() == s.size()) return true;
        s.remove_prefix(part.size() + 1);
    }
}

bool is_digest(std::string_view s) {
    const auto colon = s.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == s.size()) return false;
    const auto sum = s.substr(colon + 1);
    return std::all_of(s.begin(), s.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return is_word(c) || c == '+' || c == '.' || c == '-'; }) && std::all_of(sum.begin(), sum.end(), is_hex);
}

void images(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    std::set<std::string> asked;
    for (const auto& g : shape.groups)
        for (const auto& t : g.tasks) {
            if (t.image_at.size() == 0) continue;
            const auto image = read_image(t.task.image);
            if (!image) {
                found.error(t.image_at, at_key(t.path, "image"), fmt::format("“{}” is no name of an image", shorten(t.task.image, 60)), "registry/name:version, the name in lower case");
                continue;
            }
            if (!image->pinned && (image->tag.empty() || image->tag == "latest"))
                found.warn(t.image_at, at_key(t.path, "image"), image->tag.empty() ? "This image has no version" : "“latest” is a different image tomorrow", "Give a version, so that a run can be repeated");
            if (!facts.open_registries || !asked.insert(image->host).second) continue;
            const auto& open = *facts.open_registries;
            if (std::find(open.begin(), open.end(), image->host) == open.end())
                found.ask(t.image_at, at_key(t.path, "image"), fmt::format("Whether {} gives out this image, only the service can tell", image->host), "It asks the registry, with your credential where it needs one");
        }
}

void storages(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    for (const auto& g : shape.groups)
        for (const auto& t : g.tasks)
            for (const auto& url : t.urls) {
                if (!is_storage(url.text)) {
                    found.error(url.at, t.path, fmt::format("“{}” is no address of a storage", shorten(url.text, 60)), "s3://bucket/path, gs://…, swift://host/account/bucket, tos://host/bucket or azure://account/container");
                } else if (facts.open_storage && std::find(facts.open_storage->begin(), facts.open_storage->end(), storage_scheme(url.text)) == facts.open_storage->end()) {
                    found.ask(url.at, t.path, fmt::format("Whether you may use {}, only the service can tell", shorten(url.text, 60)), "It tries your credential for it");
                }
            }
}

void credentials(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    if (!facts.credentials) return;
    std::vector<std::string> names;
    for (const auto& [name, keys] : *facts.credentials) names.push_back(name);
    for (const auto& g : shape.groups)
        for (const auto& t : g.tasks)
            for (const auto& c : t.credentials) {
                const auto known = facts.credentials->find(c.name);
                if (known == facts.credentials->end()) {
                    auto& f = found.error(c.at, at_key(t.path, "credentials"), fmt::format("You have no credential “{}”", shorten(c.name, 40)), names.empty() ? "You have none of this kind" : "You have " + join_names(names));
                    if (const auto near = nearest_name(c.name, names); !near.empty()) found.mend(f, c.at, near, fmt::format("Change to {}", near));
                    continue;
                }
                for (const auto& key : c.keys) {
                    if (known->second.empty()) { found.ask(key.at, at_key(t.path, "credentials"), fmt::format("Whether {} has a key “{}”, only the service can tell", c.name, shorten(key.text, 40)), "It does not tell the keys of credentials"); continue; }
                    if (std::find(known->second.begin(), known->second.end(), key.text) != known->second.end()) continue;
                    auto& f = found.error(key.at, at_key(t.path, "credentials"), fmt::format("The credential {} has no key “{}”", c.name, shorten(key.text, 40)), "It has " + join_names(known->second));
                    if (const auto near = nearest_name(key.text, known->second); !near.empty()) found.mend(f, key.at, near, fmt::format("Change to {}", near));
                }
            }
}

}  // namespace

std::optional<Image> read_image(std::string_view s) {
    Image out;
    if (const auto at = s.find('@'); at != std::string_view::npos) {
        if (!is_digest(s.substr(at + 1))) return std::nullopt;
        out.pinned = true, s = s.substr(0, at);
    }
    if (const auto slash = s.find('/'); slash != std::string_view::npos && is_host(s.substr(0, slash))) out.host = s.substr(0, slash), s.remove_prefix(slash + 1);
    const auto colon = s.find(':');
    out.name = s.substr(0, colon);
    if (colon != std::string_view::npos) {
        out.tag = s.substr(colon + 1);
        const bool tag = !out.tag.empty() && is_word(out.tag[0]) && std::all_of(out.tag.begin(), out.tag.end(), [](char c) { return is_word(c) || c == '.' || c == '-'; });
        if (!tag) return std::nullopt;
    }
    if (!image_name(out.name)) return std::nullopt;
    out.host = out.host.substr(0, out.host.find(':'));
    if (out.host.empty()) out.host = "docker.io";
    return out;
}

void check_outside(const WorkflowShape& shape, const SpecFacts& facts, Findings& found) {
    images(shape, facts, found);
    storages(shape, facts, found);
    credentials(shape, facts, found);
}

}  // namespace spec
