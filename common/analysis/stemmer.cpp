// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/stemmer.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "common/analysis/language_name.hpp"

namespace dateline {
namespace {

constexpr std::string_view kNoStemming = "none";

// News in one language has about 50,000 forms that return; the endless rest (names, misspellings)
// must not fill the memory. Emptying a full cache costs at most as much again as filling it did.
constexpr std::size_t kMaxCachedForms = std::size_t{1} << 17U;

struct FormHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view form) const {
    return std::hash<std::string_view>()(form);
  }
};

using StemCache = std::unordered_map<std::string, std::string, FormHash, std::equal_to<>>;

bool has_digit(std::string_view form) {
  return std::ranges::any_of(form, [](char byte) { return byte >= '0' && byte <= '9'; });
}

// "f16s" is several of what "f16" is one of; "1990s" is no plural of 1990.
std::string_view without_model_plural(std::string_view form) {
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const bool is_plural = form.size() > 2 && form.back() == 's' && is_digit(form[form.size() - 2]) &&
                         !is_digit(form.front());
  return is_plural ? form.substr(0, form.size() - 1) : form;
}

// Xapian's own word for no stemming, but not its alias, the empty string: that is a slip of the
// user.
bool is_supported(const std::string& name) {
  if (name == kNoStemming) {
    return true;
  }
  const std::string available = " " + Xapian::Stem::get_available_languages() + " ";
  return !name.empty() && available.find(" " + name + " ") != std::string::npos;
}

}  // namespace

struct Stemmer::State {
  std::string language;
  Xapian::Stem stem;
  StemCache cache;
};

Stemmer::Stemmer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

Result<Stemmer> Stemmer::create(std::string_view language) {
  const std::string name = language_name(language);
  if (!is_supported(name)) {
    return Error{
        .code = ErrorCode::kUnsupported,
        .message = "no stemmer for language \"" + std::string(language) + "\"",
        .hint = "use none, or one of: " + Xapian::Stem::get_available_languages(),
    };
  }
  auto state = std::make_unique<State>();
  state->language = name;
  state->stem = Xapian::Stem(name);
  return Stemmer(std::move(state));
}

std::string_view Stemmer::stem(std::string_view form) {
  // A number has no endings (of "1990s" and "b2bs" Snowball would make other years and names), and
  // numbers, of which there is no end, would crowd the words out of the cache.
  if (state_->language == kNoStemming) {
    return form;
  }
  if (has_digit(form)) {
    return without_model_plural(form);
  }
  StemCache& cache = state_->cache;
  if (const auto found = cache.find(form); found != cache.end()) {
    return found->second;
  }
  if (cache.size() >= kMaxCachedForms) {
    cache.clear();
  }
  std::string written(form);
  std::string stemmed = state_->stem(written);
  return cache.emplace(std::move(written), std::move(stemmed)).first->second;
}

const std::string& Stemmer::language() const {
  return state_->language;
}

}  // namespace dateline
