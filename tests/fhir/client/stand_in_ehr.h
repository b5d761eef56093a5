// Starts the real stand-in EHR (deploy/stand_in_ehr) as a process of its own for a test, and the
// keys that its clients have. A test runs at the root of the repository.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/json.h"

namespace soleus::fhir::client::test {

// A folder of its own under the system's temporary one; gone with this.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string File(std::string_view name) const { return (path_ / name).string(); }
  // Writes the file; its name with the folder.
  std::string Write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

// What make_keys.py makes, once for all tests of this program.
std::string KeyFile(std::string_view name);

// The demo patient (p1) on a port of its own, until this goes. Throws where it does not start.
class StandInEhr {
 public:
  // `faults`: as faults.py reads them; empty: none.
  explicit StandInEhr(const std::vector<std::string>& flags = {}, std::string_view faults = {});
  ~StandInEhr();
  StandInEhr(const StandInEhr&) = delete;
  StandInEhr& operator=(const StandInEhr&) = delete;

  const std::string& base_url() const { return base_url_; }  // "http://127.0.0.1:1234/fhir"
  std::string host() const;                                  // "127.0.0.1:1234"
  // What it was asked so far, in order: {method, path, query, host, token, status, fault}.
  std::vector<JsonDocument> Requests() const;
  std::size_t Count(std::string_view path) const;  // of those requests

 private:
  TemporaryFolder folder_;
  pid_t process_ = -1;
  std::string base_url_;
};

}  // namespace soleus::fhir::client::test
