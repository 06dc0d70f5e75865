// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "query/language/common_words.hpp"
#include "query/language/compiled_query.hpp"

namespace dateline {

namespace {

using Xapian::Query;

constexpr std::size_t kLongestAcronym = 5;

// One written word: usually one token, several where it is hyphenated or of a script without
// blanks.
struct Word {
  std::string text;
  TokenStream tokens;
};

// One part of the query as Xapian takes it.
struct Leaf {
  Query query;
  std::string form;         // the unstemmed term, for proximity; empty if there is no single one
  bool is_required = true;  // a function word in a plain query is not
};

bool is_acronym(const Word& word) {
  if (word.tokens.tokens.size() != 1) {
    return false;
  }
  const Token& token = word.tokens.tokens.front();
  if (token.case_class != CaseClass::kUpper || token.form_length > kLongestAcronym) {
    return false;
  }
  return token.kind == TokenKind::kInitials || is_word_in_lower_case(word.tokens.form(token));
}

// The single tokens of a word in order, without the whole of a compound and without the closing
// character of a run of pairs, which its last pair holds already.
std::vector<const Token*> parts_of(const TokenStream& stream) {
  std::vector<const Token*> parts;
  for (const Token& token : stream.tokens) {
    const bool is_covered = token.kind == TokenKind::kCompound ||
                            (token.kind == TokenKind::kPairTail && !parts.empty() &&
                             parts.back()->kind == TokenKind::kPair);
    if (!is_covered) {
      parts.push_back(&token);
    }
  }
  return parts;
}

class Compiler {
 public:
  explicit Compiler(Stemmer& stemmer) : stemmer_(stemmer), analyzer_(stemmer.language()) {}

  CompiledQuery compile(const std::vector<Clause>& clauses) {
    const bool all_in_capitals = is_all_in_capitals(clauses);
    for (const Clause& clause : clauses) {
      if (clause.kind == ClauseKind::kPhrase) {
        add_phrase(clause.text);
      } else {
        add_word(clause.text, all_in_capitals);
      }
    }
    return finish();
  }

 private:
  TokenStream analyse(std::string_view text) const {
    TokenStream stream;
    analyzer_.analyze(text, 1, stream);
    return stream;
  }

  bool is_all_in_capitals(const std::vector<Clause>& clauses) const {
    if (clauses.size() < 2) {
      return false;
    }
    return std::ranges::all_of(clauses, [this](const Clause& clause) {
      const TokenStream stream = analyse(clause.text);
      return std::ranges::all_of(stream.tokens, [](const Token& token) {
        return token.case_class == CaseClass::kUpper || token.case_class == CaseClass::kUncased;
      });
    });
  }

  void add_word(const std::string& text, bool all_in_capitals) {
    const Word word{text, analyse(text)};
    if (word.tokens.tokens.empty()) {
      return;
    }
    if (!all_in_capitals && is_acronym(word)) {
      add_acronym(word);
      return;
    }
    const std::vector<const Token*> parts = parts_of(word.tokens);
    if (parts.size() == 1) {
      add_stem(std::string(word.tokens.form(*parts.front())));
      return;
    }
    add_parts(word, parts);
  }

  void add_acronym(const Word& word) {
    const std::string cased = cased_form(word.text);
    result_.highlights.cased.insert(cased);
    if (word.tokens.tokens.front().kind != TokenKind::kInitials) {
      result_.notes.push_back(
          fmt::format("{} is searched as the acronym, not as the word '{}'", cased, fold_of(word)));
    }
    const std::string term = std::string(kCasedPrefix) + cased;
    leaves_.push_back({Query(term), term, true});
  }

  static std::string fold_of(const Word& word) {
    return std::string(word.tokens.form(word.tokens.tokens.front()));
  }

  void add_stem(const std::string& form) {
    std::string stem(stemmer_.stem(form));
    const bool is_required = stemmer_.language() != "english" || !is_function_word(form);
    if (is_required) {
      result_.highlights.stems.insert(stem);
    }
    leaves_.push_back({Query(std::string(kStemMark) + stem), form, is_required});
  }

  // cease-fire: written whole, or as its parts side by side.
  void add_parts(const Word& word, const std::vector<const Token*>& parts) {
    std::vector<Query> phrase;
    for (const Token* part : parts) {
      phrase.emplace_back(std::string(word.tokens.form(*part)));
      result_.highlights.forms.insert(std::string(word.tokens.form(*part)));
    }
    Query query(Query::OP_PHRASE, phrase.begin(), phrase.end());
    for (const Token& token : word.tokens.tokens) {
      if (token.kind == TokenKind::kCompound) {
        const std::string stem(stemmer_.stem(word.tokens.form(token)));
        result_.highlights.stems.insert(stem);
        query |= Query(std::string(kStemMark) + stem);
      }
    }
    leaves_.push_back({query, "", true});
  }

  void add_phrase(const std::string& text) {
    const TokenStream stream = analyse(text);
    const std::vector<const Token*> parts = parts_of(stream);
    std::vector<Query> words;
    for (const Token* part : parts) {
      words.emplace_back(std::string(stream.form(*part)));
      result_.highlights.forms.insert(std::string(stream.form(*part)));
    }
    if (!words.empty()) {
      leaves_.push_back({Query(Query::OP_PHRASE, words.begin(), words.end()), "", true});
    }
  }

  // Articles in which neighbours of the query stand side by side, or near each other, rank higher.
  Query proximity() const {
    std::vector<Query> pairs;
    for (std::size_t i = 0; i + 1 < leaves_.size(); ++i) {
      if (leaves_[i].form.empty() || leaves_[i + 1].form.empty()) {
        continue;
      }
      const Query words[] = {Query(leaves_[i].form), Query(leaves_[i + 1].form)};
      pairs.emplace_back(Query::OP_PHRASE, std::begin(words), std::end(words));
      pairs.emplace_back(Query::OP_NEAR, std::begin(words), std::end(words), kProximityWindow);
    }
    return {
        Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, pairs.begin(), pairs.end()), kProximityScale};
  }

  CompiledQuery finish() {
    // A query of function words alone ("to be or not to be") means them.
    const bool has_required = std::ranges::any_of(leaves_, &Leaf::is_required);
    std::vector<Query> required;
    std::vector<Query> optional;
    for (const Leaf& leaf : leaves_) {
      (leaf.is_required || !has_required ? required : optional).push_back(leaf.query);
    }
    if (required.empty()) {
      return std::move(result_);
    }
    optional.push_back(proximity());
    const Query extra(Query::OP_OR, optional.begin(), optional.end());
    const Query all(Query::OP_AND, required.begin(), required.end());
    const Query any(Query::OP_OR, required.begin(), required.end());
    result_.matches = Query(Query::OP_AND_MAYBE, all, extra);
    result_.any = Query(Query::OP_AND_MAYBE, any, extra);
    return std::move(result_);
  }

  Stemmer& stemmer_;
  Analyzer analyzer_;
  std::vector<Leaf> leaves_;
  CompiledQuery result_;
};

}  // namespace

CompiledQuery compile_query(const std::vector<Clause>& clauses, Stemmer& stemmer) {
  return Compiler(stemmer).compile(clauses);
}

}  // namespace dateline
