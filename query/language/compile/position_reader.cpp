// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/position_reader.hpp"

#include <limits>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "query/language/compile/written_text.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t kNoEnd = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void PositionReader::go_to(Xapian::docid id) {
  id_ = id;
}

const Positions& PositionReader::positions(const std::string& term) {
  const auto [found, is_new] = cursors_.try_emplace(term);
  Cursor& cursor = found->second;
  if (cursor.read_for == id_) {
    return cursor.positions;
  }
  const auto end = database_.postlist_end(term);
  if (is_new) {
    cursor.at = database_.postlist_begin(term);
  }
  cursor.read_for = id_;
  cursor.positions.clear();
  if (cursor.at != end && *cursor.at < id_) {
    cursor.at.skip_to(id_);
  }
  if (cursor.at != end && *cursor.at == id_) {
    const auto last = cursor.at.positionlist_end();
    for (auto position = cursor.at.positionlist_begin(); position != last; ++position) {
      cursor.positions.push_back(*position);
    }
  }
  return cursor.positions;
}

std::uint32_t PositionReader::border(std::string_view term) {
  const Positions& found = positions(std::string(term));
  return found.empty() ? 0 : found.front();
}

Span PositionReader::extent(Zone zone) {
  switch (zone) {
    case Zone::kTitle: return {0, border(kTitleEndTerm)};
    case Zone::kLead: return {0, border(kLeadEndTerm)};
    case Zone::kBody: return {border(kTitleEndTerm), kNoEnd};
    case Zone::kText:
    case Zone::kByline: break;
  }
  return {0, kNoEnd};
}

std::string PositionReader::written(const Span& span, Zone zone) {
  if (analysed_ != id_) {
    article_ = decode_article(database_.get_document(id_).get_data());
    analyze_article(analyzer_, article_, tokens_);
    analysed_ = id_;
  }
  return written_at(article_, tokens_, span, zone);
}

}  // namespace dateline
