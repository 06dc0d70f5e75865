// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/brute_words.hpp"

#include <algorithm>
#include <functional>

#include "common/index/article_tokens.hpp"
#include "query/language/common_words.hpp"
#include "tests/support/brute_spelling.hpp"

namespace dateline::test {

namespace {

using Slot = std::function<bool(const ArticleWord&)>;

// Slots with their distance from the first; length counts a position that any word may take, too.
struct Pattern {
  std::vector<std::pair<std::uint32_t, Slot>> slots;
  std::uint32_t length = 0;
};

Slot with_form(std::string form) {
  return [form = std::move(form)](const ArticleWord& word) { return word.form == form; };
}

Slot with_pattern(std::string_view text) {
  return [pattern = std::string(text)](const ArticleWord& word) {
    return fits_pattern(word.form, pattern);
  };
}

// A character alone of a script without blanks: wherever it stands.
Slot with_character(std::string form) {
  return [form = std::move(form)](const ArticleWord& word) {
    return (word.token.kind == TokenKind::kPair || word.token.kind == TokenKind::kPairTail) &&
           word.form.starts_with(form);
  };
}

bool stands_at(const std::vector<ArticleWord>& words, std::uint32_t position, const Slot& slot) {
  return std::ranges::any_of(words, [&](const ArticleWord& word) {
    return word.token.position == position && slot(word);
  });
}

Runs find_pattern(const Pattern& pattern, const std::vector<ArticleWord>& words) {
  Runs runs;
  for (const ArticleWord& word : words) {
    const std::uint32_t first = word.token.position;
    const bool is_match = std::ranges::all_of(pattern.slots, [&](const auto& slot) {
      return stands_at(words, first + slot.first, slot.second);
    });
    if (is_match) {
      runs.insert({first, first + pattern.length - 1});
    }
  }
  return runs;
}

Runs find_one(const Slot& slot, const std::vector<ArticleWord>& words) {
  return find_pattern({{{0, slot}}, 1}, words);
}

Pattern joined(Pattern left, const Pattern& right) {
  for (const auto& [distance, slot] : right.slots) {
    left.slots.emplace_back(left.length + distance, slot);
  }
  left.length += right.length;
  return left;
}

std::vector<Pattern> all_joined(const std::vector<Pattern>& left,
                                const std::vector<Pattern>& right) {
  std::vector<Pattern> all;
  for (const Pattern& one : left) {
    for (const Pattern& other : right) {
      all.push_back(joined(one, other));
    }
  }
  return all;
}

// The ways to read a word, by exact forms: a compound counts whole or by its parts.
std::vector<Pattern> readings(const TokenStream& stream) {
  std::vector<Pattern> all{{}};
  std::vector<Pattern> parts{{}};
  std::optional<Token> compound;
  const auto finish = [&] {
    if (compound) {
      parts.push_back({{{0, with_form(std::string(stream.form(*compound)))}}, 1});
    }
    all = all_joined(all, parts);
    parts = {{}};
    compound.reset();
  };
  const Token* before = nullptr;
  for (const Token& token : stream.tokens) {
    if (token.kind == TokenKind::kCompound) {
      finish();
      compound = token;
      continue;
    }
    if (compound && token.begin >= compound->end) {
      finish();
    }
    std::string form(stream.form(token));
    const bool is_tail = token.kind == TokenKind::kPairTail;
    const bool ends_run = is_tail && before != nullptr && before->kind == TokenKind::kPair;
    Pattern slot{{}, 1};
    if (!ends_run) {
      slot.slots.emplace_back(
          0, is_tail ? with_character(std::move(form)) : with_form(std::move(form)));
    }
    parts.front() = joined(parts.front(), slot);
    before = &token;
  }
  finish();
  return all;
}

Runs find_any(const std::vector<Pattern>& patterns, const std::vector<ArticleWord>& words) {
  Runs runs;
  for (const Pattern& pattern : patterns) {
    runs.merge(find_pattern(pattern, words));
  }
  return runs;
}

// Each choice of a run of every side that is near.
void find_near(const std::vector<Runs>& sides, int most, std::vector<Run>& chosen, Runs& runs) {
  if (chosen.size() == sides.size()) {
    if (is_near(chosen, DistanceKind::kNear, most)) {
      const auto [first, last] = std::ranges::minmax_element(chosen);
      runs.insert({first->first, last->last});
    }
    return;
  }
  for (const Run& run : sides[chosen.size()]) {
    chosen.push_back(run);
    find_near(sides, most, chosen, runs);
    chosen.pop_back();
  }
}

TokenStream analysed(const Analyzer& analyzer, std::string_view text) {
  TokenStream stream;
  analyzer.analyze(text, 1, stream);
  return stream;
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char next : text) {
    const bool is_blank = next == ' ' || next == '\n' || next == '\t' || next == '\r';
    if (!is_blank) {
      out += next;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// What the text writes from the first token to the last.
std::string written(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return with_single_blanks(text.substr(begin, end - begin));
}

std::vector<const Token*> parts_of(const TokenStream& stream) {
  std::vector<const Token*> parts;
  for (const Token& token : stream.tokens) {
    const bool ends_run = token.kind == TokenKind::kPairTail && !parts.empty() &&
                          parts.back()->kind == TokenKind::kPair;
    if (token.kind != TokenKind::kCompound && !ends_run) {
      parts.push_back(&token);
    }
  }
  return parts;
}

Runs find_written(std::string_view text,
                  const TokenStream& stream,
                  const std::vector<ArticleWord>& words) {
  std::string query = written(text, stream.tokens.front().begin, stream.tokens.back().end);
  Runs runs;
  Pattern pattern{{}, stream.tokens.back().position - stream.tokens.front().position + 1};
  for (const Token* part : parts_of(stream)) {
    const std::uint32_t distance = part->position - stream.tokens.front().position;
    pattern.slots.emplace_back(distance, with_form(std::string(stream.form(*part))));
  }
  for (const Run& run : find_pattern(pattern, words)) {
    const auto is_written = [&](const ArticleWord& first, const ArticleWord& last) {
      return first.token.position == run.first &&
             last.token.position == run.first + pattern.slots.back().first &&
             first.text.data() == last.text.data() &&
             written(first.text, first.token.begin, last.token.end) == query;
    };
    for (const ArticleWord& first : words) {
      if (std::ranges::any_of(words,
                              [&](const ArticleWord& last) { return is_written(first, last); })) {
        runs.insert(run);
      }
    }
  }
  return runs;
}

std::vector<ArticleWord> words_of(std::string_view text,
                                  const TokenStream& stream,
                                  Stemmer& stemmer) {
  std::vector<ArticleWord> words;
  for (const Token& token : stream.tokens) {
    const std::string form(stream.form(token));
    words.push_back({token, form, std::string(stemmer.stem(form)), {}, text});
    if (case_carries_meaning(token)) {
      words.back().cased = cased_form(text.substr(token.begin, token.end - token.begin));
    }
  }
  return words;
}

}  // namespace

bool is_near(std::vector<Run> runs, DistanceKind kind, int words) {
  if (kind == DistanceKind::kNear) {
    std::ranges::sort(runs);
  }
  std::uint32_t between = 0;
  for (std::size_t next = 1; next < runs.size(); ++next) {
    if (runs[next].first <= runs[next - 1].last) {
      return false;
    }
    between += runs[next].first - runs[next - 1].last - 1;
  }
  return between < static_cast<std::uint32_t>(words);
}

const std::vector<ArticleWord>& ArticleWords::of(const Field* zone) const {
  if (zone == nullptr || zone->name == "text") {
    return whole;
  }
  if (zone->name == "title") {
    return title;
  }
  if (zone->name == "lead") {
    return lead;
  }
  return zone->name == "body" ? body : byline;
}

ArticleWords read_words(const Article& article, Stemmer& stemmer) {
  ArticleTokens tokens;
  analyze_article(Analyzer(stemmer.language()), article, tokens);
  ArticleWords words;
  words.title = words_of(article.title, tokens.title, stemmer);
  words.body = words_of(article.body, tokens.body, stemmer);
  words.byline = words_of(article.byline, tokens.byline, stemmer);
  words.whole = words.lead = words.title;
  words.whole.insert(words.whole.end(), words.body.begin(), words.body.end());
  const auto lead_end = words.body.begin() + static_cast<std::ptrdiff_t>(tokens.lead_length);
  words.lead.insert(words.lead.end(), words.body.begin(), lead_end);
  return words;
}

std::optional<std::string> WordFinder::acronym(std::string_view text,
                                               const TokenStream& stream) const {
  constexpr std::uint8_t kLongest = 5;
  if (acronyms_ != Acronyms::kByCase || stream.tokens.size() != 1) {
    return std::nullopt;
  }
  const Token& token = stream.tokens.front();
  const bool is_acronym =
      token.case_class == CaseClass::kUpper && token.form_length <= kLongest &&
      (token.kind == TokenKind::kInitials || is_word_in_lower_case(stream.form(token)));
  return is_acronym ? std::optional(cased_form(text.substr(token.begin, token.end - token.begin)))
                    : std::nullopt;
}

Runs WordFinder::find_plain(const Term& term,
                            const TokenStream& stream,
                            const std::vector<ArticleWord>& words) {
  if (const auto cased = acronym(term.text, stream)) {
    return find_one([&](const ArticleWord& word) { return word.cased == *cased; }, words);
  }
  const auto with_stem_of = [&](const Token& token) {
    const std::string stem(stemmer_.stem(stream.form(token)));
    return find_one([&](const ArticleWord& word) { return word.stem == stem; }, words);
  };
  const std::vector<const Token*> parts = parts_of(stream);
  if (parts.size() == 1 && parts.front()->kind != TokenKind::kPairTail) {
    return with_stem_of(*parts.front());
  }
  Runs runs = find_any(readings(stream), words);
  const Token& first = stream.tokens.front();
  if (first.kind == TokenKind::kCompound && first.end == stream.tokens.back().end) {
    runs.merge(with_stem_of(first));
  }
  return runs;
}

std::optional<Runs> WordFinder::find(const Term& term, const std::vector<ArticleWord>& words) {
  if (term.kind == TermKind::kWildcard) {
    return find_one(with_pattern(term.text), words);
  }
  const TokenStream stream = analysed(analyzer_, term.text);
  if (stream.tokens.empty()) {
    return std::nullopt;
  }
  if (term.kind == TermKind::kFuzzy) {
    const std::string form(stream.form(stream.tokens.front()));
    return find_one(
        [&](const ArticleWord& word) { return fits_fuzzily(word.form, form, term.edits); }, words);
  }
  if (term.kind == TermKind::kPlain) {
    return find_plain(term, stream, words);
  }
  const Token& token = stream.tokens.front();
  constexpr std::uint8_t kLongest = 10;
  if (acronyms_ != Acronyms::kUnknown && stream.tokens.size() == 1 &&
      token.case_class == CaseClass::kUpper && token.form_characters <= kLongest) {
    const std::string cased = cased_form(term.text.substr(token.begin, token.end - token.begin));
    return find_one([&](const ArticleWord& word) { return word.cased == cased; }, words);
  }
  return find_written(term.text, stream, words);
}

std::optional<Runs> WordFinder::find(const Phrase& phrase, const std::vector<ArticleWord>& words) {
  if (phrase.is_exact) {
    Term text{{}, TermKind::kExact};
    for (const Term& word : phrase.words) {
      text.text += text.text.empty() ? word.text : ' ' + word.text;
    }
    return find(text, words);
  }
  std::vector<Pattern> all{{}};
  std::vector<Runs> sides;
  for (const Term& word : phrase.words) {
    const std::vector<Pattern> one = word.kind == TermKind::kWildcard
                                         ? std::vector<Pattern>{{{{0, with_pattern(word.text)}}, 1}}
                                         : readings(analysed(analyzer_, word.text));
    if (!one.front().slots.empty()) {
      all = all_joined(all, one);
      sides.push_back(find_any(one, words));
    }
  }
  if (sides.empty()) {
    return std::nullopt;
  }
  if (!phrase.slop) {
    return find_any(all, words);
  }
  Runs runs;
  std::vector<Run> chosen;
  find_near(sides, *phrase.slop, chosen, runs);
  return runs;
}

bool WordFinder::is_function_word(const Term& term) {
  const TokenStream stream = analysed(analyzer_, term.text);
  return stemmer_.language() == "english" && term.kind == TermKind::kPlain &&
         stream.tokens.size() == 1 && !acronym(term.text, stream) &&
         dateline::is_function_word(stream.form(stream.tokens.front()));
}

}  // namespace dateline::test
