#include "engine/host/serve.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace soleus::host {
namespace {

using catalogue::CodeAnswer;
using catalogue::CodeCall;
using catalogue::kReplyFd;
using catalogue::PlacedFact;
using catalogue::ReplyKind;
using Verdict = CodeAnswer::Verdict;

// False: the daemon has closed the socket.
bool Receive(char* bytes, std::size_t size) {
  for (std::size_t got = 0; got < size;) {
    const ssize_t n = recv(kReplyFd, bytes + got, size - got, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    got += static_cast<std::size_t>(n);
  }
  return true;
}

std::optional<CodeCall> NextCall(const sdk::Code& code) {
  std::array<char, catalogue::kReplyHeaderBytes> header;
  if (!Receive(header.data(), header.size())) return std::nullopt;
  std::uint32_t size = 0;
  std::memcpy(&size, header.data() + 1, sizeof(size));
  if (header[0] != static_cast<char>(ReplyKind::kCall) || size > catalogue::kMaxCallBytes) {
    return std::nullopt;
  }
  std::string payload(size, '\0');
  if (!Receive(payload.data(), payload.size())) return std::nullopt;
  return catalogue::DecodeCall(payload, code);
}

CodeAnswer AnswerOf(const sdk::CodeOutput& out, const sdk::Code& code) {
  CodeAnswer answer;
  if (out.size > out.capacity) {
    answer.verdict = Verdict::kTooMany;
    return answer;
  }
  std::vector<bool> said(code.sets.size());
  for (std::size_t i = 0; i < out.size; ++i) {
    const sdk::CodeFact& fact = out.facts[i];
    std::size_t place = 0;
    while (place < code.sets.size() && code.sets[place] != fact.finding) ++place;
    Verdict wrong = Verdict::kSound;
    if (place == code.sets.size()) {
      wrong = Verdict::kNotItsOwn;
    } else if (said[place]) {
      wrong = Verdict::kTwice;
    } else if (fact.category.size() > catalogue::kMaxCategoryBytes) {
      wrong = Verdict::kTooLong;
    }
    if (wrong != Verdict::kSound) return {.verdict = wrong};
    said[place] = true;
    answer.facts.push_back({.place = static_cast<std::uint8_t>(place),
                            .given = fact.given,
                            .category = std::string(fact.category),
                            .number = fact.number});
  }
  return answer;
}

CodeAnswer Call(const sdk::Module& module, const CodeCall& call) {
  const sdk::Code& code = module.table->code;
  std::vector<sdk::CodeFact> facts;
  for (const PlacedFact& fact : call.facts) {
    facts.push_back({.finding = code.reads[fact.place],
                     .given = fact.given,
                     .category = fact.category,
                     .number = fact.number});
  }
  std::vector<sdk::Course> courses;
  for (const catalogue::PlacedCourse& course : call.courses) {
    courses.push_back({.finding = code.reads_course[course.place], .values = course.values});
  }
  std::vector<sdk::CodeFact> said(code.sets.size());
  sdk::CodeOutput out = {.facts = said.data(), .capacity = said.size()};
  try {
    module.derive({.age_years = call.age_years, .facts = facts, .courses = courses}, out);
  } catch (...) {  // what it says could be a patient's, and its state is in doubt
    _exit(catalogue::kExitThrew);
  }
  // Of the array that was given, whatever the code has written into the struct.
  out.facts = said.data();
  out.capacity = said.size();
  CodeAnswer answer = AnswerOf(out, code);
  answer.number = call.number;
  return answer;
}

}  // namespace

void Send(ReplyKind kind, std::string_view payload) {
  const std::string frame = catalogue::Frame(kind, payload);
  for (std::size_t sent = 0; sent < frame.size();) {
    const ssize_t n = send(kReplyFd, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) _exit(1);
    sent += static_cast<std::size_t>(n);
  }
}

void Serve(const sdk::Module& module, const catalogue::CodeConfinement& confinement) {
  Send(ReplyKind::kReady, catalogue::EncodeReady(confinement));
  while (const std::optional<CodeCall> call = NextCall(module.table->code)) {
    Send(ReplyKind::kAnswer, catalogue::EncodeAnswer(Call(module, *call)));
  }
}

}  // namespace soleus::host
