// The commands that make bundles and look at them. They need no daemon: a key that signs is best
// kept on a machine that runs none.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace soleus::cli {

struct BundleOptions {
  std::string program;               // that speaks: "soleusctl"
  std::string name;                  // keygen: of the key's files, without their endings
  std::vector<std::string> sources;  // pack: a folder, or a library; then more files
  std::string folder;                // the bundle
  std::string key;                   // file of the private key; verify: of one public key
  std::string keys;                  // verify: folder of trusted keys
  std::string host;                  // pack: the soleus-plugin-host program
  std::uint64_t counter = 0;         // pack; 0: one more than the bundle that is replaced
  std::uint32_t deadline_ms = 0;     // pack; 0: the default
  std::uint32_t memory_mib = 0;      // likewise
  bool unsigned_too = false;         // verify: take a bundle without a signature
};

// Each gives the exit code; what is in the way is told on standard error.
int MakeKey(const BundleOptions& options);
int Pack(const BundleOptions& options);
int Sign(const BundleOptions& options);
int Verify(const BundleOptions& options);
int Inspect(const BundleOptions& options);

// Declares them as subcommands of `parent`, which must outlive this.
class BundleCommands {
 public:
  BundleCommands(CLI::App& parent, const std::string& program);
  // The exit code of the command that was parsed; nullopt: none of these.
  std::optional<int> Run() const;

 private:
  BundleOptions options_;
  CLI::App* keygen_;
  CLI::App* pack_;
  CLI::App* sign_;
  CLI::App* verify_;
  CLI::App* inspect_;
};

}  // namespace soleus::cli
