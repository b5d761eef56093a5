#include "engine/catalogue/library_manifest.h"

#include <chrono>
#include <memory>
#include <utility>

#include "engine/catalogue/host_process.h"
#include "engine/catalogue/sealed_copy.h"
#include "engine/catalogue/spawner.h"
#include "engine/catalogue/table_codec.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

absl::StatusOr<Manifest> ManifestOfLibrary(const std::string& library_path,
                                           const std::string& host_executable) {
  constexpr std::chrono::seconds kDeadline{60};  // of a debug build on a busy machine
  const absl::StatusOr<OwnedFd> copy = SealedCopy(library_path);
  if (!copy.ok()) {
    return absl::Status(copy.status().code(),
                        library_path + ": " + std::string(copy.status().message()));
  }
  const auto spawner = Spawner::Start(host_executable);
  if (!spawner.ok()) return spawner.status();
  absl::StatusOr<std::string> bytes = ReadTable(**spawner, copy->get(), library_path, kDeadline);
  if (!bytes.ok()) return bytes.status();
  const auto table = LoadedTable::Decode(*std::move(bytes));
  if (!table.ok()) {
    return absl::Status(table.status().code(), library_path + ": its table cannot be read (" +
                                                   std::string(table.status().message()) +
                                                   "); take " + host_executable +
                                                   " and this program from one build.");
  }
  const sdk::About& about = (*table)->table().about;
  Manifest manifest;
  manifest.plugin_id = about.id;
  manifest.version = about.version;
  manifest.abi_major = sdk::kAbiMajor;
  manifest.abi_minor = sdk::kAbiMinor;
  return manifest;
}

}  // namespace soleus::catalogue
