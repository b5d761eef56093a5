// A rollout that is killed (SIGKILL) at a random moment, a hundred times: each time the next one
// starts, loses nothing, and comes back with what served before the act at work or after it,
// nothing else.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "tests/engine/catalogue/rollout_fixture.h"

namespace soleus::catalogue {
namespace {

constexpr int kKills = 5;  // for each of twenty seeds
constexpr std::chrono::milliseconds kLongestLife{400};

// One run of the victim, with the lines of its journal.
class Victim {
 public:
  Victim(const fs::path& dir, unsigned seed) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    std::string program = VICTIM;
    std::string folder = dir.string();
    std::string number = std::to_string(seed);
    char* const arguments[] = {program.data(), folder.data(), number.data(), nullptr};
    EXPECT_EQ(posix_spawn(&pid_, VICTIM, &files, nullptr, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    journal_ = fdopen(ends[0], "r");
  }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;
  ~Victim() {
    Kill();
    fclose(journal_);
  }

  // Empty: it has ended.
  std::string Line() {
    char line[1024];
    if (fgets(line, sizeof line, journal_) == nullptr) return {};
    std::string text = line;
    if (text.ends_with('\n')) text.pop_back();
    return text;
  }

  void Kill() {
    if (pid_ < 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
  FILE* journal_ = nullptr;
};

class KilledRollout : public RolloutTest, public ::testing::WithParamInterface<unsigned> {};

TEST_P(KilledRollout, StartsAgainWithWhatServedBeforeOrAfterTheActAtWork) {
  Install("subject", Packed("subject", "subject", "1.0.0"));
  std::ofstream(dir_ / "key.pem") << HouseKey().PublicPem();
  Write(dir_ / "incoming" / "1.0.0", Packed("subject", "subject", "1.0.0"));
  for (const std::string number : {"2", "3", "4"}) {
    Write(dir_ / "incoming" / (number + ".0.0"),
          Packed("subject_" + number, "subject", number + ".0.0"));
  }
  std::mt19937 random(GetParam());
  std::string before = "1.0.0";  // what may serve when it opens: the one or the other
  std::string after = "1.0.0";
  std::map<std::string, int> at_work;
  for (int kill = 0; kill < kKills; ++kill) {
    Victim victim(dir_, static_cast<unsigned>(random()));
    const std::string opened = victim.Line();
    ASSERT_TRUE(opened == "open " + before || opened == "open " + after)
        << "\"" << opened << "\" where " << before << " or " << after << " served";
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % std::chrono::microseconds(kLongestLife).count()));
    victim.Kill();
    before = after = opened.substr(5);
    std::string act;
    for (std::string line = victim.Line(); !line.empty(); line = victim.Line()) {
      const std::size_t space = line.find(' ');
      act = line.substr(0, space);
      after = line.substr(space + 1);
      if (act == "done") before = after;
    }
    ++at_work[act];
  }
  int in_time = 0;
  for (const auto& [act, times] : at_work) {
    RecordProperty("killed_during_" + act, times);
    if (act != "done" && !act.empty()) in_time += times;
  }
  EXPECT_GT(in_time, kKills / 4) << "most kills are to come while something is at work";
}

INSTANTIATE_TEST_SUITE_P(Seeds, KilledRollout, ::testing::Range(1u, 21u));

}  // namespace
}  // namespace soleus::catalogue
