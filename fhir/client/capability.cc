#include "fhir/client/capability.h"

#include <algorithm>

#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

std::string TextOf(const Json& json) {
  return json.is_string() ? std::string(json.text()) : "";
}

}  // namespace

std::optional<Capability> Capability::Read(const Json& statement) {
  if (statement["resourceType"].text() != "CapabilityStatement") return std::nullopt;
  Capability capability;
  capability.fhir_version_ = TextOf(statement["fhirVersion"]);
  for (const Json& rest : statement["rest"].items()) {
    if (rest["mode"].text() != "server") continue;
    capability.stated_ = true;
    for (const Json& parameter : rest["searchParam"].items()) {
      capability.of_every_type_.insert(TextOf(parameter["name"]));
    }
    for (const Json& resource : rest["resource"].items()) capability.ReadType(resource);
  }
  if (!capability.stated_) return std::nullopt;
  return capability;
}

void Capability::ReadType(const Json& resource) {
  Type& type = types_[TextOf(resource["type"])];
  const auto& interactions = resource["interaction"].items();
  const auto is_search = [](const Json& one) { return one["code"].text() == "search-type"; };
  // A statement that lists no interaction at all leaves them open.
  type.searchable |=
      interactions.empty() || std::any_of(interactions.begin(), interactions.end(), is_search);
  for (const Json& parameter : resource["searchParam"].items()) {
    type.parameters.insert(TextOf(parameter["name"]));
  }
  for (const Json& include : resource["searchInclude"].items()) {
    type.includes.insert(TextOf(include));
  }
}

Capability::ByPatient Capability::HowToAsk(std::string_view type) const {
  if (!stated_) return ByPatient::kPatient;
  const auto found = types_.find(type);
  if (found == types_.end() || !found->second.searchable) return ByPatient::kNot;
  if (Narrows(type, "patient")) return ByPatient::kPatient;
  if (Narrows(type, "subject")) return ByPatient::kSubject;
  // Short statements name the type and the interaction and leave the parameters open.
  return found->second.parameters.empty() ? ByPatient::kPatient : ByPatient::kNot;
}

bool Capability::Narrows(std::string_view type, std::string_view parameter) const {
  const std::string_view name = parameter.substr(0, parameter.find_first_of(":."));
  if (of_every_type_.contains(name)) return true;
  const auto found = types_.find(type);
  return found != types_.end() && found->second.parameters.contains(name);
}

bool Capability::Includes(std::string_view type, std::string_view include) const {
  const auto found = types_.find(type);
  if (found == types_.end()) return false;
  const Names& includes = found->second.includes;
  return includes.contains(include) || includes.contains("*") ||
         includes.contains(Sentence(type, ":*"));
}

}  // namespace soleus::fhir::client
