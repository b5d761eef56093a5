#include "engine/catalogue/sealed_copy.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/status/status.h"

namespace soleus::catalogue {
namespace {

constexpr off_t kMaxLibraryBytes = 256 << 20;

absl::Status Refuse(const std::string& sentence) {
  return absl::FailedPreconditionError(sentence);
}

absl::Status RefuseUnreadable() {
  return Refuse(std::string("the file cannot be read (") + std::strerror(errno) +
                "); check its owner and permissions.");
}

absl::Status Copy(int file, int copy) {
  std::array<char, 65536> chunk;
  for (off_t size = 0; size <= kMaxLibraryBytes;) {
    const ssize_t n = read(file, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return RefuseUnreadable();
    if (n == 0) return absl::OkStatus();
    for (ssize_t done = 0; done < n;) {
      const ssize_t written = write(copy, chunk.data() + done, static_cast<std::size_t>(n - done));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        return Refuse(std::string("there is no memory to copy the file to (") +
                      std::strerror(errno) + "); free some and load again.");
      }
      done += written;
    }
    size += n;
  }
  return Refuse("the file is over 256 MiB; no plugin is that large, check what it is.");
}

absl::StatusOr<OwnedFd> CopyAndSeal(int file) {
  OwnedFd copy(memfd_create("soleus-plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!copy.open()) {
    return Refuse(std::string("no memory file could be made for it (") + std::strerror(errno) +
                  "); the daemon needs memfd_create.");
  }
  if (absl::Status status = Copy(file, copy.get()); !status.ok()) return status;
  if (fcntl(copy.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) !=
      0) {
    return Refuse(std::string("its copy in memory could not be sealed (") + std::strerror(errno) +
                  ").");
  }
  return copy;
}

}  // namespace

absl::StatusOr<OwnedFd> SealedCopy(const std::string& path) {
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  const OwnedFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open() && (errno == ENOENT || errno == ENOTDIR)) {
    return absl::NotFoundError(
        "there is no such file; build the plugin into its folder, or remove the folder.");
  }
  struct stat info = {};
  if (!file.open() || fstat(file.get(), &info) != 0) return RefuseUnreadable();
  if (S_ISDIR(info.st_mode)) {
    return Refuse("this is a folder where the plugin's library should be; put the file here.");
  }
  if (!S_ISREG(info.st_mode)) {
    return Refuse("this is a device, pipe or socket, not a file; put the plugin's library here.");
  }
  return CopyAndSeal(file.get());
}

}  // namespace soleus::catalogue
