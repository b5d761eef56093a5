// What it may be: a RiskAssessment of every row, and a Condition for each that is worth a line.
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {
namespace {

constexpr std::string_view kVerification =
    "http://terminology.hl7.org/CodeSystem/condition-ver-status";

class DifferentialWriter {
 public:
  explicit DifferentialWriter(AnswerBundle& bundle) : bundle_(bundle), json_(bundle.json()) {}

  void WriteRisk() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    bundle_.Entry("RiskAssessment", "differential", [&] {
      json_.Text("status", "preliminary");
      bundle_.Concept("method",
                      {.codings = {},
                       .text = "Pretest odds times the likelihood ratios that count, normalised "
                               "over all hypotheses, something else included"});
      bundle_.Concept(
          "code",
          {.codings = {}, .text = absl::StrFormat("Differential: %s", answer.context().label())});
      bundle_.Subject("subject");
      bundle_.Date("occurrenceDateTime");
      bundle_.Author("performer");
      WriteBasis();
      json_.Array("prediction", [&] {
        for (const v1::Hypothesis& row : answer.differential()) WritePrediction(row);
      });
      std::string works;
      for (int i = 0; i < answer.works_size(); ++i) {
        absl::StrAppendFormat(&works, "\n[%d] %s", i + 1, answer.works(i));
      }
      bundle_.Notes({bundle_.SideNote(), Robustness(), Said("Works cited:", works)});
    });
  }

  void WriteCondition(const v1::Hypothesis& row) {
    bundle_.Entry("Condition", row.condition_id(), [&] {
      const bool leads = row.probability() >= kProvisionalFrom;
      json_.Object("verificationStatus", [&] {
        json_.Array("coding", [&] {
          bundle_.CodingItem({kVerification, leads ? "provisional" : "differential",
                              leads ? "Provisional" : "Differential"});
        });
      });
      bundle_.Concept("code",
                      CodedBy(row.codings(), kConditionSystem, row.condition_id(), row.name()));
      bundle_.Subject("subject");
      bundle_.Date("recordedDate");
      json_.Array("evidence", [&] {
        for (const v1::Contribution& c : row.contributions()) {
          if (c.counted() && c.ratio_in_use() > 1) bundle_.EvidenceItem(c.finding_id());
        }
        json_.Item([&] { json_.Array("detail", [&] { bundle_.PointAtItem(bundle_.RiskUrl()); }); });
      });
      bundle_.Notes({absl::StrFormat("Proposed by decision support, not by a clinician: %s, %s.",
                                     Percent(row.probability()), InWords(row.band())),
                     row.dangerous() ? "Must not be missed, whatever its rank." : "", row.note()});
    });
  }

 private:
  // From "likely" on: the one tentative diagnosis; the others are the set it stands out from.
  static constexpr double kProvisionalFrom = 0.66;

  static std::string Percent(double probability) {
    return absl::StrFormat("%.3g %%", 100 * probability);
  }

  void WriteBasis() {
    std::vector<std::string> resources;
    std::set<std::string> seen;
    for (const v1::Hypothesis& row : bundle_.answer().differential()) {
      for (const v1::Contribution& c : row.contributions()) {
        for (std::string& resource : bundle_.ResourcesOf(c.finding_id())) {
          if (seen.insert(resource).second) resources.push_back(std::move(resource));
        }
      }
    }
    if (resources.empty()) return;
    json_.Array("basis", [&] {
      for (const std::string& resource : resources) bundle_.InputItem(resource);
    });
  }

  void WritePrediction(const v1::Hypothesis& row) {
    json_.Item([&] {
      bundle_.Concept("outcome",
                      CodedBy(row.codings(), kConditionSystem, row.condition_id(), row.name()));
      // R4: "Decimal values are expressed as percentages as well (max = 100)".
      json_.Number("probabilityDecimal", 100 * row.probability());
      bundle_.Concept("qualitativeRisk",
                      {.codings = {{kBandSystem, row.band(), {}}}, .text = InWords(row.band())});
      json_.Text("rationale", Rationale(row));
    });
  }

  std::string Rationale(const v1::Hypothesis& row) const {
    std::vector<std::string> parts = {
        absl::StrFormat("Plausible range %s to %s.", Percent(row.interval().low()),
                        Percent(row.interval().high())),
        absl::StrFormat("Pretest %s (%s): %s.", Percent(row.pretest().probability()),
                        row.pretest().provenance(), row.pretest().source())};
    for (const v1::Modifier& m : row.pretest().modifiers()) {
      if (m.applied()) {
        parts.push_back(absl::StrFormat("Pretest changed by %.3g: %s (%s: %s).", m.factor(),
                                        m.label(), m.provenance(), m.source()));
      }
    }
    for (const v1::Contribution& c : row.contributions()) {
      parts.push_back(absl::StrFormat("%s: %s, likelihood ratio %.3g (%s%s%s)%s%s.", c.label(),
                                      c.value().empty() ? c.state() : c.value(), c.ratio_in_use(),
                                      c.provenance(), c.citation().empty() ? "" : ": ",
                                      c.citation(),
                                      c.counted() ? "" : ", not counted: ", c.why_not_counted()));
    }
    return absl::StrJoin(parts, " ");
  }

  std::string Robustness() const {
    const v1::Robustness& r = bundle_.answer().robustness();
    if (r.weakest_label().empty()) return {};
    return absl::StrFormat(
        "The first rank %s at the low and high ends of all pretest ranges; in the hardest case %s "
        "leads with %s. Its weakest number (%s): %s.",
        r.holds() ? "stays first" : "does not stay first", NameOf(r.hardest().condition_id()),
        Percent(r.hardest().probability()), r.weakest_provenance(), r.weakest_label());
  }

  std::string NameOf(const std::string& condition_id) const {
    const std::string name = bundle_.ConditionName(condition_id);
    return name.empty() ? InWords(condition_id) : name;
  }

  AnswerBundle& bundle_;
  fhir::JsonWriter& json_;
};

}  // namespace

void WriteDifferential(AnswerBundle& bundle) {
  if (bundle.answer().differential().empty()) return;
  DifferentialWriter writer(bundle);
  for (const v1::Hypothesis& row : bundle.answer().differential()) {
    if (HasCondition(row)) writer.WriteCondition(row);
  }
  writer.WriteRisk();
}

}  // namespace soleus::service
