// A sound table in a library that runs code while it is loaded: WAY names what it does.
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#define TINY_ID "subject"
#include "tests/engine/catalogue/plugins/tiny.h"

SOLEUS_EXPORT_PLUGIN(tiny::kTable);

namespace {

[[maybe_unused]] void Aborts() {
  std::fputs("no data file\n", stderr);
  std::abort();
}

[[maybe_unused]] void Throws() {
  throw std::runtime_error("no data file");
}

[[maybe_unused]] void Exits() {
  std::quick_exit(0);  // what the sanitizers do at std::exit, a host may not
}

[[maybe_unused]] void Loops() {
  std::puts("still at it");
  std::fflush(stdout);
  const volatile bool forever = true;
  while (forever) {
  }
}

// Shuts the daemon out and lives on.
[[maybe_unused]] void Hides() {
  close(3);
  for (;;) pause();
}

[[maybe_unused]] void Multiplies() {
  for (;;) fork();
}

[[maybe_unused]] void Answers() {
  const char reply[] = "Table? What table?";
  static_cast<void>(write(3, reply, sizeof(reply)) + 1);
  _exit(0);
}

[[maybe_unused]] void Connects() {
  socket(AF_INET, SOCK_STREAM, 0);
}

[[maybe_unused]] void Writes() {
  open("/tmp/soleus-test", O_WRONLY | O_CREAT, 0600);
}

[[maybe_unused]] void Reads() {
  std::fprintf(stderr, "passwd: %s\n", open("/etc/passwd", O_RDONLY) < 0 ? "closed" : "open");
  _exit(0);
}

// Says what it could reach, then ends.
[[maybe_unused]] void Looks() {
  rlimit core = {1, 1};
  getrlimit(RLIMIT_CORE, &core);
  const char* secret = std::getenv("SOLEUS_TEST_SECRET");
  std::fprintf(stderr, "secret: %s; descriptor 100: %s; dumpable: %d; core: %d\n",
               secret == nullptr ? "none" : secret, fcntl(100, F_GETFD) < 0 ? "closed" : "open",
               prctl(PR_GET_DUMPABLE), static_cast<int>(core.rlim_cur));
  _exit(0);
}

struct StartUp {
  StartUp() { WAY(); }
};
const StartUp kStartUp;

}  // namespace
