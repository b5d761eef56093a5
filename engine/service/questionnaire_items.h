// Which questions the loaded knowledge asks, and in which order: the plan of the Questionnaire.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// One question. Its linkId is a local code: what the fact reader takes an answer by.
struct QuestionItem {
  std::string link_id;
  // Never empty. Several where each is one value of the choice that is asked for
  // ("onset-type#sudden"); the first then gives the words.
  std::vector<const sdk::Finding*> findings;
  // Code and words of each value, in order. Empty: it is no choice.
  std::vector<std::pair<std::string_view, std::string_view>> values;

  const sdk::Finding& first() const { return *findings.front(); }
  bool is_quantity() const { return first().kind == sdk::ValueKind::kQuantity; }
  // A count or a score: FHIR's decimal; what has a dimension is a quantity.
  bool is_decimal() const;
};

struct QuestionGroup {
  std::string_view link_id;
  std::string_view title;
  std::string_view remark;  // for whoever fills it in; empty: none
  std::vector<QuestionItem> items;
};

// What can be asked is every used finding with a local code, each question once. First what the
// context hangs on (complaint, place, onset); then the mandatory screen, in order of the flags'
// urgency and rank; then the rest by who can answer, in the order of the vocabulary. A group
// without items is left out.
std::vector<QuestionGroup> PlanQuestions(const reasoning::Knowledge& knowledge);

// The linkId under which an answer means `finding`, and the value that it must then have (empty: it
// is no value of a choice). An empty linkId: it is never sent, only derived.
std::pair<std::string_view, std::string_view> LinkOf(const sdk::Finding& finding);

}  // namespace soleus::service
