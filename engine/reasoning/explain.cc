#include "engine/reasoning/explain.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace soleus::reasoning {

std::string_view BandOf(double probability) {
  if (probability >= 0.9) return "very_likely";
  if (probability >= 0.66) return "likely";
  if (probability >= 0.1) return "possible";
  if (probability >= 0.01) return "unlikely";
  return "very_unlikely";
}

std::string_view WordFor(sdk::Provenance provenance) {
  switch (provenance) {
    case sdk::Provenance::kVerified: return "verified";
    case sdk::Provenance::kRecalled: return "recalled";
    case sdk::Provenance::kEstimate: return "estimate";
  }
  return "";
}

std::string_view WordFor(sdk::Quality quality) {
  switch (quality) {
    case sdk::Quality::kA: return "A";
    case sdk::Quality::kB: return "B";
    case sdk::Quality::kC: return "C";
    case sdk::Quality::kD: return "D";
  }
  return "";
}

std::string_view WordFor(sdk::Urgency urgency) {
  switch (urgency) {
    case sdk::Urgency::kRoutine: return "routine";
    case sdk::Urgency::kWithin2Weeks: return "within_2_weeks";
    case sdk::Urgency::kWithin48Hours: return "within_48_h";
    case sdk::Urgency::kSameDay: return "same_day";
    case sdk::Urgency::kEmergency: return "emergency";
  }
  return "";
}

std::string_view WordFor(sdk::Severity severity) {
  switch (severity) {
    case sdk::Severity::kStop: return "stop";
    case sdk::Severity::kRefer: return "refer";
    case sdk::Severity::kNote: return "note";
    case sdk::Severity::kModifier: return "modifier";
  }
  return "";
}

std::string_view WordFor(sdk::Specialty specialty) {
  switch (specialty) {
    case sdk::Specialty::kEmergencyMedicine: return "emergency_medicine";
    case sdk::Specialty::kOrthopaedics: return "orthopaedics";
    case sdk::Specialty::kSportsMedicine: return "sports_medicine";
    case sdk::Specialty::kPrescriber: return "prescriber";
    case sdk::Specialty::kPhysicalTherapy: return "physical_therapy";
    case sdk::Specialty::kPrimaryCare: return "primary_care";
    case sdk::Specialty::kRheumatology: return "rheumatology";
    case sdk::Specialty::kVascular: return "vascular";
    case sdk::Specialty::kPaediatrics: return "paediatrics";
    case sdk::Specialty::kOncology: return "oncology";
    case sdk::Specialty::kSpine: return "spine";
  }
  return "";
}

std::string_view WordFor(sdk::OrderKind kind) {
  switch (kind) {
    case sdk::OrderKind::kTherapy: return "therapy";
    case sdk::OrderKind::kEducation: return "education";
    case sdk::OrderKind::kAssessment: return "assessment";
    case sdk::OrderKind::kReferral: return "referral";
    case sdk::OrderKind::kImaging: return "imaging";
    case sdk::OrderKind::kLaboratory: return "laboratory";
    case sdk::OrderKind::kMedication: return "medication";
    case sdk::OrderKind::kAvoid: return "avoid";
  }
  return "";
}

std::string_view WordFor(sdk::Method method) {
  switch (method) {
    case sdk::Method::kHistory: return "history";
    case sdk::Method::kBedside: return "bedside";
    case sdk::Method::kLaboratory: return "laboratory";
    case sdk::Method::kImaging: return "imaging";
  }
  return "";
}

std::string_view WordFor(sdk::Status status) {
  switch (status) {
    case sdk::Status::kDraft: return "draft";
    case sdk::Status::kReviewed: return "reviewed";
    case sdk::Status::kRetired: return "retired";
  }
  return "";
}

sdk::Provenance WeakestProvenance(const Hypothesis& hypothesis) {
  // The enum runs from the surest to the least sure.
  auto weakest = hypothesis.condition == nullptr ? sdk::Provenance::kEstimate
                                                 : hypothesis.condition->item->pretest_provenance;
  for (const AppliedModifier& m : hypothesis.modifiers) {
    if (m.applied) weakest = std::max(weakest, m.modifier->provenance);
  }
  for (const Contribution& c : hypothesis.contributions) {
    if (c.counted) weakest = std::max(weakest, c.row->provenance);
  }
  return weakest;
}

std::string ValueText(const Fact& fact, const sdk::Finding& finding) {
  switch (fact.state) {
    case Fact::State::kPresent: return "present";
    case Fact::State::kAbsent: return "absent";
    case Fact::State::kUnanswered: return "could not be answered";
    case Fact::State::kValue: break;
  }
  if (finding.kind == sdk::ValueKind::kChoice) return fact.category;
  const bool annotation = finding.unit.empty() || finding.unit.front() == '{';
  const std::string number =
      fact.comparator + (fact.decimal.empty() ? absl::StrFormat("%g", fact.number) : fact.decimal);
  return annotation ? number : absl::StrFormat("%s %s", number, finding.unit);
}

}  // namespace soleus::reasoning
