// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/dump_index.hpp"

#include <map>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/index/snapshot.hpp"
#include "common/index/stored_article.hpp"
#include "common/support/hash.hpp"

namespace dateline::test {

namespace {

std::string data_of(const Xapian::Document& document, Dumped dumped) {
  if (dumped == Dumped::kAll) {
    return document.get_data();
  }
  Article article = decode_article(document.get_data());
  article.place.clear();
  return encode_article(article);
}

std::string dump_document(const Xapian::Document& document, Dumped dumped) {
  std::string text = data_of(document, dumped) + '\n';
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += fmt::format("{} {}:", *term, term.get_wdf());
    if (term.positionlist_count() > 0) {
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
        text += fmt::format(" {}", *at);
      }
    }
    text += '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    const bool is_time_added = value.get_valueno() == static_cast<unsigned>(Slot::kAdded);
    const bool is_origin = value.get_valueno() == static_cast<unsigned>(Slot::kPrecedence);
    if (!is_time_added && !(is_origin && dumped == Dumped::kWithoutOrigin)) {
      text += fmt::format("slot {} {}\n", value.get_valueno(), to_hex(hash_content(*value)));
    }
  }
  return text;
}

}  // namespace

std::string dump_index(const std::filesystem::path& index, Dumped dumped) {
  const Snapshot snapshot = Snapshot::open(index);
  const Xapian::Database& database = snapshot.database();
  std::map<std::string, std::string> documents;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const std::string id = document.get_value(static_cast<Xapian::valueno>(Slot::kId));
    documents[id] += dump_document(document, dumped);
  }
  std::string text;
  for (const auto& [id, dump] : documents) {
    text += fmt::format("== {}\n{}", id, dump);
  }
  return text;
}

}  // namespace dateline::test
