#include "engine/service/facts_codes.h"

#include "absl/strings/str_format.h"
#include "engine/service/facts_site.h"

namespace soleus::service {
namespace {

constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
constexpr std::size_t kFullCode = 8;  // "S86.011A": seven characters and a dot

// Items of forms have no system.
std::string NameOf(const fhir::Coding& coding) {
  if (coding.system.empty()) return absl::StrFormat("linkId %s", Clip(coding.code));
  return absl::StrFormat("%s|%s", Clip(coding.system), Clip(coding.code));
}

}  // namespace

std::string NameOf(const CodeHit& hit) {
  if (hit.coding != nullptr) return NameOf(*hit.coding);
  return absl::StrFormat("\"%s\"", Clip(hit.target->site->text));
}

std::vector<CodeHit> RecordCodes::Find(const fhir::Concept& sent, bool from_questionnaire) const {
  std::vector<CodeHit> hits = index_.Find(sent, from_questionnaire);
  const CodeTarget* target = hits.empty() && !from_questionnaire ? index_.FindText(sent) : nullptr;
  if (target != nullptr) hits.push_back({target, nullptr});
  return hits;
}

void RecordCodes::SayUnknown(const fhir::Concept& code, bool from_questionnaire,
                             const fhir::Origin& origin) {
  for (const fhir::Coding& coding : code.codings) {
    if (coding.system.empty() && from_questionnaire) {
      link_ids_.insert(coding.code);
      if (link_id_path_.empty() || origin.path < link_id_path_) link_id_path_ = origin.path;
    } else if (coding.system == kFindingSystem && codes_.insert(coding.code).second) {
      log_.Add(
          fhir::Severity::kInformation, origin.path,
          absl::StrFormat("%s: no loaded plugin uses this code; it is not read.", NameOf(coding)),
          "Check its spelling, or load the plugin that uses it.");
    } else if (coding.system == kIcd10Cm) {
      SayOfIcd10Cm(coding, origin);
    }
  }
}

// The 7th character: A or B for the injury itself, D and others for its healing, S for what it left
// behind. Only an injury whose codes are known is spoken of.
void RecordCodes::SayOfIcd10Cm(const fhir::Coding& coding, const fhir::Origin& origin) {
  const std::string code(coding.code);
  const bool sequela = code.size() == kFullCode && code.back() == 'S' &&
                       Known(coding, code.substr(0, kFullCode - 1) + "A");
  const bool cut_short = code.size() == kFullCode - 1 && Known(coding, code + "A");
  if (sequela) {
    log_.Add(fhir::Severity::kInformation, origin.path,
             absl::StrFormat("%s: %s is the sequela of an old injury (7th character S); it says "
                             "nothing of today.",
                             origin.reference, NameOf(coding)),
             "Nothing to correct, unless the injury is new.");
  } else if (cut_short) {
    log_.Add(fhir::Severity::kWarning, origin.path,
             absl::StrFormat("%s: %s lacks its 7th character, which says whether the injury is new "
                             "or old; it counts as unknown.",
                             origin.reference, NameOf(coding)),
             "Send the whole code: A or D for the injury, S for its sequela.");
  }
}

bool RecordCodes::Known(const fhir::Coding& coding, std::string_view code) const {
  fhir::Concept whole;
  whole.codings.push_back({.system = coding.system, .code = code, .display = {}});
  return !index_.Find(whole).empty();
}

void RecordCodes::Note(const CodeTarget& target) {
  if (target.site == nullptr) return;
  mapped_findings_.insert(target.finding->id.text);
  ++mapped_count_;
}

void RecordCodes::SayAtEnd() {
  if (!link_ids_.empty()) {
    log_.AddAlways(fhir::Severity::kInformation, link_id_path_,
                   absl::StrFormat("Questionnaire items that no loaded plugin uses: %d; they are "
                                   "not read.",
                                   link_ids_.size()),
                   "Use the local code of a finding as linkId where an item asks for one.");
  }
  SayReadThroughMapping(mapped_findings_, mapped_count_, log_);
}

}  // namespace soleus::service
