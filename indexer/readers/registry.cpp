// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/registry.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "indexer/readers/csv_reader.hpp"
#include "indexer/readers/html/html_reader.hpp"
#include "indexer/readers/json_reader.hpp"
#include "indexer/readers/jsonl_reader.hpp"
#include "indexer/readers/mail/mail_reader.hpp"
#include "indexer/readers/sgml/reuters_reader.hpp"
#include "indexer/readers/sgml/trec_reader.hpp"
#include "indexer/readers/text_reader.hpp"
#include "indexer/readers/warc/warc_reader.hpp"
#include "indexer/readers/xml/feed_reader.hpp"
#include "indexer/readers/xml/newsml_reader.hpp"
#include "indexer/readers/xml/nitf_reader.hpp"

namespace dateline {

std::span<const Reader* const> all_readers() {
  static const CsvArticleReader csv;
  static const HtmlReader html;
  static const JsonReader json;
  static const JsonlReader jsonl;
  static const FeedReader feed;
  static const MailReader mail;
  static const NewsmlReader newsml;
  static const NitfReader nitf;
  static const ReutersReader reuters;
  static const TextReader text;
  static const TrecReader trec;
  static const WarcReader warc;
  static const auto readers = std::to_array<const Reader*>(
      {&jsonl, &json, &newsml, &nitf, &feed, &reuters, &trec, &warc, &mail, &html, &csv, &text});
  return readers;
}

const Reader* choose_reader(const Sample& sample, std::string_view format) {
  if (!format.empty()) {
    return &reader_of_format(format);
  }
  const Reader* by_name = nullptr;
  for (const Reader* const reader : all_readers()) {
    switch (reader->recognise(sample)) {
      case Recognition::kByContent: return reader;
      case Recognition::kByName: by_name = by_name == nullptr ? reader : by_name; break;
      case Recognition::kNo: break;
    }
  }
  return by_name;
}

const Reader& reader_of_format(std::string_view name) {
  const std::span<const Reader* const> readers = all_readers();
  const auto reader = std::ranges::find(readers, name, &Reader::name);
  if (reader == readers.end()) {
    std::string names;
    for (const Reader* const known : readers) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", known->name());
    }
    throw Failure(ExitCode::kUsage,
                  fmt::format("--input-format: there is no format \"{}\"", name),
                  fmt::format("formats are {}", names));
  }
  return **reader;
}

}  // namespace dateline
