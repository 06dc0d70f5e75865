// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/vocabulary.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "common/index/snapshot.hpp"
#include "common/support/utf8.hpp"
#include "tests/support/make_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::make_index;
using test::TempDir;

Article article(const std::string& id, const std::string& title, const std::string& body) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.byline = "Nation desk";
  return article;
}

class WordsOf {
 public:
  explicit WordsOf(const std::string& text) {
    make_index(dir_ / "index", {article("a", "Nato", text), article("b", "Nato", text)}, 2);
    snapshot_.emplace(Snapshot::open(dir_ / "index"));
  }
  Vocabulary vocabulary() { return {snapshot_->database(), stemmer_}; }

 private:
  TempDir dir_;
  std::optional<Snapshot> snapshot_;
  Stemmer stemmer_ = *Stemmer::create("english");
};

using Terms = std::vector<std::string>;

TEST_CASE("a pattern fits by its stars, question marks and escapes") {
  struct Case {
    std::string pattern;
    std::string text;
    bool fits;
  };
  const Case cases[] = {
      {"nat*", "nat", true},
      {"nat*", "nation", true},
      {"nat*", "na", false},
      {"organi?ation", "organisation", true},
      {"organi?ation", "organiation", false},
      {"n?t", "nöt", true},
      {"n?t", "nt", false},
      {"n*t*n", "nation", true},
      {"n*t*n", "nationality", false},
      {"*", "", true},
      {"", "", true},
      {"", "a", false},
      {"a\\*b", "a*b", true},
      {"a\\*b", "axb", false},
      {"a**b", "ab", true},
      {"*ab*ab", "abab", true},
      {"*ab*ab", "ab", false},
      {"?*", "x", true},
      {"?*", "", false},
      {"北?", "北京", true},
  };
  for (const Case& row : cases) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(fits(row.pattern, row.text) == row.fits);
  }
}

TEST_CASE("a pattern stands for the words of all segments, not for terms with a prefix") {
  WordsOf words("nation nations native nature Sat organisation organization US");
  const Vocabulary vocabulary = words.vocabulary();
  CHECK(vocabulary.matching("", "nati*").terms == Terms{"nation", "nations", "native"});
  CHECK(vocabulary.matching("", "organi?ation").terms == Terms{"organisation", "organization"});
  CHECK(vocabulary.matching("", "*").terms == Terms{"nation",
                                                    "nations",
                                                    "native",
                                                    "nato",
                                                    "nature",
                                                    "organisation",
                                                    "organization",
                                                    "sat",
                                                    "us"});
  CHECK(vocabulary.matching("A", "nat*").terms == Terms{"Anation"});
  CHECK(vocabulary.matching("", "zz*").terms.empty());
}

TEST_CASE("a pattern that stands for too many words says for how many") {
  std::string text;
  for (int i = 0; i < 1234; ++i) {
    text += "word" + std::to_string(i) + ' ';
  }
  WordsOf words(text);
  const Words found = words.vocabulary().matching("", "word*");
  CHECK(found.count == 1234);
  CHECK(found.terms.size() == kMaxExpansions);
}

TEST_CASE("a stem stands for its forms") {
  WordsOf words("force forces forced forcing fort dying died die sky skies happy happiness gently");
  const Vocabulary vocabulary = words.vocabulary();
  CHECK(vocabulary.with_stem("", "forces").terms == Terms{"force", "forced", "forces", "forcing"});
  CHECK(vocabulary.with_stem("", "dying").terms == Terms{"die", "died", "dying"});
  CHECK(vocabulary.with_stem("", "sky").terms == Terms{"skies", "sky"});
  CHECK(vocabulary.with_stem("", "absent").terms.empty());
}

TEST_CASE("every form is among those of its stem") {
  // Suffixes that the stemmers put letters back for.
  const std::string forms =
      "relational conditional hoping hopped sensibility sensible luxuriated agreed tying lying "
      "skis early only idly organisation organizing analogous analogy flies fly news singly ugly "
      "hopefulness formaliti abilities vietnamization conformably decisiveness ied owed being";
  WordsOf words(forms);
  const Vocabulary vocabulary = words.vocabulary();
  const Words all = vocabulary.matching("", "*");
  REQUIRE(all.count > 30);
  for (const std::string& form : all.terms) {
    CAPTURE(form);
    CHECK(std::ranges::count(vocabulary.with_stem("", form).terms, form) == 1);
  }
}

// Wagner and Fischer's matrix, without any of the leaps.
int distance(std::u32string a, std::u32string b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
      } else {
        d[i][j] = std::min(
            {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      }
    }
  }
  return d[a.size()][b.size()];
}

std::u32string points(const std::string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += point.value;
    at += point.length;
  }
  return out;
}

TEST_CASE("spelling variants are those that the whole matrix says are near") {
  std::mt19937_64 random(7);
  const std::vector<std::string> letters = {"a", "b", "c", "й", "я"};
  const auto word = [&] {
    std::string text;
    for (auto length = 1 + random() % 7; length > 0; --length) {
      text += letters[random() % letters.size()];
    }
    return text;
  };
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += word() + ' ';
  }
  WordsOf words(text);
  const Vocabulary vocabulary = words.vocabulary();
  const Words all = vocabulary.matching("", "*");
  for (int i = 0; i < 200; ++i) {
    const std::string form = word();
    const int edits = 1 + i % 2;
    Terms near;
    for (const std::string& candidate : all.terms) {
      if (distance(points(form), points(candidate)) <= edits) {
        near.push_back(candidate);
      }
    }
    CAPTURE(form);
    CAPTURE(edits);
    CHECK(vocabulary.similar("", form, edits).terms == near);
  }
}

TEST_CASE("a single character stands for the pairs that begin with it and the end of a run") {
  WordsOf words("北京 北京大学 南京");
  CHECK(words.vocabulary().pairs_of("", "京").terms == Terms{"京", "京大"});
  CHECK(words.vocabulary().pairs_of("", "北").terms == Terms{"北京"});
}

}  // namespace
}  // namespace dateline
