#include "engine/host/load.h"

#include <boost/dll/shared_library.hpp>
#include <cstddef>
#include <exception>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/table_codec.h"
#include "engine/host/library_file.h"

namespace soleus::host {
namespace {

absl::Status Refuse(const std::string& sentence) {
  return absl::FailedPreconditionError(sentence);
}

// "boost::dll::shared_library::load() failed (dlerror system message: /proc/self/fd/4: undefined
// symbol: x): Bad file descriptor" becomes "undefined symbol: x".
std::string LoaderReason(std::string_view message, const std::string& memory_path) {
  constexpr std::string_view kLead = "dlerror system message: ";
  if (const auto at = message.find(kLead); at != message.npos) {
    message.remove_prefix(at + kLead.size());
    message = message.substr(0, message.rfind("): "));
  }
  std::string reason(message);
  const std::string lead = memory_path + ": ";
  for (auto at = reason.find(lead); at != reason.npos; at = reason.find(lead)) {
    reason.erase(at, lead.size());
  }
  return reason;
}

absl::Status OtherSize(std::string_view name, std::size_t built, std::size_t here) {
  return Refuse("its " + std::string(name) + " takes " + std::to_string(built) +
                " bytes, this Soleus's takes " + std::to_string(here) +
                "; the headers or the compiler differ: build it against this version's "
                "plugins/sdk.");
}

// Nothing behind `table` may be touched before this has passed.
absl::Status CheckStamp(const sdk::Module& module) {
  if (module.magic != sdk::kMagic) {
    return Refuse(
        "its soleus_module does not begin with the Soleus mark; export the table with "
        "SOLEUS_EXPORT_PLUGIN.");
  }
  if (module.abi_major != sdk::kAbiMajor || module.abi_minor > sdk::kAbiMinor) {
    return Refuse("it was built for plugin ABI " + std::to_string(module.abi_major) + "." +
                  std::to_string(module.abi_minor) + ", this Soleus loads ABI " +
                  std::to_string(sdk::kAbiMajor) + " up to " + std::to_string(sdk::kAbiMajor) +
                  "." + std::to_string(sdk::kAbiMinor) +
                  "; build it against this version's plugins/sdk.");
  }
  if (module.module_size != sizeof(sdk::Module)) {
    return OtherSize("Module", module.module_size, sizeof(sdk::Module));
  }
  for (std::size_t i = 0; i < module.struct_sizes.size(); ++i) {
    const auto& [name, here] = sdk::kStampedStructs[i];
    if (module.struct_sizes[i] != here) return OtherSize(name, module.struct_sizes[i], here);
  }
  if (module.table == nullptr) {
    return Refuse("its soleus_module has no table; export one with SOLEUS_EXPORT_PLUGIN.");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> EncodeChecked(const sdk::Module& module) {
  if (absl::Status stamp = CheckStamp(module); !stamp.ok()) return stamp;
  std::string bytes = catalogue::EncodeTable(*module.table);
  if (bytes.empty()) return Refuse("its table is over 16 MiB; split the plugin.");
  // Read back before it is walked: the checks below trust counts and enums, the reader does not.
  const auto loaded = catalogue::LoadedTable::Decode(bytes);
  if (!loaded.ok()) {
    return Refuse("its table does not hold together (" + std::string(loaded.status().message()) +
                  "); export it with SOLEUS_EXPORT_PLUGIN, which checks it.");
  }
  const sdk::FixedText defect = sdk::ExportDefect((*loaded)->table(), module.derive != nullptr);
  if (defect.empty()) return bytes;
  return Refuse("its table is malformed: " + std::string(defect.view()));
}

}  // namespace

absl::StatusOr<Loaded> Load() {
  if (absl::Status sound = CheckLibrary(catalogue::kLibraryFd); !sound.ok()) return sound;
  const std::string memory_path = "/proc/self/fd/" + std::to_string(catalogue::kLibraryFd);
  try {
    // Never destroyed: the process ends without unloading, so no destructor of the library runs.
    static const auto& library = *new boost::dll::shared_library(
        memory_path, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    if (!library.has(sdk::kModuleSymbol)) {
      return Refuse(std::string("it exports no ") + sdk::kModuleSymbol +
                    "; end the plugin's source with SOLEUS_EXPORT_PLUGIN.");
    }
    const auto& module = library.get<const sdk::Module>(sdk::kModuleSymbol);
    absl::StatusOr<std::string> table = EncodeChecked(module);
    if (!table.ok()) return table.status();
    return Loaded{.table = *std::move(table), .module = &module};
  } catch (const std::exception& error) {
    return Refuse("it cannot be loaded (" + LoaderReason(error.what(), memory_path) +
                  "); build it for this system, with all that it links to.");
  }
}

}  // namespace soleus::host
