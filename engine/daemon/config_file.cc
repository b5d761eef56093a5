#include "engine/daemon/config_file.h"

#include <exception>
#include <filesystem>
#include <system_error>
#include <vector>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

// Checked before yaml-cpp opens it, which throws on a folder.
absl::Status CheckFile(const std::string& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (error || !std::filesystem::exists(status)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--config: %s cannot be read; check the path and its permissions.", file));
  }
  if (std::filesystem::is_directory(status)) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "--config: %s is a folder; name the YAML file in it, such as %s/soleusd.yaml.", file,
        file));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadYamlFile(const std::string& file,
                          const std::function<absl::Status(const YAML::Node&)>& read) {
  if (absl::Status s = CheckFile(file); !s.ok()) return s;
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAllFromFile(file);
    if (documents.empty()) return absl::OkStatus();
    const YAML::Node& root = documents.front();
    if (documents.size() > 1) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: holds %d YAML documents, of which one alone would count; join them.",
                          file, documents.size()));
    }
    if (root.IsNull()) return absl::OkStatus();
    if (!root.IsMap()) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: must be a map of settings, such as \"listen: 127.0.0.1:50551\".", file));
    }
    return read(root);
  } catch (const YAML::BadFile&) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--config: %s cannot be read; check the path and its permissions.", file));
  } catch (const YAML::Exception& e) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: not YAML: %s; compare it with deploy/soleusd.yaml.", file, e.what()));
  } catch (const std::exception& e) {  // of the stream below yaml-cpp
    return absl::InvalidArgumentError(absl::StrFormat(
        "--config: %s cannot be read (%s); check that it is a text file.", file, e.what()));
  }
}

}  // namespace soleus::daemon
