#include "views/query_bar.h"
#include "base/words.h"

std::vector<TokenSpan> tokens_of(std::string_view text, const Query& query) {
    std::vector<TokenSpan> out;
    const auto spans = term_spans(text);
    for (std::size_t i = 0; i < spans.size() && i < query.terms.size(); ++i) {
        const auto& term = query.terms[i];
        const bool plain = term.kind == Term::Kind::word && !term.negated && !term.exact;
        if (plain || (term.kind == Term::Kind::fault && term.fault.empty())) continue;
        out.push_back({spans[i].from, spans[i].to, !term.fault.empty()});
    }
    return out;
}

std::vector<std::string> terms_here(const Query& query) {
    std::vector<std::string> out;
    for (const auto& t : query.terms) {
        if (t.kind == Term::Kind::fault || asked_as_missing(t)) continue;
        const auto* key = find_key(query.list, t.key.empty() ? "name" : t.key);
        const bool several = query.list == QueryList::workflows && t.values.size() > 1 && (t.key == "label" || t.key == "no_label" || t.key == "app" || t.key == "name");
        if (t.negated || several || (key && !key->asked)) out.push_back(t.text);
    }
    return out;
}

std::string not_asked_words(const Query& query) {
    const auto here = terms_here(query);
    std::string out;
    for (std::size_t i = 0; i < here.size(); ++i) out += (i == 0 ? "" : i + 1 == here.size() ? " and " : ", ") + here[i];
    return out.empty() ? "" : "Without " + out + ", which only this page looks for";
}

QueryBar query_bar(Field field, const QueryIndex& index, const Asker& asker) {
    QueryBar bar{.query = spelled_out(parse_query(field.value, index.list()), asker), .field = std::move(field), .faults = {}};
    judge_values(index, bar.query);
    bar.field.icon = Icon::search, bar.field.shortcut = "/";
    bar.field.search = bar.field.clearable = true;
    bar.field.error = bar.query.faults();
    bar.field.tokens = tokens_of(bar.field.value, bar.query);
    for (std::size_t i = 0; i < bar.query.terms.size(); ++i) {
        const auto& term = bar.query.terms[i];
        if (term.fault.empty()) continue;
        bar.faults.push_back({term.fault, term.nearest, term.nearest.empty() ? "" : with_term(bar.field.value, i, term.nearest)});
    }
    return bar;
}

Suggestions suggestions(std::string_view text, std::size_t caret, const QueryIndex& index, std::string_view own_name) {
    auto found = complete(text, caret, index, own_name);
    Suggestions out{.from = found.from, .to = found.to, .title = std::move(found.title), .hint = std::move(found.hint), .items = {}, .eager = found.eager};
    for (auto& item : found.items)
        out.items.push_back({std::move(item.text), std::move(item.note), item.count < 0 ? "" : count_words(item.count), std::move(item.insert), item.key});
    return out;
}
