// Inside `fhir` only: what the text of a FHIR reference names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace soleus::fhir {

// Points into the reference.
struct Name {
  std::string_view type;  // empty: the reference does not say (a urn)
  std::string_view id;
  bool operator==(const Name&) const = default;
};

// Debian's absl hashes its own string_view, and several times as fast as std hashes its.
struct HashOfText {
  std::size_t operator()(std::string_view text) const {
    return absl::Hash<absl::string_view>()({text.data(), text.size()});
  }
};

struct HashOfName {
  std::size_t operator()(const Name& name) const {
    const HashOfText hash;
    return hash(name.id) * 31 + hash(name.type);
  }
};

// The last two segments of "Patient/1" or "https://ehr.example/fhir/Patient/1"; the last part of a
// urn. A version ("/_history/3") is left out.
Name NameIn(std::string_view reference);

std::string_view WithoutVersion(std::string_view reference);

// The relative "Type/id" as a web address on the server that `full_url` stands on; empty where the
// reference is not relative, or the full URL is no web address of a resource.
std::string AgainstBaseOf(std::string_view full_url, std::string_view reference);

// Both are web addresses, and not the same one: an id alone then proves nothing.
bool NamesAnotherServer(std::string_view a, std::string_view b);

}  // namespace soleus::fhir
