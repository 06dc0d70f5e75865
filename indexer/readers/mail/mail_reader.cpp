// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mail/mail_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/line_splitter.hpp"
#include "indexer/readers/mail/mail_message.hpp"
#include "indexer/readers/mail/mail_text.hpp"

namespace dateline {

namespace {

// "From desk@harbour.example Fri Feb 25 18:40:00 2022": an address and a time; text that begins so
// has none.
bool is_separator(std::string_view line) {
  constexpr std::string_view kBeginning = "From ";
  if (!line.starts_with(kBeginning)) {
    return false;
  }
  const std::string_view rest = line.substr(kBeginning.size());
  const std::size_t address_end = rest.find(' ');
  const std::string_view date =
      address_end == std::string_view::npos ? "" : rest.substr(address_end);
  const std::size_t colon = date.find(':');
  const auto is_digit = [&date](std::size_t at) {
    return at < date.size() && date[at] >= '0' && date[at] <= '9';
  };
  return colon != std::string_view::npos && colon > 0 && is_digit(colon - 1) && is_digit(colon + 1);
}

// ">From " and ">>From " were quoted by one > (mboxrd).
bool is_quoted_separator(std::string_view line) {
  const std::size_t letters = line.find_first_not_of('>');
  return letters != 0 && letters != std::string_view::npos &&
         line.substr(letters).starts_with("From ");
}

// The name of a header that line begins as, in lower case; empty if it is none.
std::string header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  std::string name(line.substr(0, colon == std::string_view::npos ? 0 : colon));
  const bool is_name = std::ranges::all_of(name, [](char byte) {
    return byte == '-' || (lower_ascii(byte) >= 'a' && lower_ascii(byte) <= 'z');
  });
  std::ranges::transform(name, name.begin(), lower_ascii);
  return is_name ? name : "";
}

// Headers that no other format of news begins with; a block of a text file may have Date or
// Subject.
bool begins_as_message(std::string_view bytes) {
  constexpr auto kOwn = std::to_array<std::string_view>({"received",
                                                         "return-path",
                                                         "message-id",
                                                         "mime-version",
                                                         "delivered-to",
                                                         "from",
                                                         "to",
                                                         "subject",
                                                         "content-type",
                                                         "list-id",
                                                         "dkim-signature"});
  std::size_t own = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (trim(line).empty()) {
      break;
    }
    const bool is_folded = line.front() == ' ' || line.front() == '\t';
    const std::string name = header_name(line);
    if (!is_folded && name.empty()) {
      return false;
    }
    own += std::ranges::find(kOwn, name) != kOwn.end() ? 1U : 0U;
  }
  constexpr std::size_t kEnough = 3;
  return own >= kEnough;
}

class MailboxSplitter {
 public:
  explicit MailboxSplitter(const SplitContext& context) : context_(context) {
    record_.file = context.file;
  }

  bool add(const std::string& line, std::uint64_t number) {
    const bool begins_message = (number == 1 || was_blank_) && is_separator(line);
    was_blank_ = line.empty();
    if (begins_message) {
      const bool goes_on = end_message();
      record_.line = number;
      is_open_ = true;
      return goes_on;
    }
    if (!is_open_) {
      record_.line = number;
      is_open_ = true;
    }
    append(is_quoted_separator(line) ? line.substr(1) : line);
    return true;
  }

  void too_long(std::uint64_t number) {
    is_too_long_ = true;
    if (!is_open_) {
      record_.line = number;
      is_open_ = true;
    }
  }

  bool end_message() {
    if (!std::exchange(is_open_, false)) {
      return true;
    }
    std::string bytes = std::exchange(bytes_, {});
    if (std::exchange(is_too_long_, false)) {
      ++record_.number;
      const RawRecord place = {{}, record_.file, record_.line, 0};
      context_.reject(
          place.place(),
          {ErrorCode::kTooLarge,
           fmt::format("the message is longer than {} bytes", context_.max_record_bytes),
           ""});
      return true;
    }
    if (trim(bytes).empty()) {
      return true;
    }
    ++record_.number;
    return context_.emit({std::move(bytes), record_.file, record_.line, record_.number});
  }

  void finish() {
    end_message();
    if (record_.number == 0) {
      context_.reject(context_.file->relative_path,
                      {ErrorCode::kEmpty, "there is no message in it", ""});
    }
  }

 private:
  void append(std::string_view line) {
    is_too_long_ = is_too_long_ || bytes_.size() + line.size() + 1 > context_.max_record_bytes;
    if (is_too_long_) {
      bytes_ = std::string();
    } else {
      bytes_ += line;
      bytes_ += '\n';
    }
  }

  const SplitContext& context_;
  RawRecord record_;
  std::string bytes_;
  bool is_open_ = false;
  bool is_too_long_ = false;
  bool was_blank_ = true;
};

// "Harbour Letter <letter.harbour.example>" -> "Harbour Letter"
std::string list_name(std::string_view list_id) {
  std::string name = clean_line(list_id.substr(0, list_id.find('<')));
  if (name.starts_with('"') && name.ends_with('"') && name.size() > 1) {
    name = clean_line(std::string_view(name).substr(1, name.size() - 2));
  }
  return name;
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? "" : std::string(address.substr(at + 1));
}

std::string without_brackets(std::string_view address) {
  address = trim(address);
  return std::string(address.starts_with('<') && address.ends_with('>')
                         ? address.substr(1, address.size() - 2)
                         : address);
}

}  // namespace

Recognition MailReader::recognise(const Sample& sample) const {
  const std::string_view bytes = without_byte_order_mark(sample.bytes);
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  if ((is_separator(line) &&
       !header_name(bytes.substr(std::min(line.size() + 1, bytes.size()))).empty()) ||
      begins_as_message(bytes)) {
    return Recognition::kByContent;
  }
  const std::string extension = file_extension(sample.name);
  return extension == ".eml" || extension == ".mbox" || extension == ".mbx" ? Recognition::kByName
                                                                            : Recognition::kNo;
}

void MailReader::split(ByteStream& stream, const SplitContext& context) const {
  MailboxSplitter splitter(context);
  split_lines(
      stream,
      context.max_record_bytes,
      {[&](const std::string& line, std::uint64_t number) { return splitter.add(line, number); },
       [&](std::uint64_t number) { splitter.too_long(number); }});
  splitter.finish();
}

Result<Article> MailReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  const Result<MailMessage> mail = parse_mail(record.bytes);
  if (!mail) {
    return mail.error();
  }
  Article article;
  const auto set = [&article](std::string_view field, std::string_view value) {
    set_field(article, *find_article_field(field), value, Origin::kField);
  };
  const MailText text = choose_text(mail->parts);
  set("title", mail->subject.empty() ? text.title : mail->subject);
  set("body", text.text);
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::kEmpty, "no title and no body", ""};
  }
  set("id", mail->message_id);
  set("date", mail->date);
  set("url", without_brackets(mail->archived_at));
  set("language", mail->language.substr(0, mail->language.find(',')));
  const std::string list = list_name(mail->list_id);
  if (!list.empty()) {
    set("source", list);
    set("byline", mail->sender_name == list ? "" : mail->sender_name);
  } else {
    set("source", mail->sender_name.empty() ? domain_of(mail->sender_address) : mail->sender_name);
  }
  set("keywords", mail->keywords);
  return article;
}

}  // namespace dateline
