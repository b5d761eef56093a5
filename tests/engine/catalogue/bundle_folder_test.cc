// A bundle on disk, where more than plain files can lie: what is refused there, and how one is
// written.
#include "engine/catalogue/bundle_folder.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/bundle_fixture.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Files = std::vector<BundleFile>;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kMissing = absl::StatusCode::kNotFound;

class BundleFolderTest : public ::testing::Test {
 protected:
  BundleFolderTest() : path_(folder_.path() / "calf_strain") {
    const auto bundle = CheckBundle(Signed(), trust_).value();
    EXPECT_TRUE(WriteBundle(*bundle, path_.string()).ok());
  }

  std::string Refusal() const {
    const auto read = ReadBundle(path_.string(), trust_);
    EXPECT_FALSE(read.ok());
    return std::string(read.status().message());
  }
  std::string At(const std::string& name) const { return (path_ / name).string() + ": "; }

  Trust trust_ = Trusting(Key());
  Folder folder_;
  fs::path path_;
};

TEST_F(BundleFolderTest, WhatWasWrittenIsReadBackByteForByte) {
  Files expected = Signed();
  const auto read = ReadBundle(path_.string(), trust_);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ((*read)->manifest.plugin_id, "calf_strain");
  for (std::string_view name : {"plugin.so", "SOURCES.md", "manifest.json", "manifest.sig"}) {
    EXPECT_EQ(Contents(path_ / name), Named(expected, name)) << name;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "a neighbour is left";
}

TEST_F(BundleFolderTest, WhatIsChangedAfterItWasReadDoesNotReachTheLibrary) {
  const auto read = ReadBundle(path_.string(), trust_).value();
  Put(path_ / "plugin.so", "something else");
  std::string bytes(21, '\0');
  ASSERT_EQ(pread(read->library.get(), bytes.data(), bytes.size(), 0), 21);
  EXPECT_EQ(bytes, Content().front().content);
}

TEST_F(BundleFolderTest, ASubfolderIsRefused) {
  fs::create_directory(path_ / "docs");
  EXPECT_THAT(Refusal(), StartsWith(At("docs") + "is a folder; a bundle is plain files"));
}

TEST_F(BundleFolderTest, ALinkInPlaceOfAListedFileIsRefusedWhereverItPoints) {
  fs::rename(path_ / "SOURCES.md", folder_.path() / "elsewhere");
  fs::create_symlink(folder_.path() / "elsewhere", path_ / "SOURCES.md");
  EXPECT_THAT(Refusal(), StartsWith(At("SOURCES.md") + "is a link"));
}

TEST_F(BundleFolderTest, ALinkInPlaceOfTheManifestIsRefused) {
  fs::rename(path_ / "manifest.json", folder_.path() / "elsewhere");
  fs::create_symlink(folder_.path() / "elsewhere", path_ / "manifest.json");
  EXPECT_THAT(Refusal(), StartsWith(At("manifest.json") + "is a link, not a file"));
}

TEST_F(BundleFolderTest, APipeIsRefusedWithoutWaitingForAWriter) {
  ASSERT_EQ(mkfifo((path_ / "notes").c_str(), 0600), 0);
  EXPECT_THAT(Refusal(), StartsWith(At("notes") + "is a pipe"));
}

TEST_F(BundleFolderTest, ASocketIsRefused) {
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, (path_ / "door").c_str(), sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  close(fd);
  EXPECT_THAT(Refusal(), StartsWith(At("door") + "is a socket"));
}

TEST_F(BundleFolderTest, ADeviceIsRefused) {
  // The null device's numbers; a container may let nobody make one.
  if (mknod((path_ / "null").c_str(), S_IFCHR | 0600, (1 << 8) | 3) != 0) {
    GTEST_SKIP() << std::strerror(errno);
  }
  EXPECT_THAT(Refusal(), StartsWith(At("null") + "is a device"));
}

TEST_F(BundleFolderTest, AHiddenFileIsAnUnlistedFile) {
  Put(path_ / ".hidden", "x");
  EXPECT_THAT(Refusal(), StartsWith(At(".hidden") + "is not listed in the manifest"));
}

TEST_F(BundleFolderTest, ManyFilesAndMuchOfOneAreRefusedBeforeAllIsRead) {
  fs::resize_file(path_ / "plugin.so", std::uintmax_t{1} << 40);  // sparse: takes no room
  EXPECT_THAT(Refusal(), StartsWith(At("plugin.so") + "with it the bundle takes more than 64 MiB"));
  for (int i = 0; i < 65; ++i) Put(path_ / ("a" + std::to_string(i)), "");
  EXPECT_THAT(Refusal(), HasSubstr("holds more than 64 files"));
}

TEST_F(BundleFolderTest, NoFolderAndNoBundleAreToldApart) {
  const auto none = ReadBundle((folder_.path() / "none").string(), trust_);
  EXPECT_EQ(none.status().code(), kMissing);
  EXPECT_THAT(none.status().message(), HasSubstr("cannot be read"));
  const auto file = ReadBundle((path_ / "plugin.so").string(), trust_);
  EXPECT_EQ(file.status().code(), kInvalid);
  EXPECT_THAT(file.status().message(), HasSubstr("is no folder"));
  const auto empty = ReadBundle(folder_.path().string(), trust_);
  EXPECT_EQ(empty.status().code(), kMissing);
  EXPECT_THAT(empty.status().message(), HasSubstr("has no manifest.json, so it is no bundle"));
}

TEST_F(BundleFolderTest, AnExistingFolderIsNeverWrittenOver) {
  const auto bundle = ReadBundle(path_.string(), trust_).value();
  EXPECT_EQ(WriteBundle(*bundle, path_.string()).code(), absl::StatusCode::kAlreadyExists);
  fs::create_directory(folder_.path() / "empty");
  EXPECT_EQ(WriteBundle(*bundle, (folder_.path() / "empty").string()).code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(WriteBundle(*bundle, (folder_.path() / "none" / "x").string()).code(),
            absl::StatusCode::kPermissionDenied);
  EXPECT_TRUE(WriteBundle(*bundle, (folder_.path() / "new/").string()).ok());
  EXPECT_TRUE(ReadBundle((folder_.path() / "new").string(), trust_).ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 3) << "a neighbour is left";
}

TEST_F(BundleFolderTest, AFolderThatIsReplacedIsGoneWithAllThatWasInIt) {
  Put(path_ / "left.over", "x");
  ASSERT_TRUE(WriteBundleFolder(Unsigned(), path_.string(), Existing::kReplace).ok());
  EXPECT_FALSE(fs::exists(path_ / "left.over"));
  EXPECT_FALSE(fs::exists(path_ / "manifest.sig"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "a neighbour is left";
}

}  // namespace
}  // namespace soleus::catalogue
