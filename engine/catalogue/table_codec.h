// A plugin's table as bytes, and back. The host process writes them; the daemon reads them.
//
// The bytes come from a process that ran foreign code, so reading trusts nothing: every length is
// checked against what is left, every enum against its range, every list against a limit. Text and
// arrays of the decoded table live in the LoadedTable. Format: little-endian, private to one build
// (host and daemon are installed together); the first bytes name the codec's version.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

inline constexpr std::size_t kMaxTableBytes = 16 << 20;

// Writes what stands in memory, sound or not: `LoadedTable::Decode` says whether it is. Empty where
// the table would take more than kMaxTableBytes.
std::string EncodeTable(const sdk::Plugin& table);

class LoadedTable {
 public:
  // Fails with DataLoss: which part did not fit, and at which byte. Also refused: text that is not
  // UTF-8, NaN, bytes past the end. What is accepted encodes to the same bytes again.
  static absl::StatusOr<std::unique_ptr<LoadedTable>> Decode(std::string bytes);
  ~LoadedTable();
  LoadedTable(const LoadedTable&) = delete;
  LoadedTable& operator=(const LoadedTable&) = delete;

  const sdk::Plugin& table() const { return table_; }
  const std::string& bytes() const { return bytes_; }

 private:
  LoadedTable();
  struct Arrays;
  std::string bytes_;
  std::unique_ptr<Arrays> arrays_;
  sdk::Plugin table_;
};

}  // namespace soleus::catalogue
