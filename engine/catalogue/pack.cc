#include "engine/catalogue/pack.h"

#include <utility>

#include "engine/catalogue/sha256.h"

namespace soleus::catalogue {

absl::StatusOr<std::vector<BundleFile>> PackBundle(Manifest about, std::vector<BundleFile> content,
                                                   const PrivateKey* key) {
  about.files.clear();
  for (const BundleFile& file : content) {
    about.files.push_back({file.name, Sha256Hex(file.content), file.content.size()});
  }
  about.key_id = key == nullptr ? "" : key->id();

  std::string manifest = FormatManifest(about);
  Trust own{.require_signatures = key != nullptr, .keys = {}};
  if (key != nullptr) {
    absl::StatusOr<std::string> signature = key->Sign(manifest);
    if (!signature.ok()) return signature.status();
    absl::StatusOr<PublicKey> half = PublicKey::FromPem(key->PublicPem());
    if (!half.ok()) return half.status();
    own.keys.emplace(half->id(), *half);
    content.push_back({std::string(kSignatureName), *std::move(signature)});
  }
  content.push_back({std::string(kManifestName), std::move(manifest)});
  // Whoever takes it in applies the same checks, so nothing is published that they refuse.
  const auto checked = CheckBundle(content, own, {}, about.plugin_id);
  if (!checked.ok()) return checked.status();
  return content;
}

}  // namespace soleus::catalogue
