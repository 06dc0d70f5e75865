// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mail/mail_message.hpp"

#include <memory>
#include <mutex>

#include <gmime/gmime.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"

namespace dateline {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

template <typename T>
using Owned = std::unique_ptr<T, Unref>;

std::string to_text(const char* text) {
  return text == nullptr ? std::string() : decode_text(text).utf8;
}

std::string take(char* text) {
  const std::unique_ptr<char, void (*)(gpointer)> owned(text, &g_free);
  return to_text(text);
}

// A header, its encoded words (RFC 2047) decoded.
std::string header_of(GMimeObject* object, const char* name) {
  const char* const value = object == nullptr ? nullptr : g_mime_object_get_header(object, name);
  return value == nullptr ? "" : clean_line(take(g_mime_utils_header_decode_text(nullptr, value)));
}

std::string date_of(GMimeMessage* message) {
  GDateTime* const date = g_mime_message_get_date(message);
  if (date == nullptr) {
    return "";
  }
  return take(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"));
}

bool is_attachment(GMimeObject* part) {
  const char* const disposition = g_mime_object_get_disposition(part);
  return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

bool has_parameter(GMimeObject* part, const char* name, const char* value) {
  const char* const found = g_mime_object_get_content_type_parameter(part, name);
  return found != nullptr && g_ascii_strcasecmp(found, value) == 0;
}

// Content without its transfer encoding.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) {
    return "";
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// Of the alternatives of one content all are taken: what shows it best is for the reader to say.
void collect_parts(GMimeObject* object, int depth, MailMessage& message) {
  if (object == nullptr || depth > kMaxMailDepth || message.parts.size() >= kMaxMailParts) {
    return;
  }
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* const parts = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
      collect_parts(g_mime_multipart_get_part(parts, i), depth + 1, message);
    }
    return;
  }
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  const bool is_html = g_mime_content_type_is_type(type, "text", "html") != FALSE;
  const bool is_plain = g_mime_content_type_is_type(type, "text", "plain") != FALSE;
  if (!GMIME_IS_PART(object) || is_attachment(object) || (!is_html && !is_plain)) {
    return;
  }
  const char* const charset = g_mime_object_get_content_type_parameter(object, "charset");
  message.parts.push_back({.bytes = content_of(GMIME_PART(object)),
                           .charset = charset == nullptr ? "" : charset,
                           .is_html = is_html,
                           .is_flowed = has_parameter(object, "format", "flowed"),
                           .deletes_space = has_parameter(object, "delsp", "yes")});
}

void read_sender(GMimeMessage* message, MailMessage& mail) {
  InternetAddressList* const senders = g_mime_message_get_from(message);
  if (senders == nullptr || internet_address_list_length(senders) == 0) {
    return;
  }
  InternetAddress* const sender = internet_address_list_get_address(senders, 0);
  mail.sender_name = clean_line(to_text(internet_address_get_name(sender)));
  if (INTERNET_ADDRESS_IS_MAILBOX(sender)) {
    mail.sender_address =
        to_text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
  }
}

void set_up_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

}  // namespace

Result<MailMessage> parse_mail(std::string_view bytes) {
  set_up_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  GMimeObject* const object = GMIME_OBJECT(message.get());
  if (message == nullptr ||
      g_mime_header_list_get_count(g_mime_object_get_header_list(object)) == 0) {
    return Error{ErrorCode::kMalformed, "it has no mail header", ""};
  }
  MailMessage mail;
  mail.subject = clean_line(to_text(g_mime_message_get_subject(message.get())));
  mail.date = date_of(message.get());
  mail.message_id = to_text(g_mime_message_get_message_id(message.get()));
  read_sender(message.get(), mail);
  mail.list_id = header_of(object, "List-Id");
  mail.archived_at = header_of(object, "Archived-At");
  // GMime keeps what is said of the content with the content.
  mail.language = header_of(g_mime_message_get_mime_part(message.get()), "Content-Language");
  mail.keywords = header_of(object, "Keywords");
  collect_parts(g_mime_message_get_mime_part(message.get()), 0, mail);
  return mail;
}

}  // namespace dateline
