#include "fhir/write.h"

#include "absl/status/status.h"
#include "fhir/sentence.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"

namespace soleus::fhir {

using Writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                 rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

struct JsonWriter::Impl {
  bool Write(std::string_view text, bool is_key) {
    const auto size = static_cast<rapidjson::SizeType>(text.size());
    // A null pointer is what an empty view may hold, and what RapidJSON asserts on.
    const char* bytes = text.empty() ? "" : text.data();
    return is_key ? writer.Key(bytes, size) : writer.String(bytes, size);
  }
  void Fail(std::string_view why) {
    if (!failure.empty()) return;
    failure = Sentence("JSON writer: at key \"", last_key, "\": ", why);
  }

  rapidjson::StringBuffer buffer;
  Writer writer{buffer};
  std::string open;  // the brackets that are not closed yet
  std::string last_key;
  std::string failure;  // the first; nothing is written after it
};

JsonWriter::JsonWriter() : impl_(std::make_unique<Impl>()) {}
JsonWriter::~JsonWriter() = default;

bool JsonWriter::Key(std::string_view key) {
  if (!impl_->failure.empty()) return false;
  if (impl_->open.empty() || impl_->open.back() != '{') {
    impl_->Fail("a value with a key stands in an array; write it into an object.");
    return false;
  }
  if (!impl_->Write(key, true)) {
    impl_->Fail("the next key is not UTF-8; correct the text.");
    return false;
  }
  impl_->last_key = key;
  return true;
}

bool JsonWriter::InArray() {
  if (!impl_->failure.empty()) return false;
  if (impl_->open.empty() || impl_->open.back() != '[') {
    impl_->Fail("an item without a key stands in an object; write it into an array.");
    return false;
  }
  return true;
}

void JsonWriter::Text(std::string_view key, std::string_view value) {
  if (!Key(key)) return;
  if (!impl_->Write(value, false)) impl_->Fail("the text is not UTF-8; correct the text.");
}

void JsonWriter::TextItem(std::string_view value) {
  if (!InArray()) return;
  if (!impl_->Write(value, false))
    impl_->Fail("a text in the list is not UTF-8; correct the text.");
}

void JsonWriter::Bool(std::string_view key, bool value) {
  if (Key(key)) impl_->writer.Bool(value);
}

void JsonWriter::Number(std::string_view key, double value) {
  if (!Key(key)) return;
  if (!impl_->writer.Double(value)) impl_->Fail("the number is not finite; JSON has none such.");
}

void JsonWriter::Integer(std::string_view key, std::int64_t value) {
  if (Key(key)) impl_->writer.Int64(value);
}

// After a failure RapidJSON's own state is no longer whole, so nothing reaches it.
void JsonWriter::Open(char bracket) {
  impl_->open.push_back(bracket);
  if (!impl_->failure.empty()) return;
  if (bracket == '{') {
    impl_->writer.StartObject();
  } else {
    impl_->writer.StartArray();
  }
}

void JsonWriter::Close(char bracket) {
  impl_->open.pop_back();
  if (!impl_->failure.empty()) return;
  if (bracket == '{') {
    impl_->writer.EndObject();
  } else {
    impl_->writer.EndArray();
  }
}

absl::StatusOr<std::string> JsonWriter::Take() {
  if (!impl_->failure.empty()) return absl::InternalError(impl_->failure);
  return std::string(impl_->buffer.GetString(), impl_->buffer.GetSize());
}

}  // namespace soleus::fhir
