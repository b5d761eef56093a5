#include "engine/service/questionnaire_items.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/service/facts_index.h"

namespace soleus::service {
namespace {

using reasoning::Knowledge;

class Plan {
 public:
  explicit Plan(const Knowledge& knowledge) : knowledge_(knowledge) { ListQuestions(); }

  std::vector<QuestionGroup> Groups() {
    std::vector<QuestionGroup> groups;
    groups.push_back({.link_id = "group-context",
                      .title = "Complaint, place and onset",
                      .remark = "What follows is ranked for this complaint and onset. The date of "
                                "onset is read from the complaint's own Condition.",
                      .items = Context()});
    groups.push_back({.link_id = "group-screen",
                      .title = "Red flags: must be asked",
                      .remark = "Most urgent first. Leave out what could not be asked or done: "
                                "silence is never taken for \"no\".",
                      .items = Screen()});
    using sdk::Method;
    groups.push_back({"group-history", "History", {}, Rest(Method::kHistory)});
    groups.push_back({"group-bedside", "Bedside examination", {}, Rest(Method::kBedside)});
    groups.push_back({"group-laboratory", "Laboratory", {}, Rest(Method::kLaboratory)});
    groups.push_back({"group-imaging", "Imaging", {}, Rest(Method::kImaging)});
    std::erase_if(groups, [](const QuestionGroup& group) { return group.items.empty(); });
    return groups;
  }

 private:
  void ListQuestions() {
    for (const sdk::Plugin* plugin : knowledge_.plugins()) {
      for (const sdk::Finding& stated : plugin->vocabulary) {
        const auto used = knowledge_.used_findings().find(stated.id.text);
        if (used == knowledge_.used_findings().end()) continue;
        const sdk::Finding& finding = *used->second;
        if (LinkOf(finding).first.empty() || !seen_.insert(finding.id.text).second) continue;
        AddTo(finding);
      }
    }
  }

  void AddTo(const sdk::Finding& finding) {
    const auto [link, value] = LinkOf(finding);
    const auto [at, is_new] = questions_.try_emplace(link);
    QuestionItem& item = at->second;
    if (is_new) {
      item.link_id = link;
      order_.push_back(link);
    }
    const auto add_value = [&item](std::string_view code, std::string_view words) {
      const bool have = std::any_of(item.values.begin(), item.values.end(),
                                    [&](const auto& v) { return v.first == code; });
      if (!have) item.values.emplace_back(code, words);
    };
    // The choice itself words the question better than one of its values does.
    const bool leads = finding.kind == sdk::ValueKind::kChoice;
    item.findings.insert(leads ? item.findings.begin() : item.findings.end(), &finding);
    for (const sdk::Category& category : finding.categories) {
      add_value(category.code, category.label);
    }
    if (!value.empty()) add_value(value, finding.label);
  }

  // The linkIds whose answers can settle a finding: its own, or those that it is derived from.
  void LinksTo(std::string_view id, std::set<std::string_view>& looked_at,
               std::vector<std::string_view>& links) const {
    const sdk::Finding* finding = knowledge_.FindFinding(id);
    if (finding == nullptr || !looked_at.insert(id).second) return;
    const std::string_view link = LinkOf(*finding).first;
    if (!link.empty()) {
      links.push_back(link);
      return;
    }
    for (const sdk::Term& term : finding->derived.terms) LinksTo(term.subject, looked_at, links);
  }

  void Take(std::string_view id, std::vector<QuestionItem>& items) {
    std::set<std::string_view> looked_at;
    std::vector<std::string_view> links;
    LinksTo(id, looked_at, links);
    for (const std::string_view link : links) {
      const auto question = questions_.find(link);
      if (question == questions_.end() || !placed_.insert(link).second) continue;
      items.push_back(question->second);
    }
  }

  std::vector<QuestionItem> Context() {
    const CodeIndex index(knowledge_);
    std::vector<QuestionItem> items;
    for (const std::string_view id : index.complaints()) Take(id, items);
    for (const std::string_view id : index.locations()) Take(id, items);
    for (const auto& presentation : knowledge_.presentations()) {
      for (const sdk::FindingId id : presentation.item->defined_by) Take(id.text, items);
    }
    return items;
  }

  std::vector<QuestionItem> Screen() {
    std::vector<const sdk::RedFlag*> flags;
    for (const auto& flag : knowledge_.red_flags()) flags.push_back(flag.item);
    std::sort(flags.begin(), flags.end(), [](const sdk::RedFlag* a, const sdk::RedFlag* b) {
      return std::tuple(b->urgency, a->rank, a->id) < std::tuple(a->urgency, b->rank, b->id);
    });
    std::vector<QuestionItem> items;
    for (const sdk::RedFlag* flag : flags) {
      for (const sdk::FindingId id : flag->screen) Take(id.text, items);
    }
    return items;
  }

  std::vector<QuestionItem> Rest(sdk::Method method) {
    std::vector<QuestionItem> items;
    for (const std::string_view link : order_) {
      const QuestionItem& question = questions_.at(link);
      if (question.first().method != method || !placed_.insert(link).second) continue;
      items.push_back(question);
    }
    return items;
  }

  const Knowledge& knowledge_;
  std::map<std::string_view, QuestionItem> questions_;  // by linkId
  std::vector<std::string_view> order_;                 // of the vocabulary
  std::set<std::string_view> seen_;                     // findings
  std::set<std::string_view> placed_;                   // linkIds
};

}  // namespace

bool QuestionItem::is_decimal() const {
  const std::string_view unit = first().unit;
  return is_quantity() && (unit.empty() || unit == "1" || unit.front() == '{');
}

std::pair<std::string_view, std::string_view> LinkOf(const sdk::Finding& finding) {
  const std::string_view code = finding.local_code;
  const std::size_t hash = code.find('#');
  if (hash == std::string_view::npos) return {code, {}};
  return {code.substr(0, hash), code.substr(hash + 1)};
}

std::vector<QuestionGroup> PlanQuestions(const Knowledge& knowledge) {
  return Plan(knowledge).Groups();
}

}  // namespace soleus::service
