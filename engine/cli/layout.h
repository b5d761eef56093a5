// Text laid out for a terminal: wrapped, indented, boxed, and coloured where wanted.
//
// Widths are columns, one for each Unicode code point (the product's own texts are European
// languages). Text that came over the wire is cleaned first: control characters become spaces, so
// that nothing in a record or a plugin can drive the reader's terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace soleus::cli {

enum class Paint { kPlain, kBold, kDim, kRed, kYellow, kGreen };

// Columns that UTF-8 `text` takes.
std::size_t WidthOf(const std::string& text);

// Breaks at spaces; a word longer than `width` stands alone on a line that is then too long.
// Runs of spaces and control characters count as one space. Never empty: at least one line.
std::vector<std::string> Wrap(const std::string& text, std::size_t width);

class Layout {
 public:
  Layout(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  std::size_t width() const { return width_; }
  const std::string& text() const { return text_; }

  void Blank() { text_ += '\n'; }
  // One line as it is, spaces kept. For text of our own only: it is not cleaned.
  void Verbatim(const std::string& line);
  void Rule();
  void Heading(const std::string& title, bool after_blank = true);
  // `text` wrapped behind `lead`; further lines are indented by the width of `lead`.
  void Paragraph(const std::string& lead, const std::string& text, Paint paint = Paint::kPlain);
  // A labelled paragraph, the label in a column of its own; nothing where `text` is empty.
  void Field(std::size_t indent, const std::string& label, const std::string& text,
             Paint paint = Paint::kPlain);
  // A frame round what was laid out in `inside`, whose width must be `InsideBox()` and which must
  // be plain: the frame paints all of it.
  std::size_t InsideBox() const { return width_ - 4; }
  void Box(const std::string& title, const Layout& inside, Paint paint);

  std::string Painted(const std::string& text, Paint paint) const;

 private:
  std::size_t width_;
  bool colour_;
  std::string text_;
};

}  // namespace soleus::cli
