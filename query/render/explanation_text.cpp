// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/explanation_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr std::size_t kWidestClause = 48;
constexpr std::size_t kWordsShown = 40;

struct Row {
  std::string label;
  std::string value;
};

std::string label_of(const std::string& text, bool is_excluded, std::size_t depth) {
  const std::string safe = safe_text(text);
  std::string label(2 * depth, ' ');
  label += is_excluded ? "not " : "";
  const std::string_view shown = truncate_cells(safe, kWidestClause);
  label += shown;
  return shown.size() == safe.size() ? label : label + "…";
}

// Labels to the left, values beside them.
std::string table(const std::vector<Row>& rows, std::string_view indent) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    widest = std::max(widest, cell_width(row.label));
  }
  std::string out;
  for (const Row& row : rows) {
    const std::size_t blanks = widest - cell_width(row.label) + 2;
    out += fmt::format("{}{}{:{}}{}\n", indent, row.label, "", blanks, row.value);
  }
  return out;
}

// Counts end at one column.
void align_right(std::vector<Row>& rows, std::string_view one, std::string_view more) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    widest = std::max(widest, row.value.size());
  }
  for (Row& row : rows) {
    row.value = fmt::format("{:>{}} {}", row.value, widest, row.value == "1" ? one : more);
  }
}

void add_rows(const std::vector<ClauseReport>& clauses, std::size_t depth, std::vector<Row>& rows) {
  for (const ClauseReport& clause : clauses) {
    rows.push_back(
        {label_of(clause.text, clause.is_excluded, depth), with_commas(clause.articles)});
    add_rows(clause.parts, depth + 1, rows);
  }
}

void add_rows(const std::vector<ClauseVerdict>& clauses,
              std::size_t depth,
              std::vector<Row>& rows) {
  for (const ClauseVerdict& clause : clauses) {
    const bool is_fine = clause.matches != clause.is_excluded;
    std::string value = is_fine ? "yes" : "no";
    if (!is_fine) {
      value += clause.is_excluded      ? "   it matches this"
               : clause.reason.empty() ? ""
                                       : "   " + clause.reason;
    }
    rows.push_back({label_of(clause.text, clause.is_excluded, depth), safe_text(value)});
    add_rows(clause.parts, depth + 1, rows);
  }
}

std::string heading(std::string_view name) {
  return fmt::format("\n{}\n", name);
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out += fmt::format("  {}", text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::string words_of(const Explanation::Expanded& expansion) {
  std::string words;
  for (std::size_t i = 0; i < std::min(expansion.words.size(), kWordsShown); ++i) {
    words += (i == 0 ? "" : " ") + safe_text(expansion.words[i]);
  }
  if (expansion.words.size() > kWordsShown) {
    words += fmt::format(" … ({} in all)", with_commas(expansion.words.size()));
  }
  return words.empty() ? "no word of the index" : words;
}

std::string forms_table(const SurfaceForms& forms) {
  constexpr std::size_t kMostForms = 20;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < std::min(forms.forms.size(), kMostForms); ++i) {
    const SurfaceForm& form = forms.forms[i];
    rows.push_back({label_of(form.text, false, 0) + (form.is_related ? " (related)" : ""),
                    with_commas(form.mentions)});
  }
  align_right(rows, "time", "times");
  std::string out = rows.empty() ? "  nothing in the text\n" : table(rows, "  ");
  if (forms.forms.size() > kMostForms) {
    out += fmt::format("  … {} more\n", with_commas(forms.forms.size() - kMostForms));
  }
  if (forms.read < forms.articles) {
    out += fmt::format("  in the {} articles indexed last, of {}\n",
                       with_commas(forms.read),
                       with_commas(forms.articles));
  }
  return out;
}

}  // namespace

std::string to_text(const std::vector<ClauseReport>& clauses, std::uint64_t together) {
  std::vector<Row> rows;
  add_rows(clauses, 0, rows);
  rows.push_back({"all of it", with_commas(together)});
  align_right(rows, "article", "articles");
  return table(rows, "  ");
}

std::string to_text(const SpellingSuggestion& suggestion) {
  return fmt::format("did you mean {} ({}) for {}?\n",
                     safe_text(suggestion.instead),
                     counted(suggestion.articles, "article", "articles"),
                     safe_text(suggestion.word));
}

std::string to_text(const Explanation& explanation) {
  std::string out = fmt::format("query    {}\n", safe_text(explanation.query));
  out += heading("tokens");
  for (const std::string& token : explanation.tokens) {
    out += fmt::format("  {}\n", safe_text(token));
  }
  out += heading("read as") + indented(explanation.tree);
  if (!explanation.dates.empty()) {
    out += heading("dates");
    for (const std::string& dates : explanation.dates) {
      out += fmt::format("  {}\n", safe_text(dates));
    }
  }
  if (!explanation.expansions.empty()) {
    out += heading("words of the index");
    std::vector<Row> rows;
    for (const Explanation::Expanded& expansion : explanation.expansions) {
      rows.push_back({safe_text(expansion.written), words_of(expansion)});
    }
    out += table(rows, "  ");
  }
  for (const Explanation::Named& entity : explanation.entities) {
    out += heading(fmt::format("{} {} is called", name_of(entity.kind), safe_text(entity.written)));
    out += forms_table(entity.forms);
  }
  for (const Explanation::Spoken& dates : explanation.mentions) {
    out += heading(fmt::format("{} is spoken of as", safe_text(dates.written)));
    out += forms_table(dates.forms);
  }
  out += heading("matches") + to_text(explanation.clauses, explanation.articles);
  if (!explanation.notes.empty()) {
    out += heading("notes");
    for (const std::string& note : explanation.notes) {
      out += fmt::format("  {}\n", safe_text(note));
    }
  }
  return out + heading("Xapian query") + fmt::format("  {}\n", safe_text(explanation.xapian_query));
}

std::string to_text(const ArticleVerdict& verdict) {
  std::vector<Row> rows;
  add_rows(verdict.clauses, 0, rows);
  return fmt::format("{}  {}\n{}\n{}",
                     safe_text(verdict.id),
                     safe_text(verdict.title),
                     verdict.matches ? "matches" : "does not match",
                     table(rows, "  "));
}

}  // namespace dateline
