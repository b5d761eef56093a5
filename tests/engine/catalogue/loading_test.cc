// Every way in which a plugin can fail to load, with the real host process and real libraries: one
// list, so that what is missing shows. In each of them another plugin, "neighbour", stands in the
// same folder and must keep serving.
#include <elf.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "engine/catalogue/host_process.h"
#include "engine/catalogue/pack.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/sealed_copy.h"
#include "engine/store/plugin_store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr milliseconds kPatient{30'000};
constexpr milliseconds kImpatient{1'500};

std::string Contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class LoadingTest : public ::testing::Test {
 protected:
  LoadingTest() {
    std::string name = (fs::temp_directory_path() / "soleus-loading-XXXXXX").string();
    dir_ = mkdtemp(name.data());
    Install("neighbour", "neighbour");
    absl::StatusOr<std::unique_ptr<Spawner>> spawner = Spawner::Start(PLUGIN_HOST);
    if (spawner.ok()) spawner_ = *std::move(spawner);
  }
  ~LoadingTest() override { fs::remove_all(dir_); }

  void Install(const std::string& id, const std::string& library) {
    fs::create_directory(dir_ / id);
    fs::copy_file(fs::path(TEST_PLUGINS) / (library + ".so"), dir_ / id / "plugin.so",
                  fs::copy_options::overwrite_existing);
  }

  void InstallBytes(const std::string& bytes) {
    fs::create_directory(dir_ / "subject");
    std::ofstream(dir_ / "subject" / "plugin.so", std::ios::binary) << bytes;
  }

  // The manifest that a publisher would give the library, whatever that is.
  void Pack(const std::string& id) {
    const Manifest about{.plugin_id = id,
                         .version = "1.0.0",
                         .abi_major = 1,
                         .abi_minor = 0,
                         .counter = 1,
                         .key_id = {},
                         .files = {},
                         .code_deadline_ms = 0,
                         .code_memory_mib = 0};
    const std::string library = Contents(dir_ / id / "plugin.so");
    const auto files = PackBundle(about, {{std::string(kLibraryName), library}}, nullptr);
    ASSERT_TRUE(files.ok()) << files.status().message();
    for (const BundleFile& file : *files) {
      if (file.name != kManifestName) continue;
      std::ofstream(dir_ / id / file.name, std::ios::binary) << file.content;
    }
  }

  // What stands against "subject"; empty: it serves. The neighbour is held to serve on the way.
  std::string ReasonAgainstSubject(milliseconds deadline = kPatient) {
    if (spawner_ == nullptr) return "the spawner did not start";
    for (const auto& entry : fs::directory_iterator(dir_)) {
      if (fs::exists(entry.path() / "plugin.so")) Pack(entry.path().filename().string());
    }
    const auto nothing_wanted = store::PluginStore::OpenToRead((dir_ / "none.db").string()).value();
    Rollout::Options options;
    options.plugin_dir = dir_.string();
    options.trust.require_signatures = false;
    options.load_deadline = deadline;
    options.clock = [] { return std::chrono::sys_seconds(); };
    options.read_only = true;
    const auto loaded = Rollout::Open(options, *spawner_, *nothing_wanted, [](auto, auto) {});
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    base_ = (*loaded)->active();
    std::string reason = "it is not among the participants";
    bool neighbour_serves = false;
    for (const Participant& participant : base_->participants()) {
      if (participant.plugin_id == "neighbour") neighbour_serves = participant.serving;
      if (participant.plugin_id == "subject") {
        EXPECT_EQ(participant.serving, participant.reason.empty());
        reason = participant.reason;
      }
    }
    EXPECT_TRUE(neighbour_serves);
    return reason;
  }

  std::string ReasonAgainstLibrary(const std::string& library, milliseconds deadline = kPatient) {
    Install("subject", library);
    return ReasonAgainstSubject(deadline);
  }

  std::string ReasonAgainstBytes(const std::string& bytes) {
    InstallBytes(bytes);
    return ReasonAgainstSubject();
  }

  fs::path dir_;
  std::unique_ptr<Spawner> spawner_;
  std::shared_ptr<const KnowledgeBase> base_;
};

TEST_F(LoadingTest, ASoundPluginServesBesideItsNeighbour) {
  EXPECT_EQ(ReasonAgainstLibrary("subject"), "");
  ASSERT_THAT(base_->participants(), SizeIs(2));
  EXPECT_EQ(base_->participants()[1].version, "1.0.0");
  EXPECT_EQ(base_->participants()[1].review_by, "2099-01-01");
  ASSERT_THAT(base_->knowledge().conditions(), SizeIs(2));
  EXPECT_EQ(base_->knowledge().conditions()[1].item->pretest[0].point, 0.3);
  EXPECT_THAT(base_->digest(), ContainsRegex("^[0-9a-f]+$"));
  EXPECT_THAT(base_->digest(), SizeIs(64));
}

TEST_F(LoadingTest, LoadingTwiceGivesTheSameDigestAndAnotherPluginAnotherOne) {
  ReasonAgainstLibrary("subject");
  const std::string digest = base_->digest();
  ReasonAgainstSubject();
  EXPECT_EQ(base_->digest(), digest);
  fs::remove_all(dir_ / "subject");
  ReasonAgainstSubject();
  EXPECT_NE(base_->digest(), digest);
}

TEST_F(LoadingTest, APluginFileMayBeReplacedWhileItsTableServes) {
  ReasonAgainstLibrary("subject");
  const auto pinned = base_;
  std::ofstream(dir_ / "subject" / "plugin.so", std::ios::trunc) << "overwritten in place";
  EXPECT_THAT(ReasonAgainstSubject(), HasSubstr("not a shared library"));
  EXPECT_EQ(pinned->knowledge().plugins()[1]->about.title, "Test plugin");
}

TEST_F(LoadingTest, AnEmptyFileIsRefused) {
  EXPECT_THAT(ReasonAgainstBytes(""), HasSubstr("the file is empty"));
}

TEST_F(LoadingTest, ATextFileIsRefused) {
  EXPECT_THAT(ReasonAgainstBytes("GROUP ( libc.so.6 )\n"), HasSubstr("not a shared library"));
}

TEST_F(LoadingTest, GarbageAfterAnElfMagicIsRefused) {
  EXPECT_THAT(ReasonAgainstBytes("\177ELF" + std::string(4096, '\x5a')),
              HasSubstr("built for another kind of machine"));
}

TEST_F(LoadingTest, ALibraryCutAnywhereIsRefusedBeforeItIsLoaded) {
  const std::string whole = Contents(fs::path(TEST_PLUGINS) / "subject.so");
  for (const std::size_t kept : {std::size_t{20}, std::size_t{64}, std::size_t{300},
                                 whole.size() / 4, whole.size() / 2, whole.size() - 1}) {
    EXPECT_THAT(ReasonAgainstBytes(whole.substr(0, kept)), HasSubstr("cut short")) << kept;
  }
}

TEST_F(LoadingTest, ALibraryForAnotherMachineIsRefused) {
  std::string library = Contents(fs::path(TEST_PLUGINS) / "subject.so");
  library[offsetof(Elf64_Ehdr, e_machine)] = static_cast<char>(EM_68K);
  EXPECT_THAT(ReasonAgainstBytes(library), HasSubstr("another kind of machine (ELF machine 4,"));
}

TEST_F(LoadingTest, ALibraryWithoutTheSymbolIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("no_symbol"), HasSubstr("exports no soleus_module"));
}

TEST_F(LoadingTest, AnUnresolvedSymbolIsFoundAtLoadAndNamedWithoutTheInnerPath) {
  EXPECT_THAT(ReasonAgainstLibrary("unresolved"),
              AllOf(HasSubstr("cannot be loaded (undefined symbol: defined_by_nobody)"),
                    Not(HasSubstr("/proc/self/fd"))));
}

// The tables of these lie at an address that no process has, so a host that looked would die.
TEST_F(LoadingTest, AWrongMagicIsRefusedBeforeTheTableIsTouched) {
  EXPECT_THAT(ReasonAgainstLibrary("wrong_magic"),
              HasSubstr("does not begin with the Soleus mark"));
}

TEST_F(LoadingTest, AnotherAbiMajorIsRefusedBeforeTheTableIsTouched) {
  EXPECT_THAT(ReasonAgainstLibrary("other_major"),
              HasSubstr("built for plugin ABI 2.1, this Soleus loads ABI 1 up to 1.1;"));
}

TEST_F(LoadingTest, ANewerAbiMinorIsRefusedBeforeTheTableIsTouched) {
  EXPECT_THAT(ReasonAgainstLibrary("newer_minor"), HasSubstr("built for plugin ABI 1.2"));
}

TEST_F(LoadingTest, AnotherStructSizeIsRefusedBeforeTheTableIsTouched) {
  EXPECT_THAT(ReasonAgainstLibrary("other_size"), HasSubstr("its Evidence takes 4 bytes"));
}

TEST_F(LoadingTest, TheSizeOfEveryStructCounts) {
  EXPECT_THAT(ReasonAgainstLibrary("other_factor_size"), HasSubstr("its Factor takes 4 bytes"));
}

TEST_F(LoadingTest, AnotherSizeOfTheStampItselfIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("other_module_size"), HasSubstr("its Module takes 4 bytes"));
}

TEST_F(LoadingTest, AModuleWithoutATableIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("no_table"), HasSubstr("has no table"));
}

// With AddressSanitizer in the host, a bad access ends with its report and exit code 1.
TEST_F(LoadingTest, ATablePointerIntoNowhereEndsTheHostAndNothingElse) {
  EXPECT_THAT(ReasonAgainstLibrary("wild_table"),
              ContainsRegex("host (was killed by SIGSEGV|ended with exit code 1) while loading"));
}

TEST_F(LoadingTest, AMalformedTableIsRefusedThoughItCompiled) {
  EXPECT_THAT(ReasonAgainstLibrary("malformed"),
              HasSubstr("malformed: subject: version \"one\" is not MAJOR.MINOR.PATCH."));
}

TEST_F(LoadingTest, CodeIsStatedInTheTableAndExportedOrNeither) {
  EXPECT_THAT(ReasonAgainstLibrary("code_without_function"),
              HasSubstr("its table states code, and no function is exported"));
  EXPECT_THAT(ReasonAgainstLibrary("function_without_code"),
              HasSubstr("exports a function, and its table does not say what that sets"));
}

TEST_F(LoadingTest, AListThatClaimsMoreThanItHoldsIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("overfull"),
              AllOf(HasSubstr("Case.offered"), HasSubstr("a list of 9 where at most 8 fit")));
}

TEST_F(LoadingTest, AnEnumWithoutANameIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("unknown_status"), HasSubstr("About.status"));
}

TEST_F(LoadingTest, ATableOverTheLimitIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("huge"), HasSubstr("its table is over 16 MiB"));
}

TEST_F(LoadingTest, ALibraryThatAbortsIsNamedWithItsLastWords) {
  EXPECT_THAT(
      ReasonAgainstLibrary("aborts"),
      StartsWith("subject/plugin.so: the plugin host was killed by SIGABRT while loading it "
                 "(its last words: no data file); "));
}

TEST_F(LoadingTest, ALibraryThatThrowsIsNamedWithWhatItSaid) {
  EXPECT_THAT(ReasonAgainstLibrary("throws"), HasSubstr("no data file"));
}

TEST_F(LoadingTest, ALibraryThatExitsCleanlyHasStillNotServed) {
  EXPECT_THAT(ReasonAgainstLibrary("exits"),
              HasSubstr("the plugin host ended with exit code 0 while loading it"));
}

TEST_F(LoadingTest, ALibraryThatLoopsIsKilledAtTheDeadline) {
  EXPECT_THAT(ReasonAgainstLibrary("loops", kImpatient),
              AllOf(HasSubstr("within 1500 ms and was killed"), HasSubstr("still at it")));
}

TEST_F(LoadingTest, ALibraryThatClosesTheSocketAndStaysIsKilledAtTheDeadline) {
  EXPECT_THAT(ReasonAgainstLibrary("hides", kImpatient), HasSubstr("within 1500 ms"));
}

TEST_F(LoadingTest, ALibraryThatAsksForMoreThanLoadingTakesIsEndedAndTheCallIsNamed) {
  const auto asks_for = [](const std::string& call) {
    return HasSubstr("while it was loaded it asked the system for " + call + ", which no plugin");
  };
  EXPECT_THAT(ReasonAgainstLibrary("multiplies"), asks_for("clone"));
  fs::remove_all(dir_ / "subject");
  EXPECT_THAT(ReasonAgainstLibrary("connects"), asks_for("socket"));
  fs::remove_all(dir_ / "subject");
  EXPECT_THAT(ReasonAgainstLibrary("writes"), asks_for("openat"));
}

// By Landlock, where the kernel has it.
TEST_F(LoadingTest, ALibraryReadsNoFileThatIsNoLibrary) {
  if (syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) < 1) GTEST_SKIP() << "no Landlock here";
  EXPECT_THAT(ReasonAgainstLibrary("reads"), HasSubstr("passwd: closed"));
}

TEST_F(LoadingTest, ThePluginThatBringsCodeServesWithItsProcess) {
  Install("coded", "coded");
  ReasonAgainstLibrary("subject");
  ASSERT_THAT(base_->code(), SizeIs(1));
  EXPECT_EQ(base_->code()[0].plugin->about.id, "coded");
  EXPECT_EQ(base_->code()[0].process->health().state, CodeHealth::State::kRunning);
}

TEST_F(LoadingTest, ALibraryReachesNoSecretNoOpenFileAndLeavesNoCore) {
  rlimit core = {};
  getrlimit(RLIMIT_CORE, &core);
  const rlimit raised = {core.rlim_max, core.rlim_max};
  setrlimit(RLIMIT_CORE, &raised);
  setenv("SOLEUS_TEST_SECRET", "told", 1);
  ASSERT_EQ(dup2(STDERR_FILENO, 100), 100);
  const std::string reason = ReasonAgainstLibrary("looks");
  close(100);
  unsetenv("SOLEUS_TEST_SECRET");
  setrlimit(RLIMIT_CORE, &core);
  EXPECT_THAT(reason, HasSubstr("secret: none; descriptor 100: closed; dumpable: 0; core: 0"));
}

TEST_F(LoadingTest, ALibraryThatAnswersInTheHostsPlaceIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("answers"), HasSubstr("something other than a table"));
}

TEST_F(LoadingTest, AnIdThatDiffersFromTheFolderIsRefused) {
  EXPECT_THAT(ReasonAgainstLibrary("neighbour"),
              AllOf(HasSubstr("its folder is \"subject\""), HasSubstr("says it is \"neighbour\"")));
}

TEST_F(LoadingTest, ACaseThatDoesNotReproduceKeepsThePluginOut) {
  EXPECT_THAT(ReasonAgainstLibrary("wrong_case"),
              HasSubstr("worked case \"sign_present\" expects exactly these red flags to fire: "
                        "another_flag; fired: subject_flag"));
}

TEST_F(LoadingTest, OfTwoPluginsThatClashTheFirstByIdServes) {
  EXPECT_THAT(ReasonAgainstLibrary("clash"), HasSubstr("condition \"neighbour\""));
}

TEST_F(LoadingTest, DotFoldersAndPlainFilesAreNoPlugins) {
  fs::create_directory(dir_ / ".staging");
  std::ofstream(dir_ / "README") << "not a plugin";
  EXPECT_EQ(ReasonAgainstLibrary("subject"), "");
  EXPECT_THAT(base_->participants(), SizeIs(2));
}

// As whoever packs a library finds it; within a bundle only plain files are read.
TEST_F(LoadingTest, WhatIsNoPlainFileIsNamedAndNotWaitedFor) {
  const auto refusal = [&](const std::string& name) {
    return std::string(SealedCopy((dir_ / name).string()).status().message());
  };
  EXPECT_THAT(refusal("nobody.so"), HasSubstr("there is no such file"));
  fs::create_symlink("nowhere", dir_ / "link.so");
  EXPECT_THAT(refusal("link.so"), HasSubstr("there is no such file"));
  EXPECT_THAT(refusal("neighbour"), HasSubstr("this is a folder"));
  ASSERT_EQ(mkfifo((dir_ / "pipe.so").c_str(), 0600), 0);
  EXPECT_THAT(refusal("pipe.so"), HasSubstr("device, pipe or socket"));
  // Bytes that fail with EIO for everybody, root included: address 0 of our own memory.
  fs::create_symlink("/proc/self/mem", dir_ / "memory.so");
  EXPECT_THAT(refusal("memory.so"), HasSubstr("cannot be read (Input/output error)"));
}

TEST_F(LoadingTest, TheKindOfErrorSaysWhatHappened) {
  const auto code_of = [&](const std::string& library, milliseconds deadline) {
    const fs::path path = fs::path(TEST_PLUGINS) / (library + ".so");
    const absl::StatusOr<OwnedFd> copy = SealedCopy(path.string());
    return copy.ok() ? ReadTable(*spawner_, copy->get(), library, deadline).status().code()
                     : copy.status().code();
  };
  EXPECT_EQ(code_of("subject", kPatient), absl::StatusCode::kOk);
  EXPECT_EQ(code_of("nobody", kPatient), absl::StatusCode::kNotFound);
  EXPECT_EQ(code_of("no_symbol", kPatient), absl::StatusCode::kFailedPrecondition);
  // By the host already, so that whoever reads a table through it gets a sound one or none.
  EXPECT_EQ(code_of("malformed", kPatient), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(code_of("aborts", kPatient), absl::StatusCode::kAborted);
  EXPECT_EQ(code_of("loops", kImpatient), absl::StatusCode::kDeadlineExceeded);
}

}  // namespace
}  // namespace soleus::catalogue
