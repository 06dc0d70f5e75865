// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/syntax_help.hpp"

#include <fmt/format.h>

#include "common/cli/roff.hpp"
#include "common/index/fields.hpp"

namespace dateline {

namespace {

constexpr int kSyntaxColumn = 33;

std::string bold_item(std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n", escape_roff(text));
}

std::string example_line(std::string_view query) {
  return query.empty() ? std::string() : fmt::format("Example:\n\\fB{}\\fR\n", escape_roff(query));
}

std::string field_item(const Field& field) {
  std::string name = fmt::format("{}:", field.name);
  for (const std::string_view alias : field.aliases) {
    if (!alias.empty()) {
      name += fmt::format(", {}:", alias);
    }
  }
  return bold_item(name) + fmt::format("{}.\n", escape_roff(field.help)) +
         example_line(field.example);
}

}  // namespace

std::string syntax_help() {
  std::string out = "The query language (man dateline-query-language has all of it)\n";
  std::string_view group;
  for (const SyntaxRow& row : kSyntaxRows) {
    if (row.group != group) {
      group = row.group;
      out += fmt::format("\n{}\n", group);
    }
    out += fmt::format("  {:{}}{}\n", row.syntax, kSyntaxColumn, row.meaning);
  }
  return out;
}

std::string language_manual() {
  std::string out;
  std::string_view group;
  for (const SyntaxRow& row : kSyntaxRows) {
    if (row.group != group) {
      group = row.group;
      out += fmt::format(".SS {}\n", escape_roff(group));
    }
    std::string meaning(row.meaning);
    meaning += '.';
    if (!row.detail.empty()) {
      meaning += fmt::format(" {}", row.detail);
    }
    meaning.front() = static_cast<char>(meaning.front() >= 'a' && meaning.front() <= 'z'
                                            ? meaning.front() - 'a' + 'A'
                                            : meaning.front());
    out += bold_item(row.syntax) + escape_roff(meaning) + '\n' + example_line(row.example);
  }
  out += ".SH FIELDS\n";
  for (const Field& field : kFields) {
    out += field_item(field);
  }
  return out;
}

}  // namespace dateline
