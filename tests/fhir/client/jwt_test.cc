// The key files that are taken and refused, and the bytes that are signed. That the signatures hold
// is for the stand-in EHR to say, whose PyJWT verifies them (smart_test.cc).
#include "fhir/client/jwt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/fhir/client/stand_in_ehr.h"

namespace soleus::fhir::client {
namespace {

using test::KeyFile;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string Refusal(const std::string& file) {
  const auto key = SigningKey::Read(file);
  EXPECT_EQ(key.status().code(), absl::StatusCode::kFailedPrecondition) << file;
  return std::string(key.status().message());
}

TEST(SigningKey, TheKeyDecidesWhichAlgorithmSigns) {
  for (const char* file : {"rsa.pem", "rsa_pkcs1.pem"}) {
    const auto key = SigningKey::Read(KeyFile(file));
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(key->algorithm(), "RS384");
  }
  for (const char* file : {"ec.pem", "ec_sec1.pem", "group_reads.pem"}) {
    const auto key = SigningKey::Read(KeyFile(file));
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(key->algorithm(), "ES384");
  }
}

TEST(SigningKey, AnotherKindIsRefusedWithTheFileTheKindAndWhatToUse) {
  const std::pair<const char*, const char*> kinds[] = {
      {"rsa1024.pem", ": holds an RSA key of 1024 bits; "},
      {"p256.pem", ": holds an EC key on prime256v1; "},
      {"ed25519.pem", ": holds a key of type ED25519; "},
  };
  for (const auto& [file, said] : kinds) {
    EXPECT_THAT(Refusal(KeyFile(file)),
                AllOf(StartsWith(KeyFile(file)), HasSubstr(said), HasSubstr("P-384 (ES384)")));
  }
}

TEST(SigningKey, WhatIsNoPrivateKeyIsRefusedForWhatItIs) {
  EXPECT_THAT(Refusal(KeyFile("public.pem")), HasSubstr("holds no private key, only something"));
  EXPECT_THAT(Refusal(KeyFile("tls.pem")), HasSubstr("holds no private key, only something"));
  EXPECT_THAT(Refusal(KeyFile("encrypted.pem")), HasSubstr("behind a passphrase"));
  EXPECT_THAT(Refusal(KeyFile("text.pem")),
              AllOf(HasSubstr("no private key in PEM"), Not(HasSubstr("no key at all"))));
  EXPECT_THAT(Refusal(KeyFile("large.pem")), HasSubstr("larger than any private key"));
  EXPECT_THAT(Refusal(KeyFile("nowhere.pem")), HasSubstr("No such file"));
  EXPECT_THAT(Refusal("/tmp"), HasSubstr("is no plain file"));
}

TEST(SigningKey, AKeyThatOthersMayReadOrChangeProvesNothing) {
  for (const char* file : {"world.pem", "group_writes.pem"}) {
    EXPECT_THAT(Refusal(KeyFile(file)), AllOf(HasSubstr("others than its owner"),
                                              HasSubstr("chmod it 0600 (0640 for a group)")));
  }
}

TEST(SigningKey, AnEcSignatureIsRAndSAndAlways96Bytes) {
  const auto key = SigningKey::Read(KeyFile("ec.pem"));
  ASSERT_TRUE(key.ok()) << key.status();
  // r or s begins with a zero byte, which a shorter form would drop, in one of 128.
  for (int i = 0; i < 1000; ++i) {
    const auto signature = key->Sign(std::to_string(i));
    ASSERT_TRUE(signature.ok()) << signature.status();
    ASSERT_EQ(signature->size(), 96u);
  }
}

TEST(SigningKey, AnRsaSignatureIsAsLongAsTheKeyAndTheSameEachTime) {
  const auto key = SigningKey::Read(KeyFile("rsa.pem"));
  ASSERT_TRUE(key.ok()) << key.status();
  const auto once = key->Sign("text");
  ASSERT_TRUE(once.ok()) << once.status();
  EXPECT_EQ(once->size(), 2048u / 8);
  EXPECT_EQ(*once, key->Sign("text").value());  // PKCS #1 v1.5; PSS would salt it
}

TEST(Jwt, HeaderAndClaimsAreWrittenAsTheyAreMeant) {
  const auto key = SigningKey::Read(KeyFile("ec.pem"));
  ASSERT_TRUE(key.ok()) << key.status();
  const std::chrono::sys_seconds now{std::chrono::seconds(1'795'533'354)};
  const auto jwt = SignJwt(*key, "a \"key\"",
                           {.issuer = "soleus",
                            .subject = "soleus",
                            .audience = "https://ehr.example/token",
                            .id = "once",
                            .issued_at = now,
                            .expires = now + std::chrono::minutes(4)});
  ASSERT_TRUE(jwt.ok()) << jwt.status();
  EXPECT_THAT(
      *jwt,
      StartsWith(Base64Url(R"({"alg":"ES384","typ":"JWT","kid":"a \"key\""})") + "." +
                 Base64Url(R"({"iss":"soleus","sub":"soleus","aud":"https://ehr.example/token",)"
                           R"("jti":"once","iat":1795533354,"exp":1795533594})") +
                 "."));
  // 96 bytes are 128 digits.
  EXPECT_EQ(jwt->size() - jwt->rfind('.') - 1, 128u);
}

TEST(Jwt, ARandomIdHas128BitsAndDoesNotComeTwice) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = RandomId();
    ASSERT_TRUE(id.ok()) << id.status();
    EXPECT_EQ(id->size(), 22u);  // 128 / 6, rounded up
    seen.insert(*id);
  }
  EXPECT_EQ(seen.size(), 1000u);
}

TEST(Base64Url, IsRfc4648WithoutPaddingPlusOrSlash) {
  // RFC 4648, 10, without its padding.
  EXPECT_EQ(Base64Url(""), "");
  EXPECT_EQ(Base64Url("f"), "Zg");
  EXPECT_EQ(Base64Url("fo"), "Zm8");
  EXPECT_EQ(Base64Url("foo"), "Zm9v");
  EXPECT_EQ(Base64Url("foob"), "Zm9vYg");
  EXPECT_EQ(Base64Url("fooba"), "Zm9vYmE");
  EXPECT_EQ(Base64Url("foobar"), "Zm9vYmFy");
  // 111110 111111 1111(00): digits 62, 63, 60.
  EXPECT_EQ(Base64Url("\xFB\xFF"), "-_8");
}

}  // namespace
}  // namespace soleus::fhir::client
