#include "tests/fuzz/tree.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

namespace soleus::fuzz {
namespace {

void AppendUtf8(std::uint32_t point, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      put(0xE0 | point >> 12);
    } else {
      put(0xF0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3F));
    }
    put(0x80 | (point >> 6 & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

class TreeParser {
 public:
  explicit TreeParser(std::string_view text) : rest_(text) {}

  std::optional<Tree> Parse() {
    Tree tree;
    if (!Value(tree, 0)) return std::nullopt;
    Space();
    if (!rest_.empty()) return std::nullopt;
    return tree;
  }

 private:
  bool At(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool Take(char c) {
    if (!At(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool Take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void Space() {
    while (At(' ') || At('\t') || At('\n') || At('\r')) rest_.remove_prefix(1);
  }

  bool Value(Tree& tree, int depth) {
    Space();
    if (rest_.empty()) return false;
    switch (rest_.front()) {
      case 'n': return Take("null");
      case 't': tree.kind = Tree::Kind::kTrue; return Take("true");
      case 'f': tree.kind = Tree::Kind::kFalse; return Take("false");
      case '"': tree.kind = Tree::Kind::kString; return String(tree.text);
      case '[': tree.kind = Tree::Kind::kArray; return List(tree, ']', depth + 1);
      case '{': tree.kind = Tree::Kind::kObject; return List(tree, '}', depth + 1);
      default: tree.kind = Tree::Kind::kNumber; return Number(tree.text);
    }
  }

  bool List(Tree& tree, char close, int depth) {
    if (depth > kMaxDepth) return false;
    rest_.remove_prefix(1);
    Space();
    if (Take(close)) return true;
    do {
      if (close == '}') {
        Space();
        if (!At('"') || !String(tree.keys.emplace_back())) return false;
        Space();
        if (!Take(':')) return false;
      }
      if (!Value(tree.items.emplace_back(), depth)) return false;
      Space();
    } while (Take(','));
    return Take(close);
  }

  bool Digits(std::string& out) {
    const std::size_t before = out.size();
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') Copy(out);
    return out.size() > before;
  }
  void Copy(std::string& out) {
    out += rest_.front();
    rest_.remove_prefix(1);
  }

  bool Number(std::string& out) {
    if (At('-')) Copy(out);
    if (At('0')) {
      Copy(out);
    } else if (!Digits(out)) {
      return false;
    }
    if (At('.')) {
      Copy(out);
      if (!Digits(out)) return false;
    }
    if (At('e') || At('E')) {
      Copy(out);
      if (At('+') || At('-')) Copy(out);
      if (!Digits(out)) return false;
    }
    return true;
  }

  std::optional<std::uint32_t> Hex4() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i, rest_.remove_prefix(1)) {
      const char c = rest_.front();
      value <<= 4;
      if (c >= '0' && c <= '9') {
        value += static_cast<std::uint32_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        value += static_cast<std::uint32_t>(c - 'a' + 10);
      } else if (c >= 'A' && c <= 'F') {
        value += static_cast<std::uint32_t>(c - 'A' + 10);
      } else {
        return std::nullopt;
      }
    }
    return value;
  }

  bool Escape(std::string& out) {
    if (rest_.empty()) return false;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case '"':
      case '\\':
      case '/': out += c; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'n': out += '\n'; return true;
      case 'r': out += '\r'; return true;
      case 't': out += '\t'; return true;
      case 'u': break;
      default: return false;
    }
    std::optional<std::uint32_t> point = Hex4();
    if (!point || (*point >= 0xDC00 && *point < 0xE000)) return false;
    if (*point >= 0xD800 && *point < 0xDC00) {
      if (!Take("\\u")) return false;
      const std::optional<std::uint32_t> low = Hex4();
      if (!low || *low < 0xDC00 || *low >= 0xE000) return false;
      point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
    }
    AppendUtf8(*point, out);
    return true;
  }

  bool String(std::string& out) {
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      if (Take('"')) return IsUtf8(out);
      if (static_cast<unsigned char>(rest_.front()) < ' ') return false;
      if (Take('\\')) {
        if (!Escape(out)) return false;
      } else {
        Copy(out);
      }
    }
    return false;
  }

  std::string_view rest_;
};

void WriteString(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < ' ') {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      out += escaped;
    } else {
      out += c;
    }
  }
  out += '"';
}

void Write(const Tree& tree, std::string& out) {
  switch (tree.kind) {
    case Tree::Kind::kNull: out += "null"; return;
    case Tree::Kind::kTrue: out += "true"; return;
    case Tree::Kind::kFalse: out += "false"; return;
    case Tree::Kind::kNumber: out += tree.text; return;
    case Tree::Kind::kString: WriteString(tree.text, out); return;
    case Tree::Kind::kArray:
    case Tree::Kind::kObject: break;
  }
  const bool is_object = tree.kind == Tree::Kind::kObject;
  out += is_object ? '{' : '[';
  for (std::size_t i = 0; i < tree.items.size(); ++i) {
    if (i > 0) out += ',';
    if (is_object) {
      WriteString(tree.keys[i], out);
      out += ':';
    }
    Write(tree.items[i], out);
  }
  out += is_object ? '}' : ']';
}

}  // namespace

std::optional<Tree> ParseTree(std::string_view text) {
  return TreeParser(text).Parse();
}

std::string WriteTree(const Tree& tree) {
  std::string out;
  Write(tree, out);
  return out;
}

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    if (first < 0x80) continue;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4) return false;
    std::uint32_t point = first & (0x3Fu >> more);
    for (int k = 0; k < more; ++k) {
      if (i == text.size()) return false;
      const auto byte = static_cast<unsigned char>(text[i++]);
      if ((byte & 0xC0) != 0x80) return false;
      point = point << 6 | (byte & 0x3Fu);
    }
    constexpr std::uint32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (point < kLeast[more] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
      return false;
    }
  }
  return true;
}

}  // namespace soleus::fuzz
