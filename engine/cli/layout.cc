#include "engine/cli/layout.h"

#include <algorithm>
#include <sstream>

#include "absl/strings/str_cat.h"

namespace soleus::cli {
namespace {

constexpr std::size_t kLabelColumn = 12;

std::string Repeat(const std::string& unit, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += unit;
  return out;
}

// C0 and DEL, and C1 (U+0080 to U+009F, in UTF-8 0xC2 0x80-0x9F), which terminals obey too.
std::string WithoutControls(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {
      out += ' ';
      ++i;
    } else {
      out += byte < 0x20 || byte == 0x7F ? ' ' : text[i];
    }
  }
  return out;
}

}  // namespace

std::size_t WidthOf(const std::string& text) {
  // UTF-8 continuation bytes are 10xxxxxx.
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string> Wrap(const std::string& text, std::size_t width) {
  std::istringstream words(WithoutControls(text));
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::string word; words >> word; used += WidthOf(word)) {
    if (used > 0 && used + 1 + WidthOf(word) > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
  }
  return lines;
}

std::string Layout::Painted(const std::string& text, Paint paint) const {
  if (!colour_ || paint == Paint::kPlain || text.empty()) return text;
  std::string code;
  switch (paint) {
    case Paint::kPlain: break;
    case Paint::kBold: code = "1"; break;
    case Paint::kDim: code = "2"; break;
    case Paint::kRed: code = "1;31"; break;
    case Paint::kYellow: code = "33"; break;
    case Paint::kGreen: code = "32"; break;
  }
  return absl::StrCat("\x1b[", code, "m", text, "\x1b[0m");
}

void Layout::Verbatim(const std::string& line) {
  absl::StrAppend(&text_, line, "\n");
}

void Layout::Rule() {
  Verbatim(Painted(Repeat("─", width_), Paint::kDim));
}

void Layout::Heading(const std::string& title, bool after_blank) {
  if (after_blank) Blank();
  absl::StrAppend(&text_, Painted(title, Paint::kBold), "\n");
}

void Layout::Paragraph(const std::string& lead, const std::string& text, Paint paint) {
  const std::size_t indent = WidthOf(lead);
  const std::size_t room = width_ > indent + 20 ? width_ - indent : 20;
  const std::string hang(indent, ' ');
  bool first = true;
  for (const std::string& line : Wrap(text, room)) {
    absl::StrAppend(&text_, first ? lead : hang, Painted(line, paint), "\n");
    first = false;
  }
}

void Layout::Field(std::size_t indent, const std::string& label, const std::string& text,
                   Paint paint) {
  if (text.empty()) return;
  const std::size_t used = WidthOf(label);
  const std::size_t pad = used < kLabelColumn ? kLabelColumn - used : 1;
  Paragraph(absl::StrCat(std::string(indent, ' '), label, std::string(pad, ' ')), text, paint);
}

void Layout::Box(const std::string& title, const Layout& inside, Paint paint) {
  const std::string shown = Wrap(title, 1000).front();
  const std::size_t used = WidthOf(shown) + 5;
  const std::size_t rest = width_ > used ? width_ - used : 1;
  absl::StrAppend(&text_, Painted(absl::StrCat("┌─ ", shown, " ", Repeat("─", rest), "┐"), paint),
                  "\n");
  std::istringstream lines(inside.text());
  for (std::string line; std::getline(lines, line);) {
    const std::size_t room = InsideBox();
    const std::size_t pad = WidthOf(line) < room ? room - WidthOf(line) : 0;
    absl::StrAppend(&text_, Painted("│ ", paint), line, std::string(pad, ' '), Painted(" │", paint),
                    "\n");
  }
  absl::StrAppend(&text_, Painted(absl::StrCat("└", Repeat("─", width_ - 2), "┘"), paint), "\n");
}

}  // namespace soleus::cli
