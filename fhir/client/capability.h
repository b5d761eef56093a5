// Inside `fhir/client` only: what a FHIR server says that it can search for.
//
// Read from its CapabilityStatement. Where there is none, or none that can be read, nothing is
// known of the server: then it is asked for everything of the patient, and nothing is taken for
// missing.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fhir/json.h"

namespace soleus::fhir::client {

class Capability {
 public:
  // Nothing is known of the server.
  Capability() = default;
  // nullopt: the JSON is no CapabilityStatement, or not one of a server.
  static std::optional<Capability> Read(const Json& statement);

  bool stated() const { return stated_; }
  // "4.0.1"; empty: not said.
  const std::string& fhir_version() const { return fhir_version_; }

  enum class ByPatient {
    kPatient,  // patient=7
    kSubject,  // subject=Patient/7
    kNot,      // the type is not there, or cannot be searched, or not by patient
  };
  ByPatient HowToAsk(std::string_view type) const;
  // Whether the type can be searched by the parameter, whose modifier or chain does not matter:
  // "code" and "code:in" are one. False where nothing is known of it.
  bool Narrows(std::string_view type, std::string_view parameter) const;
  // Whether `_include` takes "MedicationRequest:medication"; false where nothing is known of it.
  bool Includes(std::string_view type, std::string_view include) const;

 private:
  using Names = std::set<std::string, std::less<>>;
  struct Type {
    bool searchable = false;
    Names parameters;
    Names includes;
  };
  void ReadType(const Json& resource);

  bool stated_ = false;
  std::string fhir_version_;
  Names of_every_type_;
  std::map<std::string, Type, std::less<>> types_;
};

}  // namespace soleus::fhir::client
