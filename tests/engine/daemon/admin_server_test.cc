// The administrators' address over a real socket: who is let in, who it is said to be, how large a
// bundle may be, how it ends.
#include "engine/daemon/admin_server.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <grpcpp/create_channel_posix.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "tests/support/scripted_rollout.h"

namespace soleus::test {
namespace {

using catalogue::Life;
using daemon::AdminServer;
using daemon::Config;
using daemon::UnixListener;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class AdminServerTest : public testing::Test {
 protected:
  AdminServerTest() {
    char folder[] = "/tmp/soleus-admin-XXXXXX";
    folder_ = mkdtemp(folder);
    config_.state_dir = folder_;
    config_.admin_listen = "unix:" + Socket();
    config_.drain = std::chrono::seconds(5);
    auto log = store::AuditLog::Open(folder_ + "/audit.db");
    if (!log.ok()) std::abort();
    audit_ = *std::move(log);
    rollout_.change.version = StateOf("a", "1.1.0", Life::kActive);
    rollout_.versions = {StateOf("a", "1.0.0", Life::kActive)};
    admin_ = std::make_unique<service::PluginAdmin>(
        rollout_, *audit_, service::Trials{},
        [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
        [](const store::AuditEntry&, const absl::Status&) {});
  }
  ~AdminServerTest() override {
    server_.reset();
    audit_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string Socket() const { return folder_ + "/admin.sock"; }
  absl::Status Start() {
    auto started = AdminServer::Start(config_, *admin_);
    if (!started.ok()) return started.status();
    server_ = *std::move(started);
    return absl::OkStatus();
  }
  // With a connection of its own.
  std::unique_ptr<v1::PluginAdmin::Stub> Client() const {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetMaxReceiveMessageSize(-1);
    return v1::PluginAdmin::NewStub(grpc::CreateCustomChannel(
        config_.admin_listen, grpc::InsecureChannelCredentials(), arguments));
  }
  grpc::Status Rollback(v1::PluginAdmin::Stub& client) const {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    v1::PluginId id;
    id.set_plugin_id("a");
    v1::PluginChange change;
    return client.Rollback(&context, id, &change);
  }

  std::string folder_;
  Config config_;
  ScriptedRollout rollout_;
  std::unique_ptr<store::AuditLog> audit_;
  std::unique_ptr<service::PluginAdmin> admin_;
  std::unique_ptr<AdminServer> server_;
};

TEST_F(AdminServerTest, OverTheSocketItIsWrittenDownWhichUserCalled) {
  ASSERT_TRUE(Start().ok());
  const auto client = Client();
  const grpc::Status status = Rollback(*client);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const auto page = audit_->Read({});
  ASSERT_EQ(page->entries.size(), 2u);
  EXPECT_THAT(page->entries[1].who, StartsWith("uid " + std::to_string(getuid())));
}

TEST_F(AdminServerTest, OnlyItsOwnUserMayOpenTheSocketAndItGoesWithTheServer) {
  ASSERT_TRUE(Start().ok());
  struct stat about {};
  ASSERT_EQ(lstat(Socket().c_str(), &about), 0);
  EXPECT_TRUE(S_ISSOCK(about.st_mode));
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  server_->Drain();
  EXPECT_NE(lstat(Socket().c_str(), &about), 0);
}

TEST_F(AdminServerTest, ASocketThatNobodyListensOnIsReplaced) {
  // As a daemon that was killed leaves it: bound, and its process gone.
  const int left = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  Socket().copy(address.sun_path, sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(left, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  close(left);
  ASSERT_TRUE(Start().ok());
  const auto client = Client();
  EXPECT_TRUE(Rollback(*client).ok());
}

TEST_F(AdminServerTest, ASocketThatSomebodyListensOnIsLeftToThem) {
  ASSERT_TRUE(Start().ok());
  const auto second = AdminServer::Start(config_, *admin_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("another program listens"));
  const auto client = Client();
  EXPECT_TRUE(Rollback(*client).ok());
}

TEST_F(AdminServerTest, AFileInTheSocketsPlaceIsLeftAlone) {
  { std::ofstream(Socket()) << "mine"; }
  const absl::Status refused = Start();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refused.message()), HasSubstr("no socket"));
  EXPECT_EQ(std::filesystem::file_size(Socket()), 4u);
}

TEST_F(AdminServerTest, APathThatIsTooLongIsSaidWithTheLimit) {
  config_.admin_listen = "unix:" + folder_ + "/" + std::string(107, 's');
  EXPECT_THAT(std::string(Start().message()), HasSubstr("1 to 107"));
}

TEST_F(AdminServerTest, TheLargestBundleIsTakenInAndALargerOneIsNot) {
  ASSERT_TRUE(Start().ok());
  const auto client = Client();
  const auto stage = [&](std::size_t bytes) {
    v1::StageRequest request;
    auto* file = request.mutable_upload()->add_files();
    file->set_name("plugin.so");
    file->set_content(std::string(bytes, 'x'));
    grpc::ClientContext context;
    v1::PluginChange change;
    return client->Stage(&context, request, &change).error_code();
  };
  EXPECT_EQ(stage(catalogue::kMaxBundleBytes), grpc::StatusCode::OK);
  EXPECT_EQ(stage(catalogue::kMaxBundleBytes + (2 << 20)), grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST_F(AdminServerTest, AWatchEndsWhenTheServerDrains) {
  ASSERT_TRUE(Start().ok());
  const auto client = Client();
  grpc::ClientContext context;
  const auto reader = client->Watch(&context, {});
  v1::PluginEvent event;
  ASSERT_TRUE(reader->Read(&event));
  EXPECT_EQ(event.kind(), "present");
  rollout_.Happen({.sequence = 1, .version = StateOf("a", "1.1.0", Life::kShadow)});
  ASSERT_TRUE(reader->Read(&event));
  EXPECT_EQ(event.kind(), "shadow");
  std::thread drain([this] { server_->Drain(); });
  EXPECT_FALSE(reader->Read(&event));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  drain.join();
}

TEST_F(AdminServerTest, AWatcherWhoHangsUpIsForgotten) {
  ASSERT_TRUE(Start().ok());
  {
    const auto client = Client();
    grpc::ClientContext context;
    const auto reader = client->Watch(&context, {});
    v1::PluginEvent event;
    ASSERT_TRUE(reader->Read(&event));
    EXPECT_EQ(rollout_.listeners(), 1u);
    context.TryCancel();
    EXPECT_FALSE(reader->Finish().ok());
  }
  for (int i = 0; i < 100 && rollout_.listeners() > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(rollout_.listeners(), 0u);
}

// A child that connects as another user; it takes root to become one.
TEST_F(AdminServerTest, ADescriptorsNumberNeverStandsForTwoUsers) {
  if (getuid() != 0) GTEST_SKIP() << "needs root, to be another user";
  auto opened = UnixListener::Open(Socket());
  ASSERT_TRUE(opened.ok()) << opened.status();
  UnixListener& listener = **opened;
  ASSERT_EQ(chmod(folder_.c_str(), 0755), 0);
  ASSERT_EQ(chmod(Socket().c_str(), 0666), 0);
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<int> taken;
  listener.Accept([&](int fd) {
    close(fd);  // at once, so that the system gives the number again
    const std::lock_guard lock(mutex);
    taken.push_back(fd);
    changed.notify_all();
  });
  const auto connect_as = [&](uid_t uid) {
    const std::size_t before = taken.size();
    const pid_t child = fork();
    if (child == 0) {
      const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
      sockaddr_un address{};
      address.sun_family = AF_UNIX;
      Socket().copy(address.sun_path, sizeof(address.sun_path) - 1);
      const bool met = setuid(uid) == 0 &&
                       connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
      _exit(met ? 0 : 1);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return taken.size() > before; });
    return taken.back();
  };
  const int root = connect_as(0);
  const int other = connect_as(65534);
  EXPECT_NE(root, other);
  EXPECT_EQ(connect_as(0), root);
  EXPECT_EQ(listener.OwnerOf("fd:" + std::to_string(root)), std::optional<uid_t>(0));
  EXPECT_EQ(listener.OwnerOf("fd:" + std::to_string(other)), std::optional<uid_t>(65534));
  for (const char* peer : {"unix:", "ipv4:127.0.0.1:9", "fd:", "fd:9999", "fd:1x"}) {
    EXPECT_EQ(listener.OwnerOf(peer), std::nullopt) << peer;
  }
}

}  // namespace
}  // namespace soleus::test
