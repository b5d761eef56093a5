#include "fhir/contents.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fhir/limit.h"
#include "fhir/reference.h"
#include "fhir/sentence.h"
#include "fhir/version.h"

namespace soleus::fhir {
namespace {

// Bundles within Bundles (a prefetch in an envelope, say) go no deeper than this.
constexpr std::size_t kMaxBundleLevels = 8;

constexpr std::string_view kUsedBundleTypes[] = {"collection", "searchset", "transaction", "batch",
                                                 "document"};

// Whether a byte may stand in a FHIR id.
constexpr auto kInId = [] {
  std::array<bool, 256> in_id{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-.")) {
    in_id[static_cast<unsigned char>(c)] = true;
  }
  return in_id;
}();

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return kInId[static_cast<unsigned char>(c)];
  });
}

bool IsEnteredInError(const Json& resource) {
  if (resource["status"].text() == "entered-in-error") return true;
  for (const Json& coding : resource["verificationStatus"]["coding"].items()) {
    if (coding["code"].text() == "entered-in-error") return true;
  }
  return false;
}

}  // namespace

Origin Resource::MakeOrigin(Arena& texts) const {
  Origin origin;
  origin.path = path;
  origin.reference = id.empty() ? path : texts.Keep(type, "/", id);
  if (container != nullptr) {
    const std::string_view holder = (*container)["id"].text();
    const std::string_view holder_type = (*container)["resourceType"].text();
    origin.reference = id.empty() || !IsId(holder) || !IsName(holder_type)
                           ? path
                           : texts.Keep(holder_type, "/", holder, "#", id);
  }
  return origin;
}

absl::Status Contents::List(const Json& root, const std::string& path, bool must_name_patient) {
  must_name_patient_ = must_name_patient;
  return ListResource(Element(root, path), {}, 0);
}

absl::Status Contents::ListBundle(const Element& bundle, std::size_t levels) {
  if (!reader_.IsUnderstood(bundle)) return absl::OkStatus();
  const Element type = bundle.Field("type");
  const std::string_view type_code = reader_.Text(type);
  if (std::find(std::begin(kUsedBundleTypes), std::end(kUsedBundleTypes), type_code) ==
      std::end(kUsedBundleTypes)) {
    reader_.Remark(type, "A Bundle of this type, or of none, is read like a collection.",
                   "Send a collection or searchset.");
  }
  const Element entries = bundle.Field("entry");
  if (entries.sent() && !entries.json().is_array()) {
    reader_.LeaveOut(entries, "This is no array; nothing of the Bundle is used.",
                     "Send an array of entries.");
    return absl::OkStatus();
  }
  MakeRoomFor(entries.items().size());
  for (std::size_t i = 0; i < entries.items().size(); ++i) {
    const Element entry = entries.Item(i);
    if (!entry.json().is_object()) {
      reader_.LeaveOut(entry, "This is no object; the entry is not used.", "Send an object.");
      continue;
    }
    if (!reader_.IsUnderstood(entry)) continue;
    const Json& request = entry.json()["request"];
    if (request["method"].text() == "DELETE") {
      deleted_.insert(NameIn(request["url"].text()));
      continue;
    }
    const Element resource = entry.Field("resource");
    if (!resource.sent()) continue;
    absl::Status status = ListResource(resource, reader_.Text(entry.Field("fullUrl")), levels + 1);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// Doubles at least, so that many small Bundles do not each move what was listed before.
void Contents::MakeRoomFor(std::size_t more) {
  const std::size_t all = std::min(resources_.size() + more, max_resources_);
  if (all <= resources_.capacity()) return;
  resources_.reserve(std::max(all, 2 * resources_.capacity()));
  by_name_.reserve(all);
  by_full_url_.reserve(all);
}

absl::Status Contents::ListResource(const Element& at, std::string_view full_url,
                                    std::size_t levels) {
  const std::string_view type = at.json()["resourceType"].text();
  if (!at.json().is_object() || !at.json()["resourceType"].is_string() || type.empty()) {
    reader_.LeaveOut(at, "This is no resource: it has no resourceType; it is not used.",
                     "Send a FHIR R4 resource.");
    return absl::OkStatus();
  }
  if (type == "Bundle") {
    if (levels < kMaxBundleLevels) return ListBundle(at, levels);
    reader_.LeaveOut(at, "Bundles are nested too deep; this one is not used.", "Send one Bundle.");
    return absl::OkStatus();
  }
  Resource resource{.json = &at.json(), .path = at.PathIn(reader_.texts()), .type = type};
  resource.full_url = full_url;
  ReadId(at.Field("id"), resource);
  absl::Status status = Add(std::move(resource));
  return status.ok() ? ListContained(at) : status;
}

void Contents::ReadId(const Element& at, Resource& resource) {
  const std::string_view text = reader_.Text(at);
  if (IsId(text)) {
    resource.id = text;
  } else if (!text.empty()) {
    reader_.Remark(at, "This is no FHIR id; the resource is named by its path.",
                   "Send 1 to 64 letters, digits, - and dots.");
  }
}

absl::Status Contents::ListContained(const Element& at) {
  const Element contained = at.Field("contained");
  if (!reader_.Is(contained, Json::Kind::kArray)) return absl::OkStatus();
  const bool withheld = IsEnteredInError(at.json()) || at.json().has("modifierExtension") ||
                        at.json().has("implicitRules");
  for (std::size_t i = 0; i < contained.items().size(); ++i) {
    const Element inner = contained.Item(i);
    const std::string_view type = inner.json()["resourceType"].text();
    // These are read only where a resource points at them.
    if (type == "Patient" || type == "Medication" || type == "Bundle" || type.empty()) continue;
    if (withheld) {
      reader_.LeaveOut(inner, "What contains it must not be used, so it is not used either.",
                       "Send it as a resource of its own.");
      continue;
    }
    Resource resource{.json = &inner.json(),
                      .container = &at.json(),
                      .path = inner.PathIn(reader_.texts()),
                      .type = type};
    ReadId(inner.Field("id"), resource);
    absl::Status status = Add(std::move(resource));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Contents::Add(Resource resource) {
  resource.must_name_patient = must_name_patient_;
  if (resources_.size() == max_resources_) {
    return OverLimit("max_resources",
                     Sentence("at ", resource.path, ": there are more than ", max_resources_,
                              " resources; send less, or raise the limit."));
  }
  const std::size_t index = resources_.size();
  const bool stands_alone = resource.container == nullptr;
  const Name name{.type = resource.type, .id = resource.id};
  const std::string_view full_url = WithoutVersion(resource.full_url);
  const bool has_name = stands_alone && !resource.id.empty();
  if (has_name && !deleted_.empty() && deleted_.contains(name)) {
    reader_.Say(Severity::kError, std::string(resource.path),
                "A later entry of the Bundle deletes this resource; it is not used.",
                "Send only what holds.");
    resource.superseded = true;
  }
  resources_.push_back(std::move(resource));
  if (!stands_alone) return absl::OkStatus();

  const auto [same, is_first] =
      has_name ? by_name_.try_emplace(name, index) : std::pair(by_name_.end(), true);
  if (!is_first &&
      !NamesAnotherServer(resources_[same->second].full_url, resources_[index].full_url)) {
    const bool newer = !resources_[index].superseded &&
                       IsLaterVersion(*resources_[index].json, *resources_[same->second].json);
    Resource& dropped = resources_[newer ? same->second : index];
    dropped.superseded = true;
    // Pages overlap, and a server sends what the caller sent: those are counted, not told one by
    // one.
    if (SameVersion(*resources_[index].json, *resources_[same->second].json)) {
      ++same_version_again_;
    } else {
      reader_.Say(Severity::kInformation, std::string(dropped.path),
                  "The same resource stands in the input more than once; the one last updated, "
                  "else the one that corrects, else the first, is read.",
                  "Send it once.");
    }
    if (newer) {
      if (patient_ == same->second) patient_ = index;
      same->second = index;
    }
    if (!full_url.empty()) by_full_url_.emplace(full_url, same->second);
    return absl::OkStatus();
  }
  if (!full_url.empty()) by_full_url_.emplace(full_url, index);
  if (resources_[index].type == "Patient" && !resources_[index].superseded) {
    return AddPatient(index);
  }
  return absl::OkStatus();
}

void Contents::ReportRepeats(const Element& root) {
  if (same_version_again_ == 0) return;
  reader_.Remark(
      root,
      Sentence("Resources that stand in the input again, last updated at the same time: ",
               same_version_again_, "; the first of each is read."),
      "Nothing to correct, unless two of them differ.");
}

const Json* Contents::Find(const Resource& from, std::string_view reference) const {
  if (reference.starts_with('#')) {
    const Json& holder = from.container != nullptr ? *from.container : *from.json;
    if (reference.size() == 1) return &holder;
    for (const Json& inner : holder["contained"].items()) {
      if (inner["id"].text() == reference.substr(1)) return &inner;
    }
    return nullptr;
  }
  // A relative reference is first looked for on the server of the resource that makes it.
  const std::string absolute = AgainstBaseOf(from.full_url, reference);
  if (!absolute.empty()) reference = absolute;
  const auto it = by_full_url_.find(WithoutVersion(reference));
  if (it != by_full_url_.end()) return resources_[it->second].json;
  const auto by_type = by_name_.find(NameIn(reference));
  if (by_type == by_name_.end() ||
      NamesAnotherServer(resources_[by_type->second].full_url, reference)) {
    return nullptr;
  }
  return resources_[by_type->second].json;
}

}  // namespace soleus::fhir
