#include "engine/host/library_file.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "absl/status/status.h"

// The linker puts it at the start of this very program: what a fitting library looks like.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's own name
extern "C" const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

namespace soleus::host {
namespace {

constexpr off_t kMaxLibraryBytes = 256 << 20;

absl::Status Refuse(const std::string& sentence) {
  return absl::FailedPreconditionError(sentence);
}

absl::Status RefuseUnreadable() {
  return Refuse(std::string("the file cannot be read (") + std::strerror(errno) +
                "); check its owner and permissions.");
}

// On success the memfd holds all of the file; `size` is what was read, not what stat said.
absl::Status Copy(int file, int copy, off_t& size) {
  std::array<char, 65536> chunk;
  for (size = 0; size <= kMaxLibraryBytes;) {
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

// Whether [offset, offset + length) lies within the file.
bool Within(off_t size, ElfW(Off) offset, ElfW(Xword) length) {
  const auto end = static_cast<ElfW(Off)>(size);
  return offset <= end && length <= end - offset;
}

absl::Status CheckElf(int copy, off_t size) {
  if (size == 0) return Refuse("the file is empty; build the plugin again.");
  ElfW(Ehdr) header = {};
  const ssize_t got = pread(copy, &header, sizeof(header), 0);
  if (got < SELFMAG || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
    return Refuse("the file is not a shared library (no ELF header); put the built plugin here.");
  }
  absl::Status cut_short = Refuse("the file is a shared library cut short; copy it again, whole.");
  if (got < static_cast<ssize_t>(sizeof(header))) return cut_short;
  const ElfW(Ehdr)& own = __ehdr_start;
  if (header.e_ident[EI_CLASS] != own.e_ident[EI_CLASS] ||
      header.e_ident[EI_DATA] != own.e_ident[EI_DATA] || header.e_machine != own.e_machine) {
    return Refuse("the library was built for another kind of machine (ELF machine " +
                  std::to_string(header.e_machine) + ", this host is " +
                  std::to_string(own.e_machine) + "); build it for this one.");
  }
  if (header.e_type != ET_DYN || header.e_phentsize != sizeof(ElfW(Phdr))) {
    return Refuse("the file is an ELF file but not a shared library; link it with -shared.");
  }
  // Section headers stand last in the file, so a copy that was interrupted lacks them first.
  if (!Within(size, header.e_phoff, ElfW(Xword){header.e_phnum} * header.e_phentsize) ||
      !Within(size, header.e_shoff, ElfW(Xword){header.e_shnum} * header.e_shentsize)) {
    return cut_short;
  }
  for (ElfW(Half) i = 0; i < header.e_phnum; ++i) {
    ElfW(Phdr) segment = {};
    const auto at = static_cast<off_t>(header.e_phoff + ElfW(Off){i} * sizeof(segment));
    if (pread(copy, &segment, sizeof(segment), at) != static_cast<ssize_t>(sizeof(segment))) {
      return cut_short;
    }
    // The loader would map what is not there, and the first touch of it is a SIGBUS.
    if (segment.p_type == PT_LOAD && !Within(size, segment.p_offset, segment.p_filesz)) {
      return cut_short;
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<int> CopyAndSeal(int file) {
  const int copy = memfd_create("soleus-plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (copy < 0) {
    return Refuse(std::string("no memory file could be made for it (") + std::strerror(errno) +
                  "); the host needs memfd_create.");
  }
  off_t size = 0;
  absl::Status status = Copy(file, copy, size);
  if (status.ok() &&
      fcntl(copy, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
    status = Refuse(std::string("its copy in memory could not be sealed (") + std::strerror(errno) +
                    ").");
  }
  if (status.ok()) status = CheckElf(copy, size);
  if (status.ok()) return copy;
  close(copy);
  return status;
}

}  // namespace

absl::StatusOr<int> SealedCopy(const std::string& library_path) {
  // Without O_NONBLOCK, opening a named pipe would wait for a writer.
  const int file = open(library_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return RefuseUnreadable();
  struct stat info = {};
  absl::StatusOr<int> copy = -1;
  if (fstat(file, &info) != 0) {
    copy = RefuseUnreadable();
  } else if (S_ISDIR(info.st_mode)) {
    copy = Refuse("this is a folder where the plugin's library should be; put the file here.");
  } else if (!S_ISREG(info.st_mode)) {
    copy = Refuse("this is a device, pipe or socket, not a file; put the plugin's library here.");
  } else {
    copy = CopyAndSeal(file);
  }
  close(file);
  return copy;
}

}  // namespace soleus::host
