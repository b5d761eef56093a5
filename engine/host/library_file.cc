#include "engine/host/library_file.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "absl/status/status.h"

// The linker puts it at the start of this very program: what a fitting library looks like.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's own name
extern "C" const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

namespace soleus::host {
namespace {

constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;

absl::Status Refuse(const std::string& sentence) {
  return absl::FailedPreconditionError(sentence);
}

// Whether [offset, offset + length) lies within the file.
bool Within(off_t size, ElfW(Off) offset, ElfW(Xword) length) {
  const auto end = static_cast<ElfW(Off)>(size);
  return offset <= end && length <= end - offset;
}

absl::Status CheckElf(int library, off_t size) {
  if (size == 0) return Refuse("the file is empty; build the plugin again.");
  ElfW(Ehdr) header = {};
  const ssize_t got = pread(library, &header, sizeof(header), 0);
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
    if (pread(library, &segment, sizeof(segment), at) != static_cast<ssize_t>(sizeof(segment))) {
      return cut_short;
    }
    // The loader would map what is not there, and the first touch of it is a SIGBUS.
    if (segment.p_type == PT_LOAD && !Within(size, segment.p_offset, segment.p_filesz)) {
      return cut_short;
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckLibrary(int library) {
  struct stat info = {};
  const int seals = fcntl(library, F_GET_SEALS);
  if (seals < 0 || (seals & kSeals) != kSeals || fstat(library, &info) != 0) {
    return Refuse(
        "its copy in memory is not sealed; install the daemon and the host from one build.");
  }
  return CheckElf(library, info.st_size);
}

}  // namespace soleus::host
