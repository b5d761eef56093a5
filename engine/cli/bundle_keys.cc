// The commands that hold a private key: keygen and sign.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <string_view>

#include "engine/catalogue/bundle_folder.h"
#include "engine/catalogue/owned_fd.h"
#include "engine/catalogue/pack.h"
#include "engine/cli/bundle_commands.h"
#include "engine/cli/exit_codes.h"

namespace soleus::cli {
namespace {

// Empty: it is written. Nothing is ever written over: a key that is lost cannot be had again.
std::string WhyNotWritten(const std::string& file, mode_t mode, std::string_view content) {
  const catalogue::OwnedFd fd(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (fd.get() >= 0 &&
      write(fd.get(), content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      fsync(fd.get()) == 0) {
    return {};
  }
  const int error = errno;
  if (fd.get() >= 0) unlink(file.c_str());
  if (error == EEXIST)
    return file +
           ": is there already, and a key is never written over; take "
           "another name.";
  return file + ": cannot be written (" + std::strerror(error) +
         "); check the folder, its permissions and the space left.";
}

int Tell(const BundleOptions& options, const std::string& sentence, int code) {
  std::cerr << options.program << ": " << sentence << "\n";
  return code;
}

}  // namespace

int MakeKey(const BundleOptions& options) {
  const auto key = catalogue::PrivateKey::Generate();
  if (!key.ok()) return Tell(options, std::string(key.status().message()), kRefused);
  const std::string secret = options.name + ".key.pem";
  const std::string half = options.name + ".pub.pem";
  if (const std::string why = WhyNotWritten(secret, 0600, key->Pem()); !why.empty()) {
    return Tell(options, why, kUsage);
  }
  if (const std::string why = WhyNotWritten(half, 0644, key->PublicPem()); !why.empty()) {
    unlink(secret.c_str());
    return Tell(options, why, kUsage);
  }
  std::cout << "key " << key->id() << "\n"
            << "  " << secret << "  signs: keep it where you alone can read it\n"
            << "  " << half << "  for the plugin_keys folder of each daemon that is to trust it\n";
  return kAnswered;
}

int Sign(const BundleOptions& options) {
  const auto key = catalogue::PrivateKey::Read(options.key);
  if (!key.ok()) return Tell(options, std::string(key.status().message()), kUsage);
  auto found = catalogue::ReadBundleFolder(options.folder);
  if (!found.ok()) return Tell(options, std::string(found.status().message()), kUsage);

  // Whoever signed it before does not matter; that every file is the one that was packed does.
  std::string manifest;
  for (const catalogue::BundleFile& file : found->files) {
    if (file.name == catalogue::kManifestName) manifest = file.content;
  }
  auto about = catalogue::ParseManifest(manifest);
  if (!about.ok()) {
    return Tell(options, options.folder + "/" + std::string(about.status().message()), kRefused);
  }
  about->key_id.clear();
  std::erase_if(found->files, [](const catalogue::BundleFile& file) {
    return file.name == catalogue::kManifestName || file.name == catalogue::kSignatureName;
  });
  auto as_packed = found->files;
  as_packed.push_back({std::string(catalogue::kManifestName), FormatManifest(*about)});
  const auto checked = catalogue::CheckBundle(
      std::move(as_packed), {.require_signatures = false, .keys = {}}, {}, options.folder);
  if (!found->strangers.empty()) {
    return Tell(options, options.folder + ": holds more than plain files; pack it again.",
                kRefused);
  }
  if (!checked.ok()) return Tell(options, std::string(checked.status().message()), kRefused);

  const auto files = catalogue::PackBundle(*about, std::move(found->files), &*key);
  if (!files.ok()) return Tell(options, std::string(files.status().message()), kRefused);
  const absl::Status written =
      catalogue::WriteBundleFolder(*files, options.folder, catalogue::Existing::kReplace);
  if (!written.ok()) return Tell(options, std::string(written.message()), kUsage);
  std::cout << options.folder << ": " << about->plugin_id << " " << about->version << ", counter "
            << about->counter << ", signed by key " << key->id() << "\n";
  return kAnswered;
}

}  // namespace soleus::cli
