#include "tests/fhir/client/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string Hexadecimal(std::size_t number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[number % 16]);
    number /= 16;
  } while (number > 0);
  return digits;
}

// One connection, plain or TLS. Reads give up when the server stops.
class Connection {
 public:
  Connection(int fd, SSL_CTX* tls, const std::atomic<bool>& stopping)
      : fd_(fd), stopping_(stopping) {
    if (tls == nullptr) return;
    ssl_ = SSL_new(tls);
    SSL_set_fd(ssl_, fd_);
    open_ = SSL_accept(ssl_) == 1;
  }
  ~Connection() {
    if (ssl_ != nullptr && open_) SSL_shutdown(ssl_);
    SSL_free(ssl_);
    close(fd_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // The next request; nullopt: the client has gone, or the server stops.
  std::optional<Asked> Read() {
    std::size_t end;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!More()) return std::nullopt;
    }
    Asked asked;
    const std::string head = buffer_.substr(0, end);
    buffer_.erase(0, end + 4);
    const std::size_t line_end = std::min(head.find("\r\n"), head.size());
    const std::size_t first = head.find(' ');
    const std::string target = head.substr(first + 1, head.find(' ', first + 1) - first - 1);
    asked.method = head.substr(0, first);
    asked.path = target.substr(0, target.find('?'));
    if (asked.path.size() < target.size()) asked.query = target.substr(asked.path.size() + 1);
    for (std::size_t at = line_end; at < head.size();) {
      at += 2;
      const std::size_t next = std::min(head.find("\r\n", at), head.size());
      const std::size_t colon = head.find(':', at);
      asked.headers[Lower(head.substr(at, colon - at))] = head.substr(colon + 2, next - colon - 2);
      at = next;
    }
    const std::string length = asked.header("content-length");
    const std::size_t size = length.empty() ? 0 : std::stoul(length);
    while (buffer_.size() < size) {
      if (!More()) return std::nullopt;
    }
    asked.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return asked;
  }

  // False: the connection is to be closed.
  bool Write(const Reply& reply) {
    Sleep(reply.late);
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " Scripted\r\n";
    for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
    head += reply.chunked ? "Transfer-Encoding: chunked\r\n\r\n"
                          : "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n";
    Put(head);
    const std::string body = reply.body.substr(0, reply.cut_after.value_or(reply.body.size()));
    const std::size_t step = reply.per_byte.count() > 0 ? 1 : std::max<std::size_t>(1, body.size());
    for (std::size_t i = 0; i < body.size() && open_; i += step) {
      Sleep(reply.per_byte);
      const std::string part = body.substr(i, step);
      Put(reply.chunked ? Hexadecimal(part.size()) + "\r\n" + part + "\r\n" : part);
    }
    if (reply.cut_after) return false;
    if (reply.chunked) Put("0\r\n\r\n");
    return open_;
  }

 private:
  bool More() {
    while (open_ && !stopping_) {
      if (ssl_ == nullptr || SSL_pending(ssl_) == 0) {
        pollfd readable{.fd = fd_, .events = POLLIN, .revents = 0};
        if (poll(&readable, 1, 10) == 0) continue;
      }
      char bytes[4096];
      const long got =
          ssl_ != nullptr ? SSL_read(ssl_, bytes, sizeof bytes) : recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) return open_ = false;
      buffer_.append(bytes, static_cast<std::size_t>(got));
      return true;
    }
    return false;
  }
  void Put(const std::string& text) {
    if (!open_ || text.empty()) return;
    const long put = ssl_ != nullptr ? SSL_write(ssl_, text.data(), static_cast<int>(text.size()))
                                     : send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
    open_ = put == static_cast<long>(text.size());
  }
  void Sleep(milliseconds time) const {
    const auto until = std::chrono::steady_clock::now() + time;
    while (!stopping_ && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::min(time, milliseconds(5)));
    }
  }

  const int fd_;
  const std::atomic<bool>& stopping_;
  SSL* ssl_ = nullptr;
  bool open_ = true;
  std::string buffer_;
};

}  // namespace

std::string Asked::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? "" : found->second;
}

struct ScriptedServer::Impl {
  Script script;
  SSL_CTX* tls = nullptr;
  int listening = -1;
  int port = 0;
  std::atomic<bool> stopping{false};
  mutable std::mutex mutex;
  std::vector<Asked> asked;
  std::thread accepting;
  std::vector<std::thread> connections;  // of the accepting thread alone

  void Listen() {
    listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(listening, plain, size), 0);
    EXPECT_EQ(listen(listening, 64), 0);
    EXPECT_EQ(getsockname(listening, plain, &size), 0);
    port = ntohs(address.sin_port);
  }

  void Accept() {
    for (int count = 0; !stopping; ++count) {
      const int fd = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
      if (fd < 0) break;
      const int on = 1;  // or head and body of a reply wait for each other
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      connections.emplace_back([this, fd, count] { Serve(fd, count); });
    }
    for (std::thread& connection : connections) connection.join();
  }

  void Serve(int fd, int count) {
    Connection connection(fd, tls, stopping);
    while (std::optional<Asked> request = connection.Read()) {
      request->connection = count;
      {
        const std::lock_guard lock(mutex);
        asked.push_back(*request);
      }
      if (!connection.Write(script(*request))) return;
    }
  }
};

ScriptedServer::ScriptedServer(Script script, const Certificate* certificate)
    : impl_(std::make_unique<Impl>()) {
  impl_->script = std::move(script);
  if (certificate != nullptr) {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    impl_->tls = SSL_CTX_new(TLS_server_method());
    EXPECT_EQ(SSL_CTX_use_certificate_file(impl_->tls, certificate->certificate_file().c_str(),
                                           SSL_FILETYPE_PEM),
              1);
    EXPECT_EQ(
        SSL_CTX_use_PrivateKey_file(impl_->tls, certificate->key_file().c_str(), SSL_FILETYPE_PEM),
        1);
  }
  impl_->Listen();
  impl_->accepting = std::thread([impl = impl_.get()] { impl->Accept(); });
}

ScriptedServer::~ScriptedServer() {
  impl_->stopping = true;
  shutdown(impl_->listening, SHUT_RDWR);
  impl_->accepting.join();
  close(impl_->listening);
  SSL_CTX_free(impl_->tls);
}

std::string ScriptedServer::Url(std::string_view path) const {
  return (impl_->tls != nullptr ? "https://127.0.0.1:" : "http://127.0.0.1:") +
         std::to_string(impl_->port) + std::string(path);
}

std::vector<Asked> ScriptedServer::asked() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->asked;
}

std::vector<Asked> ScriptedServer::AskedFor(std::string_view path) const {
  std::vector<Asked> found;
  for (Asked& one : asked()) {
    if (one.path == path) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace soleus::fhir::client
