// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mail/mail_reader.hpp"

#include <string>

#include <doctest/doctest.h>

#include "indexer/readers/mail/mail_message.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

std::string read_all(const std::string& bytes,
                     std::size_t chunk = std::string_view::npos,
                     std::size_t limit = 100000) {
  return test::read_all(MailReader(), bytes, "a.mbox", chunk, limit);
}

const std::string kLetter =
    "Message-ID: <77@ledger.example>\n"
    "Date: Fri, 25 Feb 2022 18:40:00 +0100\n"
    "From: =?UTF-8?Q?Caf=C3=A9_desk?= <desk@ledger.example>\n"
    "List-Id: \"Ledger Letter\" <letter.ledger.example>\n"
    "Subject: =?UTF-8?B?QSBicmlkZ2U=?= opens\n"
    "Archived-At: <https://ledger.example/77>\n"
    "Content-Language: en\n"
    "Keywords: bridge, toll\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=iso-8859-1\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "\n"
    "The bridge opened. The caf=E9 beside it =\n"
    "did too.\n"
    "\n"
    ">From there one sees the sea.\n"
    "From the toll house too.\n"
    "-- \n"
    "The desk\n";

constexpr const char* kLetterAsArticle =
    "id=77@ledger.example | title=A bridge opens | body=The bridge opened. The caf\u00E9 beside it "
    "did too.\n\nFrom there one sees the sea.\nFrom the toll house too. | byline=Caf\u00E9 desk | "
    "source=Ledger Letter | url=https://ledger.example/77 | language=en | "
    "date=2022-02-25T18:40:00+01:00 | keywords=bridge;toll";

std::string mailbox() {
  return "From desk@ledger.example Fri Feb 25 18:40:00 2022\n" + kLetter +
         "\nFrom - Sat Feb 26 06:00:00 2022\nSubject: Second\nFrom: x@b.example\n\nShort.\n";
}

TEST_CASE("the letters of a mailbox are articles") {
  CHECK(read_all(mailbox()) == std::string("1: ") + kLetterAsArticle +
                                   " || 22: title=Second | body=Short. | source=b.example");
}

TEST_CASE("a single letter is one, and a mailbox comes alike in pieces of any size") {
  CHECK(read_all(kLetter) == std::string("1: ") + kLetterAsArticle);
  for (const std::size_t chunk : {1U, 3U, 64U}) {
    CHECK(read_all(mailbox(), chunk) == read_all(mailbox()));
  }
}

std::string multipart(const std::string& kind, const std::string& parts) {
  return "Subject: S\nMIME-Version: 1.0\nContent-Type: multipart/" + kind +
         "; boundary=\"=b\"\n\npreamble\n" + parts + "--=b--\nepilogue\n";
}

std::string part(const std::string& headers, const std::string& body) {
  return "--=b\n" + headers + "\n" + body + "\n";
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

TEST_CASE("of the parts of a letter the text it is about is taken") {
  const std::string html = "Content-Type: text/html; charset=utf-8\n";
  const std::string plain = "Content-Type: text/plain; charset=utf-8\n";
  const std::string page =
      "<html><body><table><tr><td><p>The harbour wall gets a metre, the town says.</p>"
      "<p>Work starts in May.</p></td></tr></table></body></html>";
  const std::string text = "The harbour wall gets a metre, the town says.\n\nWork starts in May.";
  const std::string expected = "1: title=S | body=" + text;
  const Case cases[] = {
      {"plain beside HTML",
       multipart("alternative", part(plain, text) + part(html, page)),
       expected},
      {"HTML alone", multipart("alternative", part(html, page)), expected},
      {"plain that only says to look at the HTML",
       multipart("alternative", part(plain, "This letter needs HTML.") + part(html, page)),
       expected},
      {"plain made of addresses",
       multipart("alternative",
                 part(plain, "https://a.example/x https://a.example/y https://a.example/z") +
                     part(html, page)),
       expected},
      {"attachments are left out",
       multipart(
           "mixed",
           part(plain, text) +
               part("Content-Type: text/plain\n"
                    "Content-Disposition: attachment; filename=a.txt\n",
                    "attached") +
               part("Content-Type: image/png\nContent-Transfer-Encoding: base64\n", "iVBORw0=")),
       expected},
      {"base64 in another charset",
       multipart("mixed",
                 part("Content-Type: text/plain; charset=windows-1251\n"
                      "Content-Transfer-Encoding: base64\n",
                      "5OA=")),
       "1: title=S | body=\u0434\u0430"},
      {"flowed text",
       "Subject: S\nContent-Type: text/plain; format=flowed; delsp=no\n\nOne \nline.\n Stuffed.\n",
       "1: title=S | body=One line.\nStuffed."},
      {"no subject",
       "From: a@b.example\nMIME-Version: 1.0\n\nBody.\n",
       "1: body=Body. | source=b.example"},
      {"no text", "Subject: S\n\n", "1: title=S"},
      {"nothing", "X-A: b\n\n", "1: error: no title and no body"},
      {"a boundary that never comes",
       "Subject: S\nContent-Type: multipart/mixed; boundary=x\n\nnothing\n",
       "1: title=S"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(row.bytes) == row.expected);
  }
}

TEST_CASE("a letter over the limit is left out and the next is read") {
  CHECK(read_all("From a@b Fri Feb 25 18:40:00 2022\nSubject: Long\n\n" + std::string(300, 'x') +
                     "\n\nFrom a@b Fri Feb 25 18:40:00 2022\nSubject: Next\n\nBody.\n",
                 std::string_view::npos,
                 200) ==
        "6: title=Next | body=Body. || a.mbox:1: the message is longer than 200 bytes");
  CHECK(read_all("\n\n") == "a.mbox: there is no message in it");
}

TEST_CASE("parts that nest or go on without end cost no more than the limits") {
  std::string deep = "Subject: S\n";
  for (int i = 0; i < 500; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  }
  CHECK(parse_mail(deep).has_value());
  std::string wide = "Subject: S\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 3000; ++i) {
    wide += "--b\nContent-Type: text/plain\n\nx\n";
  }
  const Result<MailMessage> mail = parse_mail(wide + "--b--\n");
  REQUIRE(mail);
  CHECK(mail->parts.size() == kMaxMailParts);
}

TEST_CASE("a mailbox cut or changed at any byte is read as far as it goes") {
  const std::string sample = mailbox();
  for (std::size_t size = 0; size < sample.size(); size += 5) {
    CHECK_NOTHROW(read_all(sample.substr(0, size)));
  }
  for (std::size_t at = 0; at < sample.size(); at += 3) {
    std::string broken = sample;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    CHECK_NOTHROW(read_all(broken));
  }
}

TEST_CASE("mail is known by its headers, and a text with a header block is not mail") {
  const MailReader reader;
  CHECK(reader.recognise({"a", kLetter}) == Recognition::kByContent);
  CHECK(reader.recognise({"a", mailbox()}) == Recognition::kByContent);
  CHECK(reader.recognise({"a.eml", ""}) == Recognition::kByName);
  CHECK(reader.recognise({"a.txt", "Title: T\nDate: 2022-02-25\nSource: S\n\nText\n"}) ==
        Recognition::kNo);
  CHECK(reader.recognise({"a.txt", "From the harbour at 18:40 one sees it\nText\n"}) ==
        Recognition::kNo);
}

}  // namespace
}  // namespace dateline
