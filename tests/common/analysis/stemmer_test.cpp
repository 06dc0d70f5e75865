// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/stemmer.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "common/analysis/language_name.hpp"

namespace dateline {
namespace {

Stemmer stemmer_for(std::string_view language) {
  Result<Stemmer> stemmer = Stemmer::create(language);
  REQUIRE(stemmer);
  return std::move(*stemmer);
}

TEST_CASE("stem gives the forms of a word one stem") {
  struct Case {
    std::string_view language;
    std::string_view one;
    std::string_view other;
  };
  for (const Case& row : std::vector<Case>{
           {"english", "response", "responses"},
           {"english", "deploying", "deployed"},
           {"german", "regierung", "regierungen"},
           {"french", "nationale", "nationales"},
           {"russian", "войска", "войск"},
       }) {
    CAPTURE(row.language);
    CAPTURE(row.one);
    Stemmer stemmer = stemmer_for(row.language);
    const std::string stem(stemmer.stem(row.one));
    CHECK(stemmer.stem(row.other) == stem);
  }
}

TEST_CASE("stem answers from its cache as it did at first") {
  Stemmer stemmer = stemmer_for("english");
  for (int round = 0; round < 3; ++round) {
    CHECK(stemmer.stem("forces") == "forc");
    CHECK(stemmer.stem("troops") == "troop");
  }
}

TEST_CASE("stem stays right when more forms come than the cache holds") {
  Stemmer stemmer = stemmer_for("english");
  const auto form_of = [](int number) {
    std::string form = "forba";
    for (; number > 0; number /= 26) {
      form.push_back(static_cast<char>('a' + number % 26));
    }
    return form + "x";
  };
  for (int number = 1; number < 300000; ++number) {
    const std::string stem = form_of(number);
    REQUIRE(stemmer.stem(stem + "ings") == stem);
  }
  CHECK(stemmer.stem("forces") == "forc");
}

TEST_CASE("stem takes the plural off a model number") {
  Stemmer stemmer = *Stemmer::create("english");
  CHECK(stemmer.stem("f16s") == "f16");
  CHECK(stemmer.stem("mig29s") == "mig29");
  CHECK(stemmer.stem("f16") == "f16");
}

TEST_CASE("stem leaves forms with digits as they are") {
  Stemmer stemmer = stemmer_for("english");
  for (const std::string_view form : {"1990s", "2022", "3.5bn"}) {
    CAPTURE(form);
    CHECK(stemmer.stem(form) == form);
  }
}

TEST_CASE("stem takes forms of any script and length") {
  Stemmer stemmer = stemmer_for("english");
  const std::string long_form(64, 's');
  for (const std::string_view form : {"日本", "αθηνα", "at&t", ""}) {
    CAPTURE(form);
    CHECK(stemmer.stem(form) == form);
  }
  CHECK_FALSE(stemmer.stem(long_form).empty());
}

TEST_CASE("stem with language none changes nothing") {
  Stemmer stemmer = stemmer_for("none");
  CHECK(stemmer.stem("forces") == "forces");
  CHECK(stemmer.language() == "none");
}

TEST_CASE("create takes names, ISO 639 codes and BCP 47 tags") {
  struct Case {
    std::string_view written;
    std::string_view name;
  };
  for (const Case& row : std::vector<Case>{
           {"english", "english"},
           {"English", "english"},
           {"en", "english"},
           {"EN", "english"},
           {"eng", "english"},
           {"en-GB", "english"},
           {"en_US", "english"},
           {"pt-BR", "portuguese"},
           {"nb", "norwegian"},
           {"porter", "porter"},
           {"kraaij_pohlmann", "kraaij_pohlmann"},
       }) {
    CAPTURE(row.written);
    CHECK(stemmer_for(row.written).language() == row.name);
  }
}

TEST_CASE("create knows every language of the name table") {
  for (const LanguageName& language : language_names()) {
    CAPTURE(language.name);
    CHECK(stemmer_for(language.code2).language() == language.name);
    CHECK(stemmer_for(language.code3).language() == language.name);
  }
}

TEST_CASE("create refuses other languages and lists the ones it knows") {
  for (const std::string_view language : {"klingon", "", "e", "xx-YY"}) {
    CAPTURE(language);
    const Result<Stemmer> stemmer = Stemmer::create(language);
    REQUIRE_FALSE(stemmer);
    CHECK(stemmer.error().code == ErrorCode::kUnsupported);
    CHECK(stemmer.error().message.find('"' + std::string(language) + '"') != std::string::npos);
    CHECK(stemmer.error().hint.find("english") != std::string::npos);
    CHECK(stemmer.error().hint.find("none") != std::string::npos);
  }
}

TEST_CASE("language_name leaves words it does not know in lower case") {
  CHECK(language_name("Klingon") == "klingon");
  CHECK(language_name("tlh-Latn") == "tlh-latn");
}

}  // namespace
}  // namespace dateline
