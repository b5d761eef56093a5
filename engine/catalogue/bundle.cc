#include "engine/catalogue/bundle.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/bundle_folder.h"
#include "engine/catalogue/sha256.h"

namespace soleus::catalogue {
namespace {

constexpr std::string_view kGetItAgain =
    "; the bundle was damaged or changed after it was packed: get it again from who made it.";
constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;

// A name that an uploader chose may be anything.
std::string Shown(const std::string& name) {
  constexpr std::size_t kShownBytes = 120;
  std::string shown = absl::CHexEscape(name);
  if (shown.size() > kShownBytes) shown = shown.substr(0, kShownBytes) + "...";
  return shown;
}

absl::StatusOr<OwnedFd> SealedMemory(const std::string& where, std::string_view content) {
  OwnedFd memory(memfd_create("soleus-plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  bool good = memory.get() >= 0;
  while (good && !content.empty()) {
    const ssize_t n = write(memory.get(), content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    good = n >= 0;
    if (good) content.remove_prefix(static_cast<std::size_t>(n));
  }
  if (good && fcntl(memory.get(), F_ADD_SEALS, kSeals) == 0) return memory;
  return absl::ResourceExhaustedError(
      absl::StrFormat("%s/%s: cannot be copied to memory (%s); free some and try again.", where,
                      kLibraryName, std::strerror(errno)));
}

// All bytes of a memfd that is sealed, so that they stay what was hashed. Empty: it has none, or
// cannot be mapped.
class Mapped {
 public:
  explicit Mapped(int fd) {
    struct stat about = {};
    if (fstat(fd, &about) != 0 || about.st_size == 0) return;
    void* at =
        mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED) return;
    bytes_ = {static_cast<const char*>(at), static_cast<std::size_t>(about.st_size)};
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped() {
    if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// One bundle on its way through the checks, in their order.
class Check {
 public:
  Check(std::string where, BundleFolder found, const Trust& trust, const OnPass& on_pass)
      : where_(std::move(where)), found_(std::move(found)), trust_(trust), on_pass_(on_pass) {}

  absl::StatusOr<std::shared_ptr<const Bundle>> Run() {
    for (const auto step : {&Check::Bounds, &Check::ReadTheManifest, &Check::SameFiles,
                            &Check::SameBytes, &Check::Signature}) {
      if (absl::Status status = (this->*step)(); !status.ok()) return status;
    }
    for (BundleFile& file : found_.files) {
      if (file.name != kLibraryName) bundle_->files.push_back(std::move(file));
    }
    return std::shared_ptr<const Bundle>(std::move(bundle_));
  }

 private:
  std::string At(std::string_view name) const {
    return where_ + "/" + Shown(std::string(name)) + ": ";
  }

  void Passed(const std::string& sentence) const {
    if (on_pass_) on_pass_(sentence);
  }

  const std::string* Find(std::string_view name) const {
    for (const BundleFile& file : found_.files) {
      if (file.name == name) return &file.content;
    }
    return nullptr;
  }

  absl::Status Bounds() {
    std::size_t bytes = 0;
    for (const BundleFile& file : found_.files) bytes += file.content.size();
    const std::size_t count = found_.files.size() + found_.strangers.size();
    if (count > kMaxBundleFiles || bytes > kMaxBundleBytes) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "%s: holds %d files of %d bytes, the most that a bundle may are %d of %d MiB; leave out "
          "what the plugin does not need.",
          where_, count, bytes, kMaxBundleFiles, kMaxBundleBytes >> 20));
    }
    std::map<std::string, int> times;
    for (const BundleFile& file : found_.files) {
      if (++times[file.name] > 1) {
        return absl::InvalidArgumentError(At(file.name) +
                                          "was sent twice, so which of them counts is unknown; "
                                          "send each file once.");
      }
    }
    Passed(absl::StrFormat("it holds %d files of %d bytes, within the limits", count, bytes));
    return absl::OkStatus();
  }

  absl::Status ReadTheManifest() {
    const std::string* text = Find(kManifestName);
    if (text == nullptr) {
      if (const auto odd = found_.strangers.find(std::string(kManifestName));
          odd != found_.strangers.end()) {
        return absl::InvalidArgumentError(At(kManifestName) + "is " + odd->second + ", not a file" +
                                          std::string(kGetItAgain));
      }
      return absl::NotFoundError(
          absl::StrFormat("%s: has no %s, so it is no bundle; make one with soleusctl plugin pack.",
                          where_, kManifestName));
    }
    absl::StatusOr<Manifest> manifest = ParseManifest(*text);
    if (!manifest.ok()) {
      return absl::Status(manifest.status().code(),
                          where_ + "/" + std::string(manifest.status().message()));
    }
    bundle_->manifest = *std::move(manifest);
    bundle_->digest = Sha256Hex(*text);
    Passed(absl::StrFormat("%s is well-formed: %s %s, counter %d", kManifestName,
                           bundle_->manifest.plugin_id, bundle_->manifest.version,
                           bundle_->manifest.counter));
    return absl::OkStatus();
  }

  bool IsListed(std::string_view name) const {
    const auto& files = bundle_->manifest.files;
    return std::any_of(files.begin(), files.end(),
                       [&](const ListedFile& file) { return file.name == name; });
  }

  absl::Status SameFiles() {
    for (const ListedFile& file : bundle_->manifest.files) {
      if (Find(file.name) != nullptr || found_.strangers.count(file.name) > 0) continue;
      return absl::NotFoundError(At(file.name) + "is listed in the manifest and missing" +
                                 std::string(kGetItAgain));
    }
    for (const auto& [name, kind] : found_.strangers) {
      return absl::InvalidArgumentError(At(name) + "is " + kind +
                                        "; a bundle is plain files that its manifest lists" +
                                        std::string(kGetItAgain));
    }
    for (const BundleFile& file : found_.files) {
      if (file.name == kManifestName || file.name == kSignatureName || IsListed(file.name))
        continue;
      return absl::InvalidArgumentError(
          At(file.name) +
          "is not listed in the manifest; take it out of the folder, or pack the plugin again with "
          "it.");
    }
    Passed("every file is listed, and every listed file is there");
    return absl::OkStatus();
  }

  absl::Status SameBytes() {
    for (const ListedFile& listed : bundle_->manifest.files) {
      const std::string* content = Find(listed.name);
      std::optional<Mapped> mapped;
      std::string_view bytes = *content;
      if (listed.name == kLibraryName) {
        absl::StatusOr<OwnedFd> memory = SealedMemory(where_, *content);
        if (!memory.ok()) return memory.status();
        bundle_->library = *std::move(memory);
        bytes = mapped.emplace(bundle_->library.get()).bytes();
      }
      if (bytes.size() != listed.bytes) {
        return absl::InvalidArgumentError(At(listed.name) +
                                          absl::StrFormat("takes %d bytes, the manifest says %d%s",
                                                          bytes.size(), listed.bytes, kGetItAgain));
      }
      if (Sha256Hex(bytes) != listed.sha256) {
        return absl::InvalidArgumentError(At(listed.name) +
                                          "its SHA-256 is not the one that the manifest lists" +
                                          std::string(kGetItAgain));
      }
    }
    Passed("every file has the size and the SHA-256 that the manifest lists");
    return absl::OkStatus();
  }

  absl::Status Signature() {
    const std::string& key_id = bundle_->manifest.key_id;
    const std::string* signature = Find(kSignatureName);
    if (key_id.empty() && signature == nullptr) {
      if (trust_.require_signatures) {
        return absl::FailedPreconditionError(
            where_ +
            ": is not signed, and a signature is required; have it signed by a key that is "
            "trusted here (soleusctl plugin sign).");
      }
      Passed("it is not signed, and no signature is required");
      return absl::OkStatus();
    }
    if (signature == nullptr) {
      return absl::FailedPreconditionError(
          At(kSignatureName) +
          absl::StrFormat("is missing, though the manifest says that key %s signed it%s", key_id,
                          kGetItAgain));
    }
    if (key_id.empty()) {
      return absl::FailedPreconditionError(
          At(kSignatureName) +
          "is there, and the manifest does not say whose signature it is; sign the bundle again "
          "with soleusctl plugin sign.");
    }
    if (signature->size() != kSignatureBytes) {
      return absl::FailedPreconditionError(
          At(kSignatureName) + absl::StrFormat("takes %d bytes, an Ed25519 signature takes %d%s",
                                               signature->size(), kSignatureBytes, kGetItAgain));
    }
    const auto key = trust_.keys.find(key_id);
    if (key == trust_.keys.end()) {
      return absl::FailedPreconditionError(
          where_ + absl::StrFormat(": is signed by key %s, which is not trusted here; make sure "
                                   "whose it is, then put its public key among the trusted keys.",
                                   key_id));
    }
    if (!key->second.Verifies(*Find(kManifestName), *signature)) {
      return absl::FailedPreconditionError(At(kSignatureName) +
                                           absl::StrFormat("is not key %s's signature of this %s%s",
                                                           key_id, kManifestName, kGetItAgain));
    }
    Passed("it is signed by key " + key_id + ", which is trusted");
    return absl::OkStatus();
  }

  const std::string where_;
  BundleFolder found_;
  const Trust& trust_;
  const OnPass& on_pass_;
  std::shared_ptr<Bundle> bundle_ = std::make_shared<Bundle>();
};

}  // namespace

absl::StatusOr<std::shared_ptr<const Bundle>> ReadBundle(const std::string& folder,
                                                         const Trust& trust,
                                                         const OnPass& on_pass) {
  absl::StatusOr<BundleFolder> found = ReadBundleFolder(folder);
  if (!found.ok()) return found.status();
  return Check(folder, *std::move(found), trust, on_pass).Run();
}

absl::StatusOr<std::shared_ptr<const Bundle>> CheckBundle(std::vector<BundleFile> files,
                                                          const Trust& trust, const OnPass& on_pass,
                                                          const std::string& where) {
  return Check(where, {.files = std::move(files), .strangers = {}}, trust, on_pass).Run();
}

absl::Status WriteBundle(const Bundle& bundle, const std::string& folder) {
  std::vector<BundleFile> files = bundle.files;
  files.push_back({std::string(kLibraryName), std::string(Mapped(bundle.library.get()).bytes())});
  return WriteBundleFolder(files, folder, Existing::kRefuse);
}

}  // namespace soleus::catalogue
