#include "engine/catalogue/bundle_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;

struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

absl::Status CannotRead(const std::string& path, int error) {
  const std::string sentence =
      absl::StrFormat("%s: cannot be read (%s); check the path, its owner and permissions.", path,
                      std::strerror(error));
  if (error == ENOENT) return absl::NotFoundError(sentence);
  if (error == ENOTDIR) {
    return absl::InvalidArgumentError(path + ": is no folder; name the folder of a bundle.");
  }
  return absl::PermissionDeniedError(sentence);
}

std::string KindOf(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISLNK(mode)) return "a link";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

absl::StatusOr<std::set<std::string>> NamesIn(const std::string& folder, DIR* directory) {
  std::set<std::string> names;
  errno = 0;
  while (const dirent* entry = readdir(directory)) {
    const std::string name(static_cast<const char*>(entry->d_name));
    if (name != "." && name != "..") names.insert(name);
    if (names.size() > kMaxBundleFiles) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "%s: holds more than %d files, the most that a bundle may; leave out what a plugin does "
          "not need.",
          folder, kMaxBundleFiles));
    }
    errno = 0;
  }
  if (errno != 0) return CannotRead(folder, errno);
  return names;
}

absl::Status Read(const std::string& path, int fd, std::size_t room, std::string& content) {
  std::string chunk(1 << 16, '\0');
  while (true) {
    const ssize_t n = read(fd, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return CannotRead(path, errno);
    if (n == 0) return absl::OkStatus();
    content.append(chunk, 0, static_cast<std::size_t>(n));
    if (content.size() > room) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "%s: with it the bundle takes more than %d MiB, the most that it may; build the plugin "
          "smaller, or leave out what it does not need.",
          path, kMaxBundleBytes >> 20));
    }
  }
}

absl::Status WriteFile(const std::string& path, std::string_view content) {
  const OwnedFd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  bool good = fd.get() >= 0;
  while (good && !content.empty()) {
    const ssize_t n = write(fd.get(), content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    good = n >= 0;
    if (good) content.remove_prefix(static_cast<std::size_t>(n));
  }
  if (good && fsync(fd.get()) == 0) return absl::OkStatus();
  return absl::PermissionDeniedError(
      absl::StrFormat("%s: cannot be written (%s); check the folder, its permissions and the space "
                      "left.",
                      path, std::strerror(errno)));
}

// What a folder lists is on disk only once the folder itself is.
absl::Status SyncFolder(const std::string& folder) {
  const OwnedFd fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0 && fsync(fd.get()) == 0) return absl::OkStatus();
  return absl::PermissionDeniedError(absl::StrFormat(
      "%s: cannot be synced (%s); check the disk below it.", folder, std::strerror(errno)));
}

// A hidden neighbour that is ours alone; empty where none can be made, with errno.
std::string NewNeighbour(const fs::path& target) {
  constexpr int kAttempts = 1000;  // left behind by crashes of processes of this very number
  for (int i = 0; i < kAttempts; ++i) {
    std::string path = (target.parent_path() /
                        absl::StrFormat(".%s.new-%d-%d", target.filename().string(), getpid(), i))
                           .string();
    if (mkdir(path.c_str(), 0755) == 0) return path;
    if (errno != EEXIST) break;
  }
  return {};
}

// In one instant, so that whoever reads the name finds one bundle or the other.
absl::Status PutInPlace(const std::string& made, const std::string& folder, Existing existing) {
  if (renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE) == 0) {
    return absl::OkStatus();
  }
  if (errno == EEXIST && existing == Existing::kRefuse) {
    return absl::AlreadyExistsError(folder + ": is there already; take another name.");
  }
  if (errno == EEXIST &&
      renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
    return absl::OkStatus();
  }
  return absl::PermissionDeniedError(
      absl::StrFormat("%s: cannot be put in place (%s); check the folder that it lies in.", folder,
                      std::strerror(errno)));
}

}  // namespace

absl::StatusOr<BundleFolder> ReadBundleFolder(const std::string& folder) {
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return CannotRead(folder, errno);
  const Directory directory(fdopendir(fd));
  if (directory == nullptr) {
    close(fd);
    return CannotRead(folder, ENOMEM);
  }
  const absl::StatusOr<std::set<std::string>> names = NamesIn(folder, directory.get());
  if (!names.ok()) return names.status();

  BundleFolder found;
  std::size_t room = kMaxBundleBytes;
  for (const std::string& name : *names) {
    const std::string path = folder + "/" + absl::CHexEscape(name);
    struct stat about = {};
    if (fstatat(fd, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return CannotRead(path, errno);
    if (!S_ISREG(about.st_mode)) {
      found.strangers.emplace(name, KindOf(about.st_mode));
      continue;
    }
    const OwnedFd file(openat(fd, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0) return CannotRead(path, errno);
    if (fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
      return absl::InvalidArgumentError(path + ": changed while it was read; read it again.");
    }
    std::string content;
    if (absl::Status s = Read(path, file.get(), room, content); !s.ok()) return s;
    room -= content.size();
    found.files.push_back({name, std::move(content)});
  }
  return found;
}

absl::StatusOr<std::string> ReadPlainFile(const std::string& path) {
  const OwnedFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return CannotRead(path, errno);
  struct stat about = {};
  if (fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
    return absl::InvalidArgumentError(path + ": is no plain file; name one that is.");
  }
  std::string content;
  if (absl::Status s = Read(path, file.get(), kMaxBundleBytes, content); !s.ok()) return s;
  return content;
}

absl::Status WriteBundleFolder(const std::vector<BundleFile>& files, const std::string& folder,
                               Existing existing) {
  fs::path target = fs::absolute(folder).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();  // "bundles/x/"
  const std::string made = NewNeighbour(target);
  if (made.empty()) {
    return absl::PermissionDeniedError(absl::StrFormat(
        "%s: no folder can be made beside it (%s); check the path, its permissions and the space "
        "left.",
        folder, std::strerror(errno)));
  }
  absl::Status status;
  for (const BundleFile& file : files) {
    if (status.ok()) status = WriteFile(made + "/" + file.name, file.content);
  }
  if (status.ok()) status = SyncFolder(made);
  if (status.ok()) status = PutInPlace(made, target.string(), existing);
  std::error_code ignored;
  fs::remove_all(made,
                 ignored);  // what was replaced, or what came to nothing; else it is not there
  if (status.ok()) status = SyncFolder(target.parent_path().string());
  return status;
}

}  // namespace soleus::catalogue
