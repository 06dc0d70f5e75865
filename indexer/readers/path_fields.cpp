// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/path_fields.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/calendar/timestamp.hpp"
#include "common/support/failure.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

using Part = PathPattern::Part;
using PartKind = PathPattern::PartKind;

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

[[noreturn]] void fail(std::string_view pattern, std::size_t at, std::string_view what) {
  throw Failure(ExitCode::kUsage,
                fmt::format("--path-fields '{}', column {}: {}", pattern, at + 1, what),
                fmt::format("placeholders are year, month, day, {}; * and ** match anything",
                            list_names(kSuppliedFields)));
}

std::optional<Part> placeholder(std::string_view name) {
  if (name == "year") {
    return Part{PartKind::kYear, "", nullptr};
  }
  if (name == "month") {
    return Part{PartKind::kMonth, "", nullptr};
  }
  if (name == "day") {
    return Part{PartKind::kDay, "", nullptr};
  }
  const ArticleField* const field = find_article_field(name);
  if (field == nullptr || field->kind == ValueKind::kText) {
    return std::nullopt;
  }
  return Part{field->kind == ValueKind::kDate ? PartKind::kDate : PartKind::kField, "", field};
}

bool has_part(const std::vector<Part>& parts, PartKind kind) {
  return std::ranges::find(parts, kind, &Part::kind) != parts.end();
}

// Takes the placeholder that begins pattern at a brace; at then stands behind it.
Part read_placeholder(std::string_view pattern, std::size_t& at, const std::vector<Part>& before) {
  const std::size_t end = pattern.find('}', at);
  if (end == std::string_view::npos) {
    fail(pattern, at, "the brace is not closed");
  }
  const std::string_view name = pattern.substr(at + 1, end - at - 1);
  std::optional<Part> part = placeholder(name);
  if (!part) {
    fail(pattern, at, fmt::format("there is no field \"{}\"", name));
  }
  const bool is_repeated = std::ranges::any_of(before, [&](const Part& other) {
    return other.kind == part->kind && other.field == part->field;
  });
  if (is_repeated) {
    fail(pattern, at, fmt::format("{{{}}} stands there twice", name));
  }
  at = end + 1;
  return *std::move(part);
}

std::size_t count_stars(std::string_view pattern, std::size_t at) {
  return std::min(pattern.find_first_not_of('*', at), pattern.size()) - at;
}

Part read_stars(std::string_view pattern, std::size_t& at) {
  const bool begins_component = at == 0 || pattern[at - 1] == '/';
  const std::size_t stars = count_stars(pattern, at);
  at += stars;
  if (stars == 1) {
    return {PartKind::kStar, "", nullptr};
  }
  if (begins_component && at < pattern.size() && pattern[at] == '/') {
    ++at;
    return {PartKind::kFolders, "", nullptr};
  }
  return {PartKind::kAnything, "", nullptr};
}

void check_dates(std::string_view pattern, const std::vector<Part>& parts) {
  const bool has_year = has_part(parts, PartKind::kYear);
  const bool has_month = has_part(parts, PartKind::kMonth);
  const bool has_day = has_part(parts, PartKind::kDay);
  if ((has_month && !has_year) || (has_day && !has_month)) {
    fail(pattern, 0, "{month} needs {year}, and {day} needs {month}");
  }
  if (has_year && has_part(parts, PartKind::kDate)) {
    fail(pattern, 0, "{date} and {year} cannot both give the date");
  }
}

// Backtracking over parts and positions; a pair that failed once is not tried again, so that a
// match costs at most parts * length * length steps.
class Matcher {
 public:
  Matcher(const std::vector<Part>& parts, std::string_view path)
      : parts_(parts),
        path_(path),
        failed_(parts.size() * (path.size() + 1)),
        taken_(parts.size()) {}

  bool match(std::size_t part, std::size_t at) {
    if (part == parts_.size()) {
      return at == path_.size();
    }
    const std::size_t pair = part * (path_.size() + 1) + at;
    if (failed_[pair]) {
      return false;
    }
    const std::vector<std::size_t> lengths = candidate_lengths(parts_[part], at);
    const bool is_match = std::ranges::any_of(lengths, [&](std::size_t length) {
      taken_[part] = path_.substr(at, length);
      return match(part + 1, at + length);
    });
    failed_[pair] = !is_match;
    return is_match;
  }

  [[nodiscard]] std::string_view taken(std::size_t part) const { return taken_[part]; }

 private:
  // How many bytes a part may take at a position, the likeliest first.
  [[nodiscard]] std::vector<std::size_t> candidate_lengths(const Part& part, std::size_t at) const {
    const std::string_view rest = path_.substr(at);
    const std::size_t component = std::min(rest.find('/'), rest.size());
    switch (part.kind) {
      case PartKind::kText:
        return rest.starts_with(part.text) ? std::vector{part.text.size()}
                                           : std::vector<std::size_t>();
      case PartKind::kStar: return ascending(0, component);
      case PartKind::kField: return ascending(1, component);
      case PartKind::kAnything: return ascending(0, rest.size());
      case PartKind::kFolders: return folders(rest);
      case PartKind::kDate: return dates(rest.substr(0, component));
      case PartKind::kYear: return numbers(rest, {4});
      case PartKind::kMonth:
      case PartKind::kDay: return numbers(rest, {2, 1});
    }
    return {};
  }

  static std::vector<std::size_t> ascending(std::size_t least, std::size_t most) {
    std::vector<std::size_t> lengths;
    for (std::size_t length = least; length <= most; ++length) {
      lengths.push_back(length);
    }
    return lengths;
  }

  static std::vector<std::size_t> folders(std::string_view rest) {
    std::vector<std::size_t> lengths = {0};
    for (std::size_t at = 0; at < rest.size(); ++at) {
      if (rest[at] == '/') {
        lengths.push_back(at + 1);
      }
    }
    return lengths;
  }

  // The longest first: "2022-02-25", not "2022". Digits are not cut apart, and more than eight of
  // them are no Unix time here.
  static std::vector<std::size_t> dates(std::string_view component) {
    std::vector<std::size_t> lengths;
    for (std::size_t length = component.size(); length > 0; --length) {
      const std::string_view text = component.substr(0, length);
      const bool is_cut =
          length < component.size() && is_digit(text.back()) && is_digit(component[length]);
      const bool is_number = length > 8 && std::ranges::all_of(text, is_digit);
      if (!is_cut && !is_number && parse_timestamp(text)) {
        lengths.push_back(length);
      }
    }
    return lengths;
  }

  static std::vector<std::size_t> numbers(std::string_view rest,
                                          std::initializer_list<std::size_t> sizes) {
    std::vector<std::size_t> lengths;
    for (const std::size_t size : sizes) {
      if (rest.size() >= size && std::ranges::all_of(rest.substr(0, size), is_digit)) {
        lengths.push_back(size);
      }
    }
    return lengths;
  }

  const std::vector<Part>& parts_;
  std::string_view path_;
  std::vector<bool> failed_;
  std::vector<std::string_view> taken_;
};

void append_number(std::string& date, std::string_view digits) {
  date += date.empty() ? "" : "-";
  date += digits.size() == 1 ? "0" : "";
  date += digits;
}

}  // namespace

PathPattern::PathPattern(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '{') {
      parts_.push_back(read_placeholder(pattern, at, parts_));
    } else if (pattern[at] == '*') {
      parts_.push_back(read_stars(pattern, at));
    } else if (pattern[at] == '}') {
      fail(pattern, at, "the brace was not opened");
    } else {
      const std::size_t end = std::min(pattern.find_first_of("{}*", at), pattern.size());
      parts_.push_back({PartKind::kText, std::string(pattern.substr(at, end - at)), nullptr});
      at = end;
    }
  }
  if (std::ranges::none_of(parts_,
                           [](const Part& part) { return part.kind >= PartKind::kField; })) {
    fail(pattern, 0, "there is no placeholder in it");
  }
  check_dates(pattern, parts_);
}

std::vector<FieldValue> PathPattern::match(std::string_view relative_path) const {
  Matcher matcher(parts_, relative_path);
  std::vector<FieldValue> values;
  if (!matcher.match(0, 0)) {
    return values;
  }
  std::string year;
  std::string month;
  std::string day;
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    const std::string taken = repair_utf8(matcher.taken(at));
    switch (parts_[at].kind) {
      case PartKind::kField:
      case PartKind::kDate: values.push_back({parts_[at].field, taken}); break;
      case PartKind::kYear: year = taken; break;
      case PartKind::kMonth: month = taken; break;
      case PartKind::kDay: day = taken; break;
      case PartKind::kText:
      case PartKind::kStar:
      case PartKind::kFolders:
      case PartKind::kAnything: break;
    }
  }
  for (const std::string* const part : {&month, &day}) {
    if (!part->empty()) {
      append_number(year, *part);
    }
  }
  if (!year.empty()) {
    values.push_back({find_article_field("date"), year});
  }
  return values;
}

}  // namespace dateline
