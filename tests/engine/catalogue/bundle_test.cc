// What a bundle may be, and every way of tampering with one: each is refused with a sentence of its
// own that names the file.
#include "engine/catalogue/bundle.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/bundle_fixture.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Files = std::vector<BundleFile>;

// The manifest as somebody without the key would change it, and with it whatever they can.
void Edit(Files& files, std::string_view from, std::string_view to) {
  std::string& manifest = Named(files, kManifestName);
  manifest = Replaced(manifest, from, to);
}

// The same by somebody whose key is trusted: what is refused then, the manifest itself forbids.
void EditAndSign(Files& files, std::string_view from, std::string_view to) {
  Edit(files, from, to);
  Named(files, kSignatureName) = Key().Sign(Named(files, kManifestName)).value();
}

struct Tampering {
  std::string name;
  std::function<void(Files&)> act;
  absl::StatusCode code;
  std::string sentence;  // a part of it
};

void PrintTo(const Tampering& tampering, std::ostream* out) {
  *out << tampering.name;
}

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kUntrusted = absl::StatusCode::kFailedPrecondition;
constexpr auto kMissing = absl::StatusCode::kNotFound;
constexpr auto kTooMuch = absl::StatusCode::kResourceExhausted;

const Tampering kTamperings[] = {
    {"AByteOfTheLibraryChanged", [](Files& f) { Named(f, "plugin.so")[9] ^= 1; }, kInvalid,
     "upload/plugin.so: its SHA-256 is not the one that the manifest lists"},
    {"AByteOfAnotherFileChanged", [](Files& f) { Named(f, "SOURCES.md")[0] ^= 1; }, kInvalid,
     "upload/SOURCES.md: its SHA-256 is not the one"},
    {"TheLibraryLonger", [](Files& f) { Named(f, "plugin.so") += "!"; }, kInvalid,
     "upload/plugin.so: takes 22 bytes, the manifest says 21"},
    {"TheLibraryCutShort", [](Files& f) { Named(f, "plugin.so").pop_back(); }, kInvalid,
     "upload/plugin.so: takes 20 bytes, the manifest says 21"},
    {"TheLibraryEmpty", [](Files& f) { Named(f, "plugin.so").clear(); }, kInvalid,
     "upload/plugin.so: takes 0 bytes, the manifest says 21"},
    {"ASizeThatIsNotTheFiles",
     [](Files& f) { EditAndSign(f, "\"bytes\": \"21\"", "\"bytes\": \"22\""); }, kInvalid,
     "upload/plugin.so: takes 21 bytes, the manifest says 22"},
    {"AListedFileMissing", [](Files& f) { Remove(f, "SOURCES.md"); }, kMissing,
     "upload/SOURCES.md: is listed in the manifest and missing"},
    {"TheLibraryMissing", [](Files& f) { Remove(f, "plugin.so"); }, kMissing,
     "upload/plugin.so: is listed in the manifest and missing"},
    {"AnUnlistedFile", [](Files& f) { Named(f, "preload.so") = "x"; }, kInvalid,
     "upload/preload.so: is not listed in the manifest; take it out"},
    {"AFileThatClimbsOut", [](Files& f) { Named(f, "../../etc/x") = "x"; }, kInvalid,
     "upload/../../etc/x: is not listed in the manifest"},
    {"AFileTwice", [](Files& f) { f.push_back(f.front()); }, kInvalid,
     "upload/plugin.so: was sent twice, so which of them counts is unknown"},
    {"NoManifest", [](Files& f) { Remove(f, kManifestName); }, kMissing,
     "upload: has no manifest.json, so it is no bundle"},
    {"TwoManifests",
     [](Files& f) {
       f.push_back({"manifest.json", "{}"});
     },
     kInvalid, "upload/manifest.json: was sent twice"},

    {"TheSignatureStripped", [](Files& f) { Remove(f, kSignatureName); }, kUntrusted,
     "upload/manifest.sig: is missing, though the manifest says that key "},
    {"TheSignatureAndItsKeyStripped",
     [](Files& f) {
       Remove(f, kSignatureName);
       Edit(f, " \"key_id\": \"" + Key().id() + "\",\n", "");
     },
     kUntrusted, "upload: is not signed, and a signature is required"},
    {"TheKeyStrippedAlone",
     [](Files& f) { EditAndSign(f, " \"key_id\": \"" + Key().id() + "\",\n", ""); }, kUntrusted,
     "upload/manifest.sig: is there, and the manifest does not say whose signature it is"},
    {"TheSignatureCutShort", [](Files& f) { Named(f, kSignatureName).pop_back(); }, kUntrusted,
     "upload/manifest.sig: takes 63 bytes, an Ed25519 signature takes 64"},
    {"TheSignatureLonger", [](Files& f) { Named(f, kSignatureName) += '\0'; }, kUntrusted,
     "upload/manifest.sig: takes 65 bytes, an Ed25519 signature takes 64"},
    {"TheSignatureEmpty", [](Files& f) { Named(f, kSignatureName).clear(); }, kUntrusted,
     "upload/manifest.sig: takes 0 bytes"},
    {"TheSignatureOfAnotherManifest",
     [](Files& f) {
       Manifest other = CalfStrain();
       other.counter = 6;
       Files others = PackBundle(other, Content(), &Key()).value();
       Named(f, kSignatureName) = Named(others, kSignatureName);
     },
     kUntrusted, "upload/manifest.sig: is not key "},
    {"TheManifestChangedUnderItsSignature",
     [](Files& f) { Edit(f, "\"counter\": \"7\"", "\"counter\": \"8\""); }, kUntrusted,
     "upload/manifest.sig: is not key "},
    {"SignedByAKeyThatIsNotTrusted",
     [](Files& f) { f = PackBundle(CalfStrain(), Content(), &OtherKey()).value(); }, kUntrusted,
     ", which is not trusted here"},
    {"SignedByAnotherKeyInATrustedKeysName",
     [](Files& f) { Named(f, kSignatureName) = OtherKey().Sign(Named(f, kManifestName)).value(); },
     kUntrusted, "upload/manifest.sig: is not key "},

    {"NotJson", [](Files& f) { Named(f, kManifestName) = "plugin: calf_strain\n"; }, kInvalid,
     "upload/manifest.json: is no manifest ("},
    {"TheManifestEmpty", [](Files& f) { Named(f, kManifestName).clear(); }, kInvalid,
     "upload/manifest.json: is no manifest ("},
    {"AnUnknownField",
     [](Files& f) {
       EditAndSign(f, " \"counter\"", " \"no_signature_needed\": true,\n \"counter\"");
     },
     kInvalid, "upload/manifest.json: is no manifest ("},
    {"AFieldOfAnotherType",
     [](Files& f) { EditAndSign(f, "\"abi_major\": 1", "\"abi_major\": \"one\""); }, kInvalid,
     "upload/manifest.json: is no manifest ("},
    {"AFieldTwice",
     [](Files& f) {
       EditAndSign(f, "\"counter\": \"7\"", "\"counter\": \"9\",\n \"counter\": \"7\"");
     },
     kInvalid, "upload/manifest.json: line 7 is not as soleusctl plugin pack writes it"},
    {"AFieldTwiceInAFile",
     [](Files& f) { EditAndSign(f, "\"bytes\": \"21\"", "\"bytes\": \"21\", \"bytes\": \"21\""); },
     kInvalid, "upload/manifest.json: line "},
    {"ANumberWrittenOtherwise",
     [](Files& f) { EditAndSign(f, "\"counter\": \"7\"", "\"counter\": 7.0"); }, kInvalid,
     "upload/manifest.json: line 7 is not as"},
    {"ANameSpeltOtherwise", [](Files& f) { EditAndSign(f, "plugin_id", "pluginId"); }, kInvalid,
     "upload/manifest.json: line 3 is not as"},
    {"SomethingAfterItsEnd", [](Files& f) { EditAndSign(f, "\n}\n", "\n}\n{}"); }, kInvalid,
     "upload/manifest.json: is no manifest ("},
    {"ANulAfterItsEnd", [](Files& f) { EditAndSign(f, "\n}\n", std::string_view("\n}\n\0{}", 6)); },
     kInvalid, "upload/manifest.json: "},
    {"ABlankAfterItsEnd", [](Files& f) { EditAndSign(f, "\n}\n", "\n}\n "); }, kInvalid,
     "upload/manifest.json: line "},
    {"AnotherFormat", [](Files& f) { EditAndSign(f, "\"format\": 1", "\"format\": 2"); }, kInvalid,
     "upload/manifest.json: is of format 2, this Soleus reads format 1"},
    {"NoFormat", [](Files& f) { EditAndSign(f, " \"format\": 1,\n", ""); }, kInvalid,
     "upload/manifest.json: is of format 0"},
    {"NoCounter", [](Files& f) { EditAndSign(f, "\"counter\": \"7\"", "\"counter\": \"0\""); },
     kInvalid, "upload/manifest.json: has no counter"},
    {"NoAbi", [](Files& f) { EditAndSign(f, "\"abi_major\": 1", "\"abi_major\": 0"); }, kInvalid,
     "upload/manifest.json: names no plugin ABI"},
    {"AnIdThatClimbsOut", [](Files& f) { EditAndSign(f, "\"calf_strain\"", "\"../calf_strain\""); },
     kInvalid, "upload/manifest.json: plugin_id \"../calf_strain\" is not lower-case words"},
    {"AVersionThatClimbsOut", [](Files& f) { EditAndSign(f, "\"1.2.0\"", "\"1.2.0/../..\""); },
     kInvalid, "upload/manifest.json: version \"1.2.0/../..\" is not a semantic version"},
    {"AListedNameThatClimbsOut",
     [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\"../SOURCES.md\""); }, kInvalid,
     "upload/manifest.json: lists \"../SOURCES.md\", which is no plain file name"},
    {"AListedNameFromTheRoot",
     [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\"/etc/passwd\""); }, kInvalid,
     "upload/manifest.json: lists \"/etc/passwd\", which is no plain file name"},
    {"AListedNameThatHides", [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\".SOURCES\""); },
     kInvalid, "upload/manifest.json: lists \".SOURCES\", which is no plain file name"},
    {"ALineFeedInAListedName", [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\"SOUR\\nCES\""); },
     kInvalid, "upload/manifest.json: lists \"SOUR\\nCES\", which is no plain file name"},
    {"AFileListedTwice", [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\"plugin.so\""); },
     kInvalid, "upload/manifest.json: lists plugin.so twice"},
    {"TheSignatureListed", [](Files& f) { EditAndSign(f, "\"SOURCES.md\"", "\"manifest.sig\""); },
     kInvalid, "upload/manifest.json: lists manifest.sig, which nothing in the bundle can vouch"},
    {"NoLibraryListed", [](Files& f) { EditAndSign(f, "\"plugin.so\"", "\"plugin.sa\""); },
     kInvalid, "upload/manifest.json: lists no plugin.so"},
    {"ADigestInCapitals", [](Files& f) { EditAndSign(f, "\"sha256\": \"", "\"sha256\": \"A"); },
     kInvalid, "is not 64 lower-case hexadecimal digits"},
    {"AKeyIdOutOfForm", [](Files& f) { EditAndSign(f, "\"key_id\": \"", "\"key_id\": \"x"); },
     kInvalid, " is not 16 lower-case hexadecimal digits"},

    // 64 files and 64 MiB are the most; two of the files are manifest and signature.
    {"TooManyFiles",
     [](Files& f) {
       for (int i = 0; i < 61; ++i) Named(f, "extra" + std::to_string(i)) = "x";
     },
     kTooMuch, "upload: holds 65 files of "},
    {"TooManyBytes", [](Files& f) { Named(f, "SOURCES.md").assign((64 << 20) - 100, 'x'); },
     kTooMuch, "upload: holds 4 files of "},
    {"TooLongAManifest", [](Files& f) { Named(f, kManifestName).append((256 << 10), ' '); },
     kInvalid, "upload/manifest.json: takes "},
};

class EveryTampering : public ::testing::TestWithParam<Tampering> {};

TEST_P(EveryTampering, IsRefusedWithASentenceOfItsOwn) {
  Files files = Signed();
  GetParam().act(files);
  const auto checked = CheckBundle(std::move(files), Trusting(Key()));
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.status().code(), GetParam().code) << checked.status();
  const std::string sentence(checked.status().message());
  EXPECT_THAT(sentence, AllOf(HasSubstr(GetParam().sentence), StartsWith("upload"), EndsWith(".")));
  EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '\n'), 0) << sentence;
}
INSTANTIATE_TEST_SUITE_P(Bundle, EveryTampering, ::testing::ValuesIn(kTamperings),
                         [](const auto& one) { return one.param.name; });

TEST(BundleTest, ASignedBundleIsTakenWithAllThatItHolds) {
  Files files = Signed();
  const std::string manifest = Named(files, kManifestName);
  const auto bundle = CheckBundle(std::move(files), Trusting(Key()));
  ASSERT_TRUE(bundle.ok()) << bundle.status();
  EXPECT_EQ((*bundle)->manifest.plugin_id, "calf_strain");
  EXPECT_EQ((*bundle)->manifest.counter, 7u);
  EXPECT_EQ((*bundle)->manifest.key_id, Key().id());
  EXPECT_EQ((*bundle)->digest.size(), 64u);
  std::vector<std::string> names;
  for (const BundleFile& file : (*bundle)->files) names.push_back(file.name);
  EXPECT_THAT(names,
              ::testing::UnorderedElementsAre("SOURCES.md", "manifest.json", "manifest.sig"));
}

TEST(BundleTest, NoFlippedBitOfTheManifestOrTheSignatureIsTaken) {
  const Files sound = Signed();
  const Trust trust = Trusting(Key());
  for (std::string_view name : {kManifestName, kSignatureName}) {
    Files files = sound;
    const std::string original = Named(files, name);
    for (std::size_t i = 0; i < original.size(); ++i) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string& content = Named(files, name);
        content[i] = static_cast<char>(content[i] ^ (1 << bit));
        EXPECT_FALSE(CheckBundle(files, trust).ok()) << name << ", byte " << i << ", bit " << bit;
        content = original;
      }
    }
  }
  EXPECT_TRUE(CheckBundle(sound, trust).ok());
}

TEST(BundleTest, WhereNoSignatureIsRequiredOneThatIsThereMustHold) {
  Trust lax = Trusting(Key());
  lax.require_signatures = false;
  EXPECT_TRUE(CheckBundle(Unsigned(), lax).ok());
  EXPECT_TRUE(CheckBundle(Signed(), lax).ok());
  Files files = Signed();
  Remove(files, kSignatureName);
  EXPECT_EQ(CheckBundle(files, lax).status().code(), kUntrusted);
  files = Signed();
  Named(files, kSignatureName)[0] ^= 1;
  EXPECT_EQ(CheckBundle(files, lax).status().code(), kUntrusted);
  EXPECT_EQ(CheckBundle(Signed(), Trusting(OtherKey())).status().code(), kUntrusted);
}

TEST(BundleTest, WhoTrustsNobodyTakesNothingThatMustBeSigned) {
  EXPECT_EQ(CheckBundle(Signed(), Trust{}).status().code(), kUntrusted);
  EXPECT_EQ(CheckBundle(Unsigned(), Trust{}).status().code(), kUntrusted);
}

TEST(BundleTest, TheLibraryIsSealedMemoryWithTheBytesThatWereHashed) {
  const auto bundle = CheckBundle(Signed(), Trusting(Key())).value();
  const int library = bundle->library.get();
  EXPECT_EQ(fcntl(library, F_GET_SEALS), F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  EXPECT_EQ(fcntl(library, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
  std::string bytes(100, '\0');
  bytes.resize(static_cast<std::size_t>(pread(library, bytes.data(), bytes.size(), 0)));
  EXPECT_EQ(bytes, Content().front().content);
  EXPECT_EQ(pwrite(library, "x", 1, 0), -1);
  EXPECT_EQ(ftruncate(library, 0), -1);
  EXPECT_EQ(mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, library, 0), MAP_FAILED);
}

TEST(BundleTest, EachCheckThatPassesIsTold) {
  std::vector<std::string> told;
  ASSERT_TRUE(CheckBundle(Signed(), Trusting(Key()), [&](const std::string& sentence) {
                told.push_back(sentence);
              }).ok());
  EXPECT_THAT(told,
              ElementsAre(StartsWith("it holds 4 files"), HasSubstr("calf_strain 1.2.0, counter 7"),
                          StartsWith("every file is listed"), StartsWith("every file has the size"),
                          HasSubstr(Key().id())));
}

}  // namespace
}  // namespace soleus::catalogue
