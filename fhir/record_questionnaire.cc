// QuestionnaireResponse.
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"
#include "fhir/side.h"

namespace soleus::fhir {
namespace {

// FHIR nests items in items and in answers; depth is bounded by the depth of the JSON.
class Answers {
 public:
  Answers(const Observation& pattern, Task& task)
      : pattern_(pattern), task_(task), first_(task.record.observations.size()) {}

  // Every answer as an Observation, each of the side that the item for it names, wherever it
  // stands. Where groups name different sides (a group for each leg), each speaks for its own
  // answers, and what stands in none of them names no side.
  void Read(const Element& items) {
    ReadItems(items, 0);
    Side all = Side::kUnstated;
    bool differ = false;
    for (const Group& group : groups_) {
      if (group.side == Side::kUnstated) continue;
      differ = differ || (all != Side::kUnstated && group.side != all);
      all = group.side;
    }
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
      task_.record.observations[first_ + i].side = differ ? NearestSide(group_of_[i]) : all;
    }
  }

 private:
  // An item that holds items, or the form as a whole.
  struct Group {
    std::size_t up = 0;  // the index of the group around it; the form's own is 0
    Side side = Side::kUnstated;
  };

  Side NearestSide(std::size_t group) const {
    while (group != 0 && groups_[group].side == Side::kUnstated) group = groups_[group].up;
    return groups_[group].side;
  }

  void ReadItems(const Element& items, std::size_t group) {
    if (!task_.reader.Is(items, Json::Kind::kArray)) return;
    for (std::size_t i = 0; i < items.items().size(); ++i) ReadItem(items.Item(i), group);
  }

  void ReadSide(const Element& item, const Values& values, Group& group) {
    Side named = Side::kUnstated;
    for (const Value& value : values) {
      if (const auto* text = std::get_if<std::string_view>(&value)) {
        named = Together(named, SideOfText(*text));
      } else if (const auto* coded = std::get_if<Concept>(&value)) {
        named = Together(named, SideOfConcept(*coded));
      }
    }
    if (named == Side::kUnstated && !values.empty()) {
      task_.reader.Warn(item, "The side is none of left, right, both; it counts as not stated.",
                        "Send the SNOMED CT qualifier 7771000, 24028007 or 51440002.");
    }
    group.side = Together(group.side, named);
  }

  std::size_t Within(std::size_t group) {
    groups_.push_back({.up = group});
    return groups_.size() - 1;
  }

  void ReadItem(const Element& item, std::size_t group) {
    Reader& reader = task_.reader;
    if (!reader.Is(item, Json::Kind::kObject) || !reader.IsUnderstood(item)) return;
    const std::string_view link_id = reader.RequiredCode(item.Field("linkId"));
    const Element answers = item.Field("answer");
    Values values;
    if (!link_id.empty() && reader.Is(answers, Json::Kind::kArray)) {
      for (std::size_t i = 0; i < answers.items().size(); ++i) {
        const Element answer = answers.Item(i);
        if (!reader.Is(answer, Json::Kind::kObject) || !reader.IsUnderstood(answer)) continue;
        if (std::optional<Value> value = reader.ReadValue(answer)) {
          values.push_back(*std::move(value));
        }
        const Element below = answer.Field("item");
        if (below.sent()) ReadItems(below, Within(group));
      }
    }
    if (link_id == kSideLinkId) {
      ReadSide(item, values, groups_[group]);
    } else if (!values.empty()) {
      Observation observation = pattern_;
      observation.origin.path = item.PathIn(reader.texts());
      observation.code.codings = {{.system = {}, .code = link_id, .display = {}}};
      observation.values = std::move(values);
      task_.record.observations.push_back(std::move(observation));
      group_of_.push_back(group);
    }
    const Element below = item.Field("item");
    if (below.sent()) ReadItems(below, Within(group));
  }

  const Observation& pattern_;
  Task& task_;
  const std::size_t first_;             // of our observations
  std::vector<Group> groups_{Group{}};  // the form first
  std::vector<std::size_t> group_of_;   // of each of our observations
};

}  // namespace

void ReadQuestionnaireResponse(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  const Element status = at.Field("status");
  const std::string_view code = reader.RequiredCode(status);
  if (code.empty()) return;
  Observation pattern;
  if (code == "in-progress") {
    pattern.preliminary = true;
    reader.Remark(status, "The questionnaire is in progress and may still change.",
                  "Send it again once it is completed.");
  } else if (code != "completed" && code != "amended") {
    reader.LeaveOut(status, Sentence("The status is ", Quoted(code), "; it is not used."),
                    "Send in-progress, completed or amended.");
    return;
  }
  pattern.origin = resource.MakeOrigin(task.reader.texts());
  pattern.from_questionnaire = true;
  const Element authored = at.Field("authored");
  pattern.effective = reader.ReadTime(authored);
  if (reader.InFuture(authored, pattern.effective)) return;
  Answers(pattern, task).Read(at.Field("item"));
}

}  // namespace soleus::fhir
