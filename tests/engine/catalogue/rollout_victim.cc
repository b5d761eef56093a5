// Changes the versions of one plugin at random until it is killed: a daemon's rollout without the
// daemon. Writes a journal to standard output, a line before and after each act:
//   open 1.0.0            opened; which version of "subject" serves ("none": no one)
//   activate 2.0.0        about to; what serves if that comes true
//   done 2.0.0            done or refused; what serves now
//   refused <sentence>    it could not start
// Arguments: the folder, which holds plugins/, incoming/<version>/ and key.pem; a seed.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

#include "engine/catalogue/rollout.h"
#include "engine/catalogue/spawner.h"
#include "engine/store/plugin_store.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kVersions[] = {"1.0.0", "2.0.0", "3.0.0", "4.0.0"};

std::string Serving(const Rollout& rollout) {
  for (const Participant& participant : rollout.active()->participants()) {
    if (participant.plugin_id == "subject" && participant.serving) return participant.version;
  }
  return "none";
}

std::string Previous(const Rollout& rollout) {
  for (const VersionState& state : rollout.List()) {
    if (state.plugin_id == "subject" && state.previous) return state.version;
  }
  return Serving(rollout);
}

int Refuse(const absl::Status& status) {
  std::cout << "refused " << status.message() << std::endl;
  return 1;
}

int Run(const fs::path& dir, unsigned seed) {
  std::ifstream pem(dir / "key.pem");
  const PublicKey key =
      PublicKey::FromPem(std::string(std::istreambuf_iterator<char>(pem), {})).value();
  const auto spawner = Spawner::Start(PLUGIN_HOST);
  if (!spawner.ok()) return Refuse(spawner.status());
  const auto store = store::PluginStore::Open((dir / "plugins.db").string());
  if (!store.ok()) return Refuse(store.status());
  const auto rollout = Rollout::Open(
      {.plugin_dir = (dir / "plugins").string(),
       .bundles_dir = (dir / "bundles").string(),
       .trust = {.require_signatures = true, .keys = {{key.id(), key}}},
       .code = {},
       .gate = {},
       .clock =
           [] {
             return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
           },
       .sweep = {}},
      **spawner, **store, [](auto, auto) {});
  if (!rollout.ok()) return Refuse(rollout.status());
  Rollout& all = **rollout;
  for (const std::string& lost : all.not_restored()) return Refuse(absl::DataLossError(lost));
  std::cout << "open " << Serving(all) << std::endl;

  std::mt19937 random(seed);
  while (true) {
    const std::string version(kVersions[random() % std::size(kVersions)]);
    switch (random() % 8) {
      case 0:
        std::cout << "retire none" << std::endl;
        all.Retire("subject", "").status().IgnoreError();
        break;
      case 1:
        std::cout << "put_away " << Serving(all) << std::endl;
        all.Retire("subject", version).status().IgnoreError();
        break;
      case 2:
      case 3:
        std::cout << "rollback " << Previous(all) << std::endl;
        all.Rollback("subject").status().IgnoreError();
        break;
      case 4:
      case 5:
        std::cout << "activate " << version << std::endl;
        all.Activate("subject", version).status().IgnoreError();
        break;
      default:
        std::cout << "stage " << Serving(all) << std::endl;
        all.Stage((dir / "incoming" / version).string()).status().IgnoreError();
    }
    std::cout << "done " << Serving(all) << std::endl;
  }
}

}  // namespace
}  // namespace soleus::catalogue

int main(int argc, char** argv) {
  return argc == 3 ? soleus::catalogue::Run(argv[1], static_cast<unsigned>(std::stoul(argv[2])))
                   : 2;
}
