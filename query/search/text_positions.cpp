// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/text_positions.hpp"

#include <algorithm>
#include <limits>

#include "common/index/fields.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/language/compile/written_text.hpp"

namespace dateline {

TextPositions::TextPositions(const std::vector<Place>& places, Stemmer& stemmer)
    : stemmer_(stemmer), analyzer_(stemmer.language()) {
  terms_[std::string(kSentenceTerm)];
  terms_[std::string(kParagraphTerm)];
  for (const Place& place : places) {
    visit_words(place, [this](const WordsPlace& words) {
      wants_byline_ = wants_byline_ || words.zone == Zone::kByline;
      for (const TermSlot& slot : words.slots) {
        for (const std::string& term : slot.terms) {
          collect_term(term, words.zone);
        }
      }
    });
  }
}

void TextPositions::collect_term(const std::string& term, Zone zone) {
  terms_[term];
  if (term.starts_with(kCasedPrefix)) {
    wants_cased_ = true;
  } else if (term.starts_with(kStemMark)) {
    const std::string_view prefix =
        zone == Zone::kByline ? field("byline").prefix : field("text").prefix;
    const std::string_view stem = std::string_view(term).substr(kStemMark.size() + prefix.size());
    stem_beginnings_.emplace_back(shared_beginning(stem, stemmer_.language()));
  } else {
    wants_forms_ = true;
  }
}

// To stem every word of an article takes longer than all else that is done with it.
bool TextPositions::may_have_stem(std::string_view form) const {
  return std::ranges::any_of(
      stem_beginnings_, [&](const std::string& beginning) { return form.starts_with(beginning); });
}

void TextPositions::read(const Article& article) {
  article_ = &article;
  for (auto& [term, found] : terms_) {
    found.positions.clear();
    found.bytes.clear();
  }
  analyze_article(analyzer_, article, tokens_);
  for (const TokenStream* stream : {&tokens_.title, &tokens_.body}) {
    scan(*stream, stream == &tokens_.title ? article.title : article.body, field("text").prefix);
    read_borders(*stream);
  }
  if (wants_byline_) {
    scan(tokens_.byline, article.byline, field("byline").prefix);
  }
}

void TextPositions::add(Terms& terms, std::string_view key, const Token& token) {
  const auto found = terms.find(key);
  if (found == terms.end()) {
    return;
  }
  Positions& positions = found->second.positions;
  if (!positions.empty() && positions.back() == token.position) {
    return;  // a compound and its first part can have one stem
  }
  positions.push_back(token.position);
  found->second.bytes.push_back({token.begin, token.end});
}

void TextPositions::scan(const TokenStream& stream,
                         std::string_view text,
                         std::string_view prefix) {
  for (const Token& token : stream.tokens) {
    const std::string_view form = stream.form(token);
    if (wants_forms_) {
      key_ = prefix;
      key_ += form;
      add(terms_, key_, token);
    }
    if (may_have_stem(form)) {
      key_ = kStemMark;
      key_ += prefix;
      key_ += stemmer_.stem(form);
      add(terms_, key_, token);
    }
    // An author line is all names: no acronym is looked for there.
    if (wants_cased_ && prefix.empty() && case_carries_meaning(token)) {
      key_ = kCasedPrefix;
      key_ += cased_form(text.substr(token.begin, token.end - token.begin));
      add(terms_, key_, token);
    }
  }
}

void TextPositions::read_borders(const TokenStream& stream) {
  const auto add_start = [](Found& found, std::uint32_t position) {
    if (found.positions.empty() || found.positions.back() != position) {
      found.positions.push_back(position);
    }
  };
  Found& sentences = terms_.find(kSentenceTerm)->second;
  Found& paragraphs = terms_.find(kParagraphTerm)->second;
  for (const Token& token : stream.tokens) {
    if (token.starts_sentence) {
      add_start(sentences, token.position);
    }
    if (token.starts_paragraph) {
      add_start(paragraphs, token.position);
    }
  }
}

const Positions& TextPositions::positions(const std::string& term) const {
  static const Positions none;
  const auto found = terms_.find(term);
  return found == terms_.end() ? none : found->second.positions;
}

Span TextPositions::extent(Zone zone) const {
  constexpr std::uint32_t kNoEnd = std::numeric_limits<std::uint32_t>::max();
  switch (zone) {
    case Zone::kTitle: return {0, tokens_.title_end};
    case Zone::kLead: return {0, tokens_.lead_end};
    case Zone::kBody: return {tokens_.title_end, kNoEnd};
    case Zone::kText:
    case Zone::kByline: break;
  }
  return {0, kNoEnd};
}

std::string TextPositions::written(const Span& span, Zone zone) const {
  return written_at(*article_, tokens_, span, zone);
}

std::optional<TextSpan> TextPositions::bytes_at(const std::string& term,
                                                std::uint32_t position) const {
  const auto found = terms_.find(term);
  if (found == terms_.end()) {
    return std::nullopt;
  }
  const Positions& positions = found->second.positions;
  const auto at = std::ranges::lower_bound(positions, position);
  if (at == positions.end() || *at != position) {
    return std::nullopt;
  }
  return found->second.bytes[static_cast<std::size_t>(at - positions.begin())];
}

}  // namespace dateline
