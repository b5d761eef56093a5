// How long a daemon takes to have many small table plugins ready, what each costs in memory while
// it idles, and how long a version takes to take over among them. Prints one line a figure.
//
//   rollout_bench [plugins]     1000 where none is given
//
// The plugins are one library under many names: its id is replaced in the bytes, to the same
// length.
#include <stdlib.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "absl/strings/str_format.h"
#include "engine/catalogue/pack.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/spawner.h"
#include "engine/store/plugin_store.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kPlaceholder = "plugin_0000";

std::string Renamed(std::string library, const std::string& id) {
  for (std::size_t at = library.find(kPlaceholder); at != library.npos;
       at = library.find(kPlaceholder, at + id.size())) {
    library.replace(at, id.size(), id);
  }
  return library;
}

void Install(const fs::path& folder, const std::vector<BundleFile>& files) {
  fs::create_directories(folder);
  for (const BundleFile& file : files) {
    std::ofstream(folder / file.name, std::ios::binary) << file.content;
  }
}

// Resident memory of this process.
std::int64_t ResidentKib() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t pages = 0;
  statm >> pages >> pages;
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

double MillisecondsSince(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

int Run(int count) {
  std::string name = (fs::temp_directory_path() / "soleus-many-XXXXXX").string();
  const fs::path dir = mkdtemp(name.data());
  std::ifstream in(MANY_PLUGIN, std::ios::binary);
  const std::string library{std::istreambuf_iterator<char>(in), {}};
  const PrivateKey key = PrivateKey::Generate().value();
  const PublicKey half = PublicKey::FromPem(key.PublicPem()).value();
  const auto packed = [&](const std::string& id) {
    return PackBundle({.plugin_id = id,
                       .version = "1.0.0",
                       .abi_major = 1,
                       .counter = 1,
                       .key_id = {},
                       .files = {}},
                      {{std::string(kLibraryName), Renamed(library, id)}}, &key)
        .value();
  };
  for (int i = 1; i <= count; ++i) {
    const std::string id = absl::StrFormat("plugin_%04d", i);
    Install(dir / "plugins" / id, packed(id));
  }
  {
    const auto spawner = Spawner::Start(PLUGIN_HOST).value();
    const auto store = store::PluginStore::Open((dir / "plugins.db").string()).value();
    const std::int64_t before = ResidentKib();
    Clock::time_point begun = Clock::now();
    const auto rollout =
        Rollout::Open({.plugin_dir = (dir / "plugins").string(),
                       .bundles_dir = (dir / "bundles").string(),
                       .trust = {.require_signatures = true, .keys = {{half.id(), half}}},
                       .code = {},
                       .gate = {},
                       .clock = [] { return std::chrono::sys_seconds(); },
                       .sweep = {}},
                      *spawner, *store, [](auto, auto) {})
            .value();
    std::cout << absl::StrFormat("ready: %d plugins in %.0f ms\n",
                                 rollout->active()->knowledge().plugins().size(),
                                 MillisecondsSince(begun));
    std::cout << absl::StrFormat("memory: %.1f KiB a plugin\n",
                                 static_cast<double>(ResidentKib() - before) / count);
    begun = Clock::now();
    rollout->Stage(packed(std::string(kPlaceholder))).value();
    std::cout << absl::StrFormat("stage: %.1f ms\n", MillisecondsSince(begun));
    begun = Clock::now();
    rollout->Activate(std::string(kPlaceholder), "1.0.0").value();
    std::cout << absl::StrFormat("activate: %.1f ms\n", MillisecondsSince(begun));
  }
  fs::remove_all(dir);
  return 0;
}

}  // namespace
}  // namespace soleus::catalogue

int main(int argc, char** argv) {
  return soleus::catalogue::Run(argc > 1 ? std::stoi(argv[1]) : 1000);
}
