// The process that starts plugin hosts, with the real one and real libraries.
#include "engine/catalogue/spawner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "engine/catalogue/host_process.h"
#include "engine/catalogue/sealed_copy.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::catalogue {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kPatient{30'000};

class SpawnerTest : public ::testing::Test {
 protected:
  SpawnerTest() {
    absl::StatusOr<std::unique_ptr<Spawner>> spawner = Spawner::Start(PLUGIN_HOST);
    if (spawner.ok()) spawner_ = *std::move(spawner);
  }
  void SetUp() override { ASSERT_NE(spawner_, nullptr); }

  std::unique_ptr<Host> StartHost(const std::string& library) {
    const absl::StatusOr<OwnedFd> copy =
        SealedCopy(std::string(TEST_PLUGINS) + "/" + library + ".so");
    EXPECT_TRUE(copy.ok()) << copy.status().message();
    absl::StatusOr<std::unique_ptr<Host>> host = spawner_->StartHost(copy->get(), {});
    EXPECT_TRUE(host.ok()) << host.status().message();
    return host.ok() ? *std::move(host) : nullptr;
  }

  std::unique_ptr<Spawner> spawner_;
};

std::string StatOf(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  return {std::istreambuf_iterator<char>(in), {}};
}

bool IsGone(pid_t pid) {
  return StatOf(pid).empty();
}

// A kill takes a moment, and a new parent may never bury it: Z is as dead as no state at all.
bool IsDead(pid_t pid) {
  return IsGone(pid) || StatOf(pid).find(") Z ") != std::string::npos;
}

bool DiesWithin(pid_t pid, milliseconds patience) {
  for (const auto end = Clock::now() + patience; Clock::now() < end;) {
    if (IsDead(pid)) return true;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return false;
}

// The number of the process that /proc/<pid>/stat names as parent: the second field after ") ".
pid_t ParentOf(pid_t pid) {
  const std::string stat = StatOf(pid);
  return std::stoi(stat.substr(stat.rfind(") ") + 4));
}

TEST_F(SpawnerTest, AHostsEndIsToldAndTheHostIsReaped) {
  const auto exits = StartHost("exits");
  const absl::StatusOr<HostEnd> end = exits->AwaitEnd(Clock::now() + kPatient);
  ASSERT_TRUE(end.ok()) << end.status().message();
  EXPECT_FALSE(end->by_signal);
  EXPECT_EQ(end->number, 0);
  EXPECT_TRUE(IsGone(exits->pid()));

  const auto aborts = StartHost("aborts");
  const absl::StatusOr<HostEnd> killed = aborts->AwaitEnd(Clock::now() + kPatient);
  ASSERT_TRUE(killed.ok());
  EXPECT_TRUE(killed->by_signal);
  EXPECT_EQ(killed->number, SIGABRT);
}

TEST_F(SpawnerTest, AHostIsItsParentsChildAndNotOurs) {
  const auto host = StartHost("loops");
  const pid_t parent = ParentOf(host->pid());
  EXPECT_NE(parent, getpid());
  EXPECT_EQ(ParentOf(parent), getpid());
}

TEST_F(SpawnerTest, WaitingForAHostThatRunsEndsAtTheDeadlineAndMayBeRepeated) {
  const auto host = StartHost("loops");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(host->AwaitEnd(Clock::now() + milliseconds(20)).status().code(),
              absl::StatusCode::kDeadlineExceeded);
  }
  host->Kill();
  host->Kill();
  const absl::StatusOr<HostEnd> end = host->AwaitEnd(Clock::now() + kPatient);
  ASSERT_TRUE(end.ok());
  EXPECT_EQ(end->number, SIGKILL);
}

TEST_F(SpawnerTest, AHostEndsWithItsObject) {
  auto host = StartHost("loops");
  const pid_t pid = host->pid();
  host.reset();
  EXPECT_TRUE(IsGone(pid));
}

TEST_F(SpawnerTest, EveryHostEndsWithTheSpawnerAndTheHostsMayOutliveIt) {
  const auto host = StartHost("loops");
  const pid_t pid = host->pid();
  spawner_.reset();
  EXPECT_TRUE(DiesWithin(pid, kPatient));
  EXPECT_TRUE(host->AwaitEnd(Clock::now() + kPatient).ok());
  EXPECT_TRUE(waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD) << "a process is left";
}

// As after kill -9 of the daemon: nobody says good-bye.
TEST_F(SpawnerTest, SpawnerAndHostsDieWithAProcessThatIsKilled) {
  int numbers[2];
  ASSERT_EQ(pipe(numbers), 0);
  const pid_t daemon = fork();
  if (daemon == 0) {
    spawner_.release();  // NOLINT: the parent's; this process is killed
    const absl::StatusOr<std::unique_ptr<Spawner>> spawner = Spawner::Start(PLUGIN_HOST);
    const absl::StatusOr<OwnedFd> copy = SealedCopy(std::string(TEST_PLUGINS) + "/loops.so");
    if (!spawner.ok() || !copy.ok()) _exit(1);
    const auto host = (*spawner)->StartHost(copy->get(), {});
    if (!host.ok()) _exit(1);
    const pid_t pid = (*host)->pid();
    static_cast<void>(write(numbers[1], &pid, sizeof(pid)) + 1);
    for (;;) pause();
  }
  close(numbers[1]);
  pid_t host = -1;
  ASSERT_EQ(read(numbers[0], &host, sizeof(host)), static_cast<ssize_t>(sizeof(host)));
  close(numbers[0]);
  const pid_t spawner = ParentOf(host);
  kill(daemon, SIGKILL);
  waitpid(daemon, nullptr, 0);
  EXPECT_TRUE(DiesWithin(host, kPatient));
  EXPECT_TRUE(DiesWithin(spawner, kPatient));
}

TEST_F(SpawnerTest, WithoutItsSpawnerNothingIsStartedAndItIsSaid) {
  const auto host = StartHost("loops");
  const pid_t pid = host->pid();
  kill(ParentOf(pid), SIGKILL);
  EXPECT_EQ(host->AwaitEnd(Clock::time_point::max()).status().code(),
            absl::StatusCode::kUnavailable);
  EXPECT_TRUE(DiesWithin(pid, kPatient)) << "the host outlives its spawner";
  const absl::StatusOr<OwnedFd> copy = SealedCopy(std::string(TEST_PLUGINS) + "/subject.so");
  const absl::Status status =
      ReadTable(*spawner_, copy->get(), "subject/plugin.so", kPatient).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("subject/plugin.so: the process that starts plugin hosts has ended"));
}

TEST_F(SpawnerTest, ManyThreadsStartHostsAtOnce) {
  const absl::StatusOr<OwnedFd> copy = SealedCopy(std::string(TEST_PLUGINS) + "/subject.so");
  ASSERT_TRUE(copy.ok());
  std::vector<std::thread> threads;
  std::vector<absl::Status> statuses(4);
  for (absl::Status& status : statuses) {
    threads.emplace_back([&] {
      for (int i = 0; i < 3 && status.ok(); ++i) {
        status = ReadTable(*spawner_, copy->get(), "subject/plugin.so", kPatient).status();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& status : statuses) EXPECT_TRUE(status.ok()) << status.message();
}

TEST_F(SpawnerTest, ALibraryThatIsNotSealedIsRefused) {
  const OwnedFd unsealed(memfd_create("unsealed", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  EXPECT_THAT(
      std::string(ReadTable(*spawner_, unsealed.get(), "x/plugin.so", kPatient).status().message()),
      HasSubstr("x/plugin.so: its copy in memory is not sealed"));
}

TEST(SpawnerStart, AHostThatCannotBeStartedIsNamedWithTheReason) {
  const absl::Status status = Spawner::Start("/nowhere/host").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("/nowhere/host cannot be started (No such file or directory)"));
}

TEST(SpawnerStart, AProgramThatIsNoPluginHostIsRefused) {
  EXPECT_THAT(std::string(Spawner::Start("/bin/true").status().message()),
              HasSubstr("/bin/true cannot be started (it is not the host of this build)"));
}

}  // namespace
}  // namespace soleus::catalogue
