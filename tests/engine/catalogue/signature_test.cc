// Whose signatures are trusted, and that OpenSSL's own command agrees with us both ways.
#include "engine/catalogue/signature.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/bundle_fixture.h"

namespace soleus::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// True: `openssl` ended well. Words are file names of the test's own, and need no quotes.
bool OpenSsl(const std::string& words) {
  return std::system(("openssl " + words + " >/dev/null 2>&1").c_str()) == 0;
}

class SignatureTest : public ::testing::Test {
 protected:
  std::string File(const std::string& name) const { return (folder_.path() / name).string(); }

  void PutSecret(const std::string& name, const std::string& content) const {
    Put(File(name), content);
    chmod(File(name).c_str(), 0600);
  }
  std::string Refusal() const {
    const auto keys = ReadTrustedKeys(folder_.path().string());
    EXPECT_FALSE(keys.ok());
    return std::string(keys.status().message());
  }

  Folder folder_;
  PrivateKey key_ = PrivateKey::Generate().value();
};

// RFC 8032, section 7.1, TEST 2: one byte, 0x72.
TEST_F(SignatureTest, AgreesWithThePublishedVector) {
  constexpr unsigned char kSignature[] = {
      0x92, 0xa0, 0x09, 0xa9, 0xf0, 0xd4, 0xca, 0xb8, 0x72, 0x0e, 0x82, 0x0b, 0x5f,
      0x64, 0x25, 0x40, 0xa2, 0xb2, 0x7b, 0x54, 0x16, 0x50, 0x3f, 0x8f, 0xb3, 0x76,
      0x22, 0x23, 0xeb, 0xdb, 0x69, 0xda, 0x08, 0x5a, 0xc1, 0xe4, 0x3e, 0x15, 0x99,
      0x6e, 0x45, 0x8f, 0x36, 0x13, 0xd0, 0xf1, 0x1d, 0x8c, 0x38, 0x7b, 0x2e, 0xae,
      0xb4, 0x30, 0x2a, 0xee, 0xb0, 0x0d, 0x29, 0x16, 0x12, 0xbb, 0x0c, 0x00};
  // 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, in its DER (RFC 8410),
  // base64.
  const auto key = PublicKey::FromPem(
      "-----BEGIN PUBLIC KEY-----\n"
      "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n"
      "-----END PUBLIC KEY-----\n");
  ASSERT_TRUE(key.ok()) << key.status();
  const std::string_view signature(reinterpret_cast<const char*>(kSignature), sizeof(kSignature));
  EXPECT_TRUE(key->Verifies("\x72", signature));
  EXPECT_FALSE(key->Verifies("\x73", signature));
  EXPECT_FALSE(key->Verifies("", signature));
}

TEST_F(SignatureTest, OpenSslVerifiesWhatWeSign) {
  const std::string manifest = FormatManifest(CalfStrain());
  Put(File("m"), manifest);
  Put(File("m.sig"), key_.Sign(manifest).value());
  Put(File("pub.pem"), key_.PublicPem());
  const std::string verify = "pkeyutl -verify -pubin -rawin -inkey " + File("pub.pem") +
                             " -sigfile " + File("m.sig") + " -in " + File("m");
  EXPECT_TRUE(OpenSsl(verify));
  Put(File("m"), manifest + " ");
  EXPECT_FALSE(OpenSsl(verify));
}

TEST_F(SignatureTest, WeVerifyWhatOpenSslSignsWithAKeyOfItsOwn) {
  const std::string manifest = FormatManifest(CalfStrain());
  Put(File("m"), manifest);
  ASSERT_TRUE(OpenSsl("genpkey -algorithm ed25519 -out " + File("own.key")));
  ASSERT_TRUE(OpenSsl("pkey -pubout -in " + File("own.key") + " -out " + File("own.pem")));
  ASSERT_TRUE(OpenSsl("pkeyutl -sign -rawin -inkey " + File("own.key") + " -in " + File("m") +
                      " -out " + File("m.sig")));
  const auto keys = ReadTrustedKeys(folder_.path().string());
  ASSERT_TRUE(keys.ok()) << keys.status();
  ASSERT_EQ(keys->size(), 1u);
  const PublicKey& own = keys->begin()->second;
  EXPECT_TRUE(own.Verifies(manifest, Contents(File("m.sig"))));
  EXPECT_FALSE(own.Verifies(manifest + "\n", Contents(File("m.sig"))));
  chmod(File("own.key").c_str(), 0600);
  const auto secret = PrivateKey::Read(File("own.key"));
  ASSERT_TRUE(secret.ok()) << secret.status();
  EXPECT_EQ(secret->id(), own.id());
  // Ed25519 signs without chance, so two who hold one key write the same bytes.
  EXPECT_EQ(secret->Sign(manifest).value(), Contents(File("m.sig")));
}

TEST_F(SignatureTest, AKeyIsNamedByTheDigestOfItsDer) {
  Put(File("pub.pem"), key_.PublicPem());
  ASSERT_TRUE(OpenSsl("pkey -pubin -outform DER -in " + File("pub.pem") + " -out " + File("der")));
  ASSERT_EQ(std::system(("sha256sum <" + File("der") + " >" + File("sum")).c_str()), 0);
  EXPECT_EQ(Contents(File("sum")).substr(0, 16), key_.id());
  EXPECT_EQ(PublicKey::FromPem(key_.PublicPem()).value().id(), key_.id());
  EXPECT_EQ(PrivateKey::FromPem(key_.Pem()).value().id(), key_.id());
}

TEST_F(SignatureTest, EveryPemFileIsAKeyAndNothingElseIsRead) {
  Put(File("b.pem"), key_.PublicPem());
  Put(File("a.pem"), PrivateKey::Generate().value().PublicPem());
  Put(File("again.pem"), key_.PublicPem());
  Put(File("README"), "not a key");
  const auto keys = ReadTrustedKeys(folder_.path().string());
  ASSERT_TRUE(keys.ok()) << keys.status();
  EXPECT_EQ(keys->size(), 2u);
  EXPECT_EQ(keys->count(key_.id()), 1u);
}

TEST_F(SignatureTest, AnEmptyFolderTrustsNobodyAndAMissingOneIsAnError) {
  const auto keys = ReadTrustedKeys(folder_.path().string());
  ASSERT_TRUE(keys.ok()) << keys.status();
  EXPECT_TRUE(keys->empty());
  EXPECT_EQ(ReadTrustedKeys(File("none")).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(SignatureTest, APrivateKeyAmongTheTrustedIsRefusedAndNotRepeated) {
  Put(File("oops.pem"), key_.Pem());
  EXPECT_THAT(Refusal(), AllOf(StartsWith(File("oops.pem") + ": this is a private key"),
                               Not(HasSubstr(key_.Pem().substr(30, 20)))));
}

TEST_F(SignatureTest, WhatIsNoEd25519KeyAmongTheTrustedIsRefused) {
  ASSERT_TRUE(OpenSsl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + File("k")));
  ASSERT_TRUE(OpenSsl("pkey -pubout -in " + File("k") + " -out " + File("ec.pem")));
  EXPECT_THAT(Refusal(), StartsWith(File("ec.pem") + ": holds a public key that is not Ed25519"));
  Put(File("ec.pem"), "no key at all");
  EXPECT_THAT(Refusal(), StartsWith(File("ec.pem") + ": holds no public key in PEM"));
  Put(File("ec.pem"), key_.PublicPem() + PrivateKey::Generate().value().PublicPem());
  EXPECT_THAT(Refusal(), StartsWith(File("ec.pem") + ": holds more than one public key"));
}

TEST_F(SignatureTest, WhereAnybodyMayWriteNobodyIsTrusted) {
  Put(File("a.pem"), key_.PublicPem());
  chmod(File("a.pem").c_str(), 0666);
  EXPECT_THAT(Refusal(), StartsWith(File("a.pem") + ": anybody may write here"));
  chmod(File("a.pem").c_str(), 0644);
  EXPECT_TRUE(ReadTrustedKeys(folder_.path().string()).ok());
  chmod(folder_.path().c_str(), 0777);
  EXPECT_THAT(Refusal(), StartsWith(folder_.path().string() + ": anybody may write here"));
}

TEST_F(SignatureTest, ASecretThatOthersMayReadSignsNothing) {
  PutSecret("s.pem", key_.Pem());
  EXPECT_TRUE(PrivateKey::Read(File("s.pem")).ok());
  chmod(File("s.pem").c_str(), 0644);
  const auto read = PrivateKey::Read(File("s.pem"));
  EXPECT_EQ(read.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(read.status().message(), HasSubstr("chmod it 0600"));
}

TEST_F(SignatureTest, ASecretBehindAPassphraseIsRefusedWithoutAsking) {
  ASSERT_TRUE(OpenSsl("genpkey -algorithm ed25519 -aes256 -pass pass:x -out " + File("s.pem")));
  chmod(File("s.pem").c_str(), 0600);
  EXPECT_THAT(PrivateKey::Read(File("s.pem")).status().message(), HasSubstr("behind a passphrase"));
}

}  // namespace
}  // namespace soleus::catalogue
