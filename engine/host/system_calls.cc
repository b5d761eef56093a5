#include "engine/host/system_calls.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "engine/catalogue/host_protocol.h"

namespace soleus::host {
namespace {

using catalogue::kReplyFd;

// By a signal handler: no memory is taken, and the number is all that is told.
void TellForbidden(int /*signal*/, siginfo_t* info, void* /*context*/) {
  char frame[catalogue::kReplyHeaderBytes + catalogue::kForbiddenBytes] = {
      static_cast<char>(catalogue::ReplyKind::kForbidden), catalogue::kForbiddenBytes};
  const int number = info->si_syscall;
  std::memcpy(frame + catalogue::kReplyHeaderBytes, &number, sizeof(number));
  static_cast<void>(send(kReplyFd, frame, sizeof(frame), MSG_NOSIGNAL) + 1);
  _exit(catalogue::kExitForbidden);
}

// A filter that is being put together; the first rule that cannot be added is kept as the reason.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_TRAP)) {}
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  void Allow(std::initializer_list<int> calls) {
    for (int call : calls) Check(seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0));
  }
  // Only where argument `at`, masked, is `value`.
  void AllowWhere(int call, unsigned at, std::uint64_t mask, std::uint64_t value) {
    const scmp_arg_cmp only = {at, SCMP_CMP_MASKED_EQ, mask, value};
    Check(seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, 1, &only));
  }
  void AllowWhere(int call, unsigned at, std::uint64_t value) {
    const scmp_arg_cmp only = {at, SCMP_CMP_EQ, value, 0};
    Check(seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, 1, &only));
  }

  std::string Load() {
    if (context_ == nullptr) return "libseccomp cannot start";
    // Calls by another machine's numbers (x32, i386) are no mistake: they end it at once.
    Check(seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    if (error_ == 0) Check(seccomp_load(context_));
    return error_ == 0 ? "" : std::strerror(-error_);
  }

 private:
  void Check(int result) {
    if (result < 0 && error_ == 0) error_ = result;
  }

  const scmp_filter_ctx context_;
  int error_ = 0;
};

// To answer, to take memory, to end. Both lists have these.
void AllowTheLeast(Filter& filter) {
  const auto self = static_cast<std::uint64_t>(getpid());
  filter.Allow({SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
                SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(brk), SCMP_SYS(munmap),
                SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sched_yield),
                SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
                SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(fstat)});
  filter.AllowWhere(SCMP_SYS(tgkill), 0, self);  // how abort() ends a process
  // How stdio asks what it writes to: by an open descriptor, and whether it is a terminal.
  filter.AllowWhere(SCMP_SYS(newfstatat), 3, AT_EMPTY_PATH);
  filter.AllowWhere(SCMP_SYS(ioctl), 1, TCGETS);
  for (const std::uint64_t fd : {STDOUT_FILENO, STDERR_FILENO}) {
    filter.AllowWhere(SCMP_SYS(write), 0, fd);
    filter.AllowWhere(SCMP_SYS(writev), 0, fd);
  }
#ifdef __SANITIZE_ADDRESS__
  // How its run-time finds out whether memory is there: by writing it to a pipe.
  filter.Allow({SCMP_SYS(pipe2), SCMP_SYS(write), SCMP_SYS(close)});
#endif
  filter.AllowWhere(SCMP_SYS(recvfrom), 0, kReplyFd);
  filter.AllowWhere(SCMP_SYS(sendto), 0, kReplyFd);
}

}  // namespace

std::string AllowOnlyWhatLoadingTakes() {
  struct sigaction told = {};
  told.sa_sigaction = TellForbidden;
  told.sa_flags = SA_SIGINFO | SA_NODEFER;
  sigaction(SIGSYS, &told, nullptr);

  Filter filter;
  AllowTheLeast(filter);
  filter.Allow({SCMP_SYS(mmap),
                SCMP_SYS(mprotect),
                SCMP_SYS(read),
                SCMP_SYS(pread64),
                SCMP_SYS(readv),
                SCMP_SYS(lseek),
                SCMP_SYS(close),
                SCMP_SYS(close_range),
                SCMP_SYS(fcntl),
                SCMP_SYS(dup),
                SCMP_SYS(dup2),
                SCMP_SYS(dup3),
                SCMP_SYS(stat),
                SCMP_SYS(lstat),
                SCMP_SYS(newfstatat),
                SCMP_SYS(statx),
                SCMP_SYS(access),
                SCMP_SYS(faccessat),
                SCMP_SYS(faccessat2),
                SCMP_SYS(readlink),
                SCMP_SYS(readlinkat),
                SCMP_SYS(getcwd),
                SCMP_SYS(getppid),
                SCMP_SYS(getuid),
                SCMP_SYS(geteuid),
                SCMP_SYS(getgid),
                SCMP_SYS(getegid),
                SCMP_SYS(uname),
                SCMP_SYS(sysinfo),
                SCMP_SYS(sched_getaffinity),
                SCMP_SYS(getrlimit),
                SCMP_SYS(nanosleep),
                SCMP_SYS(clock_nanosleep),
                SCMP_SYS(pause),
                SCMP_SYS(poll),
                SCMP_SYS(ppoll),
                SCMP_SYS(rt_sigaction),
                SCMP_SYS(set_robust_list),
                SCMP_SYS(rseq),
                SCMP_SYS(seccomp),
                SCMP_SYS(landlock_create_ruleset),
                SCMP_SYS(landlock_restrict_self)});
  // A library can write to the socket too: what that is worth, the daemon judges.
  filter.AllowWhere(SCMP_SYS(write), 0, kReplyFd);
  filter.AllowWhere(SCMP_SYS(prlimit64), 0, 0);  // its own; a limit that fell cannot rise
  for (const std::uint64_t what :
       {PR_GET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_SET_SECCOMP, PR_SET_VMA}) {
    filter.AllowWhere(SCMP_SYS(prctl), 0, what);
  }
  constexpr std::uint64_t kNotToRead = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | O_TMPFILE;
  filter.AllowWhere(SCMP_SYS(open), 1, kNotToRead & ~std::uint64_t{O_DIRECTORY}, O_RDONLY);
  filter.AllowWhere(SCMP_SYS(openat), 2, kNotToRead & ~std::uint64_t{O_DIRECTORY}, O_RDONLY);
  return filter.Load();
}

std::string AllowOnlyWhatCallsTake() {
  Filter filter;
  AllowTheLeast(filter);
  filter.AllowWhere(SCMP_SYS(mmap), 2, PROT_EXEC, 0);
  filter.AllowWhere(SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
  return filter.Load();
}

}  // namespace soleus::host
