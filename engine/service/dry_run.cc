#include "engine/service/dry_run.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "engine/service/answer.h"
#include "engine/service/case_record.h"
#include "engine/service/differences.h"
#include "engine/service/facts.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {
namespace {

// One side of the comparison.
class Side {
 public:
  explicit Side(const catalogue::KnowledgeBase& base) : base_(base), reader_(base.knowledge()) {}

  const reasoning::Knowledge& knowledge() const { return base_.knowledge(); }

  absl::StatusOr<Gist> Answer(const CaseRecord& worked) const {
    static const fhir::Time kAsOf = *fhir::ParseTime(kCaseDay);
    std::vector<std::string_view> texts;
    for (const CaseRecord::Resource& r : worked.resources) texts.push_back(r.json);
    const absl::StatusOr<fhir::Record> record = fhir::ReadRecord(BundleOf(texts), kAsOf, {});
    if (!record.ok()) return record.status();
    reasoning::Patient patient = reader_.Read(*record, kAsOf).patient;
    bool given = false;
    for (const auto& [id, fact] : worked.unsent) {
      if (!knowledge().used_findings().contains(id)) continue;
      patient.facts.insert_or_assign(id, fact);
      given = true;
    }
    if (given) reasoning::Derive(knowledge(), patient);
    v1::EvaluateResponse response;
    // What code must make of a case stands in the case: none is asked, and so none is out.
    WriteAnswer(base_, patient, reasoning::Assess(knowledge(), patient, {}), {},
                std::string(kCaseDay), {}, response);
    return GistOf(response);
  }

 private:
  const catalogue::KnowledgeBase& base_;
  const FactReader reader_;
};

// Cases by "plugin/case", each with the knowledge that words it.
using Cases =
    absl::btree_map<std::string, std::pair<const sdk::Case*, const reasoning::Knowledge*>>;

void AddCases(const reasoning::Knowledge& knowledge, Cases& cases) {
  for (const sdk::Plugin* plugin : knowledge.plugins()) {
    for (const sdk::Case& worked : plugin->cases) {
      cases.try_emplace(absl::StrFormat("%s/%s", plugin->about.id, worked.id), &worked, &knowledge);
    }
  }
}

std::string WhoIsOut(const catalogue::KnowledgeBase& active,
                     const catalogue::KnowledgeBase& candidate) {
  absl::btree_map<std::string_view, bool> serving;
  for (const catalogue::Participant& p : active.participants()) serving[p.plugin_id] = p.serving;
  std::string out;
  for (const catalogue::Participant& p : candidate.participants()) {
    const auto was = serving.find(p.plugin_id);
    if (p.serving || (was != serving.end() && !was->second)) continue;
    out.append(out.empty() ? "" : " ").append(p.reason);
  }
  return out;
}

}  // namespace

v1::DryRunResponse DryRun(const catalogue::KnowledgeBase& active,
                          const catalogue::KnowledgeBase& candidate) {
  v1::DryRunResponse response;
  response.set_refusal(WhoIsOut(active, candidate));
  const Side before(active);
  const Side after(candidate);
  Cases cases;
  AddCases(candidate.knowledge(), cases);
  AddCases(active.knowledge(), cases);
  for (const auto& [name, entry] : cases) {
    const auto& [worked, knowledge] = entry;
    response.set_cases(response.cases() + 1);
    std::vector<std::string> lines;
    const absl::StatusOr<CaseRecord> record = RecordOf(*worked, *knowledge);
    if (!record.ok()) {
      lines.push_back(absl::StrFormat("The case %s.", record.status().message()));
    } else {
      const absl::StatusOr<Gist> was = before.Answer(*record);
      const absl::StatusOr<Gist> is = after.Answer(*record);
      if (was.ok() && is.ok()) {
        lines = Differences(*was, *is);
      } else {
        lines.push_back(std::string((was.ok() ? is : was).status().message()));
      }
    }
    if (lines.empty()) continue;
    v1::ChangedAnswer& changed = *response.add_changed();
    changed.set_what(name);
    for (std::string& line : lines) changed.add_lines(std::move(line));
  }
  return response;
}

}  // namespace soleus::service
