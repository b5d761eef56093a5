// A real HTTP/1.1 server on 127.0.0.1 that answers as a test says, and misbehaves on request: late,
// a byte at a time, cut off. With a certificate it speaks TLS. It remembers what it was asked.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace soleus::fhir::client {

struct Asked {
  std::string method;
  std::string path;                            // before the question mark
  std::string query;                           // after it, as it came
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  int connection = 0;  // 0: the first that was opened

  std::string header(const std::string& lower_case_name) const;  // empty: not sent
};

struct Reply {
  int status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {
      {"Content-Type", "application/fhir+json"}};
  std::chrono::milliseconds late{0};      // before the first byte
  std::chrono::milliseconds per_byte{0};  // before each byte of the body
  bool chunked = false;
  // So many bytes of the body are sent, and the connection is closed; nullopt: all.
  std::optional<std::size_t> cut_after{};
};

// A certificate and its key as files of PEM, made for this run and removed with it.
class Certificate {
 public:
  // Its own authority. `host` is a DNS name or an IPv4 address; `lasts` may be negative: it has
  // ended by then.
  Certificate(const std::string& host, std::chrono::hours lasts);
  ~Certificate();
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  const std::string& certificate_file() const { return certificate_file_; }
  const std::string& key_file() const { return key_file_; }

 private:
  std::string folder_;
  std::string certificate_file_;
  std::string key_file_;
};

class ScriptedServer {
 public:
  using Script = std::function<Reply(const Asked&)>;

  // `script` is called on a thread of each connection. `certificate` (null: plain HTTP) must
  // outlive the server.
  explicit ScriptedServer(Script script, const Certificate* certificate = nullptr);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::string Url(std::string_view path) const;  // "http://127.0.0.1:40123/fhir"
  std::vector<Asked> asked() const;              // in the order that they came in
  std::vector<Asked> AskedFor(std::string_view path) const;

 private:
  struct Impl;
  const std::unique_ptr<Impl> impl_;
};

}  // namespace soleus::fhir::client
