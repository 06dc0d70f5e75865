// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json_renderer.hpp"

#include <fmt/format.h>

#include "common/terminal/safe_json.hpp"
#include "query/render/hit_json.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

HitDetail JsonRenderer::detail() const {
  // For "next" a hit's date must be known.
  return std::max(detail_of_json(options_), HitDetail::kArticle);
}

std::string JsonRenderer::begin(const ResultHeader& header) {
  is_first_hit_ = true;
  next_.clear();
  Json object = {{"format_version", kJsonFormatVersion}};
  if (options_.batch == Batch::kOn) {
    object["query_id"] = header.query_id;
  }
  object["query"] = header.query;
  object["total"] = header.total;
  object["total_exact"] = header.total_is_exact;
  object["offset"] = header.offset;
  std::string text = dump_json(object);
  text.pop_back();  // the object goes on
  const char* separator = is_first_query_ ? "[\n" : ",\n";
  is_first_query_ = false;
  return fmt::format("{}{},\"hits\":[", options_.batch == Batch::kOn ? separator : "", text);
}

std::string JsonRenderer::add(const Hit& hit) {
  std::string out;
  for (const Json& object : hit_objects(hit, options_)) {
    out += is_first_hit_ ? "\n" : ",\n";
    out += dump_json(object);
    is_first_hit_ = false;
  }
  if (!hit.is_partial) {
    next_ = hit.cursor;
  }
  return out;
}

std::string JsonRenderer::end(const ResultHeader& header) {
  const bool goes_on = header.is_by_date && header.has_more && !next_.empty();
  std::string out = is_first_hit_ ? "]" : "\n]";
  out += ",\"next\":" + (goes_on ? dump_json(Json(next_)) : std::string("null")) + '}';
  return options_.batch == Batch::kOn ? out : out + '\n';
}

std::string JsonRenderer::finish() {
  if (options_.batch == Batch::kOff) {
    return {};
  }
  return is_first_query_ ? "[]\n" : "\n]\n";
}

HitDetail JsonLinesRenderer::detail() const {
  return detail_of_json(options_);
}

std::string JsonLinesRenderer::begin(const ResultHeader& header) {
  query_id_ = header.query_id;
  return {};
}

std::string JsonLinesRenderer::add(const Hit& hit) {
  std::string out;
  for (const Json& object : hit_objects(hit, options_)) {
    if (options_.batch == Batch::kOn) {
      Json tagged = {{"query_id", query_id_}};
      tagged.update(object);
      out += dump_json(tagged) + '\n';
    } else {
      out += dump_json(object) + '\n';
    }
  }
  return out;
}

std::string JsonLinesRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
