// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/rules.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "indexer/enrich/entities/preparation.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline::test {
namespace {

// What becomes of the last token that is written `form` when the tagger takes it for `tag`.
std::optional<Tag> corrected(const std::string& prose, std::string_view form, Tag tag) {
  TaggerText text;
  append_prose(text, prose);
  TextPreparation(shipped_model()).prepare(text);
  std::size_t at = text.tokens.size();
  while (at-- > 0 && text.tokens[at].form != form) {
  }
  REQUIRE(at < text.tokens.size());
  text.tokens[at].label = make_label(tag, Part::kUnit);
  apply_name_rules(text);
  const Label label = text.tokens[at].label;
  return label == kOutside ? std::nullopt : std::optional(tag_of(label));
}

TEST_CASE("facts correct what the tagger says") {
  struct Row {
    const char* prose;
    const char* form;
    Tag said;
    std::optional<Tag> is;
  };
  const Row rows[] = {
      {"Argentina won again", "Argentina", Tag::kOrganisation, Tag::kLocation},
      {"The Canadian said", "Canadian", Tag::kLocation, Tag::kMisc},
      {"He left on Monday", "Monday", Tag::kPerson, std::nullopt},
      {"He said However", "However", Tag::kOrganisation, std::nullopt},
      {"Plan B is here", "B", Tag::kOrganisation, std::nullopt},
      {"BRUSSELS, Feb 25 (Reuters) - NATO said", "Reuters", Tag::kOrganisation, std::nullopt},
      {"He told Reuters on Monday", "Reuters", Tag::kOrganisation, Tag::kOrganisation},
      {"It rose.\n\n REUTER", "REUTER", Tag::kOrganisation, std::nullopt},
      {"a member of Parliament", "Parliament", Tag::kOrganisation, std::nullopt},
      {"He told Parliament", "Parliament", Tag::kOrganisation, Tag::kOrganisation},
      {"Stoltenberg said", "Stoltenberg", Tag::kPerson, Tag::kPerson},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.prose));
    CHECK((corrected(row.prose, row.form, row.said) == row.is));
  }
}

// The names that the rules make of one that the tagger finds in tokens [first, end), "PER Name".
std::vector<std::string> names_after_rules(const std::string& prose,
                                           std::uint32_t first,
                                           std::uint32_t end,
                                           Tag tag) {
  constexpr std::array<const char*, kTags> kNames{"PER ", "LOC ", "ORG ", "MISC "};
  TaggerText text;
  append_prose(text, prose);
  TextPreparation(shipped_model()).prepare(text);
  for (std::uint32_t i = first; i < end; ++i) {
    const bool is_last = i + 1 == end;
    const Part part = first + 1 == end ? Part::kUnit
                      : i == first     ? Part::kBegin
                      : is_last        ? Part::kLast
                                       : Part::kInside;
    text.tokens[i].label = make_label(tag, part);
  }
  apply_name_rules(text);
  std::vector<std::string> names;
  for (const TaggedSpan& span : find_spans(text)) {
    std::string& name = names.emplace_back(kNames[static_cast<std::size_t>(span.tag)]);
    for (std::uint32_t i = span.first; i < span.end; ++i) {
      name.append(i == span.first ? "" : " ").append(text.tokens[i].form);
    }
  }
  return names;
}

TEST_CASE("the borders and kinds of names are corrected") {
  struct Row {
    const char* prose;
    std::uint32_t first;
    std::uint32_t end;
    Tag tag;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"Mohammed bin Salman; bin Salman left",
       0,
       6,
       Tag::kPerson,
       {"PER Mohammed bin Salman", "PER bin Salman"}},
      {"Smith (Jones) left", 0, 4, Tag::kPerson, {"PER Smith", "PER Jones"}},
      {"Fairchild Semiconductor Corp> said",
       0,
       4,
       Tag::kOrganisation,
       {"ORG Fairchild Semiconductor Corp"}},
      {"chef de l'OTAN ici", 2, 4, Tag::kOrganisation, {"ORG OTAN"}},
      {"with Donald Trump Jr. on stage", 1, 3, Tag::kPerson, {"PER Donald Trump Jr."}},
      {"Johnson & Johnson made it", 0, 1, Tag::kPerson, {"ORG Johnson & Johnson"}},
      {"shares of Guinness Plc rose", 2, 4, Tag::kPerson, {"ORG Guinness Plc"}},
      {"the Senate Majority Leader Chuck Schumer spoke", 1, 6, Tag::kPerson, {"PER Chuck Schumer"}},
      {"told Energy Minister Subroto that", 1, 4, Tag::kPerson, {"PER Subroto"}},
      {"as Crown Prince Mohammed left", 1, 4, Tag::kPerson, {"PER Mohammed"}},
      {"as Prince Fielder left", 1, 3, Tag::kPerson, {"PER Prince Fielder"}},
      {"Then Moscow replied to it", 1, 2, Tag::kPerson, {"LOC Moscow"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.prose));
    CHECK(names_after_rules(row.prose, row.first, row.end, row.tag) == row.names);
  }
}

TEST_CASE("a person named like a capital is one") {
  TaggerText text;
  append_prose(text, "Denzel Washington came. Washington said so.");
  TextPreparation(shipped_model()).prepare(text);
  text.tokens[0].label = make_label(Tag::kPerson, Part::kBegin);
  text.tokens[1].label = make_label(Tag::kPerson, Part::kLast);
  text.tokens[4].label = make_label(Tag::kPerson, Part::kUnit);
  apply_name_rules(text);
  CHECK(tag_of(text.tokens[4].label) == Tag::kPerson);
}

TEST_CASE("a name ends with its sentence, whatever company the next one begins with") {
  // Two strings, as headline and body are: what reached across would have no text of its own.
  const std::string title = "Mill sold, said Anna Grumcon";
  for (const std::string body : {"Was Lonbon Corp told?", "Jr. left.", "& Grumcon left."}) {
    CAPTURE(body);
    TaggerText text;
    append_sentence(text, title);
    const auto end = static_cast<std::uint32_t>(text.tokens.size());
    append_sentence(text, body);
    TextPreparation(shipped_model()).prepare(text);
    text.tokens[end - 1].label = make_label(Tag::kPerson, Part::kUnit);
    apply_name_rules(text);
    const std::vector<TaggedSpan> spans = find_spans(text);
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].end == end);
  }
}

TEST_CASE("a treaty is no organisation") {
  TaggerText text;
  append_prose(text, "the Washington Treaty says");
  TextPreparation(shipped_model()).prepare(text);
  text.tokens[1].label = make_label(Tag::kOrganisation, Part::kBegin);
  text.tokens[2].label = make_label(Tag::kOrganisation, Part::kLast);
  apply_name_rules(text);
  const std::vector<TaggedSpan> spans = find_spans(text);
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].tag == Tag::kMisc);
}

TEST_CASE("a long name of a known organisation is one name") {
  const auto spans_after_rules =
      [](std::string_view prose, std::uint32_t first, std::uint32_t end) {
        TaggerText text;
        append_prose(text, prose);
        TextPreparation(shipped_model()).prepare(text);
        for (std::uint32_t i = first; i < end; ++i) {
          text.tokens[i].label = make_label(Tag::kLocation,
                                            i == first     ? Part::kBegin
                                            : i + 1 == end ? Part::kLast
                                                           : Part::kInside);
        }
        apply_name_rules(text);
        return find_spans(text);
      };
  const auto parted = spans_after_rules("the North Atlantic Treaty Organization waits", 1, 3);
  REQUIRE(parted.size() == 1);
  CHECK(parted[0].tag == Tag::kOrganisation);
  CHECK(parted[0].end == 5);
  const auto longer = spans_after_rules("the World Trade Organization Hall waits", 1, 5);
  REQUIRE(longer.size() == 1);
  CHECK(longer[0].tag == Tag::kLocation);
}

TEST_CASE("an acronym in brackets behind an organisation is one") {
  TaggerText text;
  append_prose(text, "the Standby Force (ASF) waits");
  TextPreparation(shipped_model()).prepare(text);
  text.tokens[1].label = make_label(Tag::kOrganisation, Part::kBegin);
  text.tokens[2].label = make_label(Tag::kOrganisation, Part::kLast);
  apply_name_rules(text);
  CHECK(find_spans(text).size() == 2);
}

}  // namespace
}  // namespace dateline::test
