// Landlock by raw system calls: Debian 12's C library has no wrapper, its headers know the first
// three versions alone.
#pragma once

#include <span>
#include <string>

namespace soleus::host {

// Takes from this process, for good, every right over files that the kernel can take, but to read
// beneath the `readable` paths; TCP; and, where the kernel knows how, signals and abstract sockets
// to processes outside. May be called again, to take more. Empty: done; else why not.
std::string RestrictFiles(std::span<const char* const> readable);

}  // namespace soleus::host
