// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/trec_article.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/sgml/field_text.hpp"
#include "indexer/readers/sgml/trec_tags.hpp"
#include "indexer/readers/sgml/trec_values.hpp"
#include "indexer/readers/sgml/wire_date.hpp"

namespace dateline {

namespace {

void append(std::vector<std::string>& to, std::span<const std::string> pieces) {
  to.insert(to.end(), pieces.begin(), pieces.end());
}

// Pieces of the tag that is preferred among those met so far, of all such tags.
struct Preferred {
  std::size_t rank = std::numeric_limits<std::size_t>::max();
  std::vector<std::string> pieces;

  void add(std::size_t new_rank, std::span<const std::string> new_pieces) {
    if (new_rank > rank || join_line(new_pieces).empty()) {
      return;
    }
    if (new_rank < rank) {
      pieces.clear();
      rank = new_rank;
    }
    append(pieces, new_pieces);
  }
};

struct Gathered {
  Preferred id;
  Preferred title;
  Preferred byline;
  Preferred date;
  Preferred dateline;
  Preferred source;
  Preferred section;
  Preferred url;
  std::vector<std::string> body;
  std::vector<std::string> loose;
  std::vector<std::string> notes;
  std::vector<std::string> journal;
  std::vector<std::string> copyright;
};

void add_keywords(Article& article, std::span<const std::string> pieces) {
  for (const std::string& line : split_lines_of(pieces)) {
    for (std::string& keyword : split_items(line, ';')) {
      article.keywords.push_back(std::move(keyword));
    }
  }
}

// The lines of the pieces as they lie: two blanks set a code off from its name.
std::vector<Subject> read_terms(std::span<const std::string> pieces) {
  std::vector<Subject> terms;
  for (const std::string& piece : pieces) {
    std::string_view rest = piece;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (Subject term = read_trec_term(line); !term.code.empty() || !term.name.empty()) {
        terms.push_back(std::move(term));
      }
    }
  }
  return terms;
}

void add_entities(Article& article, EntityKind kind, std::span<const std::string> pieces) {
  for (Subject& term : read_terms(pieces)) {
    // A company is often named by its ticker alone.
    article.entities.push_back(
        {kind, term.name.empty() ? term.code : std::move(term.name), std::move(term.code)});
  }
}

struct FbisMark {
  std::string_view number;
  TrecUse use;
};

// FBIS says what an <F P=104> is by its number: the part of the world, the country, the station or
// paper. Of the others 105 is the language that the text was translated from, not its own.
constexpr std::array kFbisMarks = {
    FbisMark{"100", TrecUse::kSection},
    FbisMark{"101", TrecUse::kPlaces},
    FbisMark{"104", TrecUse::kSource},
};

TrecUse use_of(const SgmlField& field, const TrecTag& tag) {
  if (tag.name != "f") {
    return tag.use;
  }
  const auto* const mark =
      std::ranges::find(kFbisMarks, attribute_of(field.attributes, "p"), &FbisMark::number);
  return mark == kFbisMarks.end() ? TrecUse::kNone : mark->use;
}

void gather(
    Gathered& gathered, Article& article, const SgmlField& field, TrecUse use, std::size_t rank) {
  const std::vector<std::string>& pieces = field.pieces;
  const std::array line = {join_line(pieces)};
  switch (use) {
    case TrecUse::kId: gathered.id.add(rank, line); break;
    case TrecUse::kTitle: gathered.title.add(rank, pieces); break;
    case TrecUse::kByline: gathered.byline.add(rank, line); break;
    case TrecUse::kDate: gathered.date.add(rank, line); break;
    case TrecUse::kDateline: gathered.dateline.add(rank, line); break;
    case TrecUse::kSource: gathered.source.add(rank, line); break;
    case TrecUse::kSection: gathered.section.add(rank, line); break;
    case TrecUse::kPlacement:
      gathered.section.add(rank, std::array{read_trec_section(line.front())});
      break;
    case TrecUse::kUrl: gathered.url.add(rank, line); break;
    case TrecUse::kBody: append(gathered.body, pieces); break;
    case TrecUse::kLoose: append(gathered.loose, pieces); break;
    case TrecUse::kNote: append(gathered.notes, pieces); break;
    case TrecUse::kJournal: append(gathered.journal, pieces); break;
    case TrecUse::kCopyright: append(gathered.copyright, pieces); break;
    case TrecUse::kKeywords: add_keywords(article, pieces); break;
    case TrecUse::kSubjects:
      std::ranges::move(read_terms(pieces), std::back_inserter(article.subjects));
      break;
    case TrecUse::kOrganisations: add_entities(article, EntityKind::kOrganisation, pieces); break;
    case TrecUse::kPlaces: add_entities(article, EntityKind::kPlace, pieces); break;
    case TrecUse::kNone: break;
  }
}

void set(Article& article, std::string_view field, std::string_view value) {
  const ArticleField& row = *find_article_field(field);
  if (!has_value(article, row)) {
    set_field(article, row, value, Origin::kField);
  }
}

std::string join_with(std::span<const std::string> values, std::string_view separator) {
  std::string joined;
  for (const std::string& value : values) {
    joined += joined.empty() ? "" : separator;
    joined += value;
  }
  return joined;
}

// The first of these that says when: the date's tag, a date above the title, the document's number.
void set_date(Article& article, std::span<const std::string> texts, std::string_view number) {
  for (const std::string& text : texts) {
    if (const std::optional<std::string> date = find_wire_date(text)) {
      set(article, "date", *date);
      return;
    }
  }
  if (const std::optional<std::string> date = find_date_of_number(number)) {
    set(article, "date", *date);
  } else if (!texts.empty()) {
    set(article, "date", texts.front());  // for the warning
  }
}

// Text beside the TEXT: AQUAINT has the byline and the rights there, in lines of their own, among
// words for editors.
void read_loose_lines(Article& article, std::span<const std::string> pieces) {
  for (const std::string& line : split_lines_of(pieces)) {
    if (is_copyright_line(line)) {
      article.copyright = article.copyright.empty() ? line : article.copyright;
    } else if (begins_in_any_case(line, "by ")) {
      set(article, "byline", line);
    }
  }
}

void set_body(Article& article, Gathered& gathered) {
  for (const std::string& note : gathered.notes) {
    if (!begins_in_any_case(trim(note), "eds")) {
      gathered.body.push_back(note);
    }
  }
  const std::string body = join_text(gathered.body);
  if (trim(body).empty()) {
    set(article,
        "body",
        clean_trec_body(join_text(gathered.loose), article.title, article.copyright));
    return;
  }
  read_loose_lines(article, gathered.loose);
  set(article, "body", clean_trec_body(body, article.title, article.copyright));
}

// The number of a document is a tag in most collections, an attribute in Gigaword, and in a few of
// its first editions only a DOCID.
std::string number_of(const Gathered& gathered, std::span<const SgmlField> fields) {
  if (!gathered.id.pieces.empty()) {
    return gathered.id.pieces.front();
  }
  if (fields.empty()) {
    return "";
  }
  for (const std::string_view name : {"id", "docid", "docno"}) {
    if (const std::string_view id = attribute_of(fields.front().attributes, name); !id.empty()) {
      return std::string(id);
    }
  }
  const auto docid = std::ranges::find(fields, "docid", &SgmlField::name);
  return docid == fields.end() ? "" : join_line(docid->pieces);
}

void fill(Article& article, Gathered& gathered, std::span<const SgmlField> fields) {
  const std::string number = number_of(gathered, fields);
  set(article, "id", number);
  const TrecTitle title = read_trec_title(split_lines_of(gathered.title.pieces));
  set(article, "title", title.title);
  set(article, "byline", join_with(gathered.byline.pieces, ", "));
  set(article, "byline", title.byline);
  const TrecJournal journal = read_trec_journal(split_lines_of(gathered.journal));
  set(article,
      "source",
      gathered.source.pieces.empty() ? journal.source
                                     : read_trec_source(gathered.source.pieces.front()));
  set(article, "section", join_with(gathered.section.pieces, ", "));
  set(article, "url", join_line(gathered.url.pieces));
  std::vector<std::string> dates = gathered.date.pieces;
  for (const std::string& date : {title.date, journal.date}) {
    if (!date.empty()) {
      dates.push_back(date);
    }
  }
  set_date(article, dates, number);
  article.dateline = read_trec_dateline(join_line(gathered.dateline.pieces));
  article.copyright =
      gathered.copyright.empty() ? journal.copyright : join_line(gathered.copyright);
  set_body(article, gathered);
}

const FieldMapping* find_mapping(std::span<const FieldMapping> mappings, std::string_view tag) {
  const auto mapping = std::ranges::find(mappings, tag, &FieldMapping::key);
  return mapping == mappings.end() ? nullptr : &*mapping;
}

}  // namespace

Article to_trec_article(std::span<const SgmlField> fields, std::span<const FieldMapping> mappings) {
  Article article;
  Gathered gathered;
  for (const SgmlField& field : fields) {
    const auto* const tag = std::ranges::find(kTrecTags, field.name, &TrecTag::name);
    if (const FieldMapping* const mapping = find_mapping(mappings, field.name)) {
      const bool is_text = mapping->field->kind == ValueKind::kText;
      const std::string value = is_text ? join_text(field.pieces) : join_line(field.pieces);
      const bool is_date = mapping->field->kind == ValueKind::kDate;
      set(article, mapping->field->name, is_date ? find_wire_date(value).value_or(value) : value);
      if (tag == kTrecTags.end() || tag->use != TrecUse::kId) {
        continue;
      }
      // A number that is mapped to a title is a number still.
    }
    if (tag != kTrecTags.end()) {
      gather(gathered,
             article,
             field,
             use_of(field, *tag),
             static_cast<std::size_t>(tag - kTrecTags.begin()));
    }
  }
  fill(article, gathered, fields);
  return article;
}

}  // namespace dateline
