#include "api/submit.h"
#include "api/decode.h"
#include "base/json_quote.h"

static void list(std::string& out, std::string_view key, const std::vector<std::pair<std::string, std::string>>& pairs) {
    out.append(",\"").append(key).append("\":[");
    bool first = true;
    for (const auto& [name, value] : pairs) {
        if (name.empty()) continue;
        if (!std::exchange(first, false)) out += ',';
        json_quote(out, mend_utf8(name + "=" + value));
    }
    out += ']';
}

std::string submit_body(const SpecDraft& draft, bool as_template) {
    const auto text = mend_utf8(draft.text);
    std::string out = "{\"file\":";
    json_quote(out, text);
    list(out, "set_variables", draft.set), list(out, "set_string_variables", draft.set_string);
    if (as_template) out += ",\"uploaded_templated_spec\":", json_quote(out, text);
    return out + "}";
}

std::vector<std::string> whole_pairs(const std::vector<std::string>& pairs) {
    std::vector<std::string> out;
    for (const auto& pair : pairs) if (!pair.empty() && pair.front() != '=') out.push_back(pair);
    return out;
}

Result<SubmitAnswer> decode_submit_answer(std::string_view body) {
    return decode(body, [](const Reader& root) { return SubmitAnswer{root.at("name").text_or(""), root.at("spec").text_or(""), root.at("logs").text_or(""), root.at("warnings").texts_or_none()}; });
}

std::string refused_workflow(std::string_view body) {
    const auto id = decode(body, [](const Reader& root) { return root.at("workflow_id").text_or(""); });
    return id ? *id : std::string();
}
