// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/tagged_document.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <zlib.h>

#include <fmt/format.h>

#include "indexer/enrich/entities/span_labels.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, kTags> kTagNames{"PER", "LOC", "ORG", "MISC"};

struct TaggedToken {
  std::size_t begin = 0;  // in the storage
  std::size_t size = 0;
  bool starts = false;  // B-
  std::optional<Tag> tag;
};

// Tokens of one document, a sentence each; text collects the forms.
struct PlainDocument {
  std::string forms;
  std::vector<std::vector<TaggedToken>> sentences;
};

TaggedToken parse_token(std::string_view tag, const std::string& where) {
  TaggedToken token;
  if (tag == "O") {
    return token;
  }
  const bool has_prefix = tag.starts_with("B-") || tag.starts_with("I-");
  token.tag = has_prefix ? find_conll_tag(tag.substr(2)) : std::nullopt;
  token.starts = tag[0] == 'B';
  if (!token.tag) {
    throw std::runtime_error(fmt::format(
        "{}: \"{}\" is not a tag; known are O and B- or I- with PER, LOC, ORG, MISC", where, tag));
  }
  return token;
}

void mark_names(TaggerText& text, std::size_t first, const std::vector<TaggedToken>& tokens) {
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens[i].tag) {
      ++i;
      continue;
    }
    const std::size_t begin = i++;
    while (i < tokens.size() && tokens[i].tag == tokens[begin].tag && !tokens[i].starts) {
      ++i;
    }
    set_labels(text,
               {.first = static_cast<std::uint32_t>(first + begin),
                .end = static_cast<std::uint32_t>(first + i),
                .tag = *tokens[begin].tag},
               &TaggerToken::gold);
  }
}

TaggedDocument make_document(PlainDocument plain) {
  const auto kept = std::make_shared<const std::string>(std::move(plain.forms));
  TaggedDocument document{.storage = kept, .text = {}};
  const std::string_view forms = *kept;
  for (const std::vector<TaggedToken>& sentence : plain.sentences) {
    const std::size_t first = document.text.tokens.size();
    for (const TaggedToken& token : sentence) {
      append_token(document.text, forms.substr(token.begin, token.size));
    }
    end_sentence(document.text);
    mark_names(document.text, first, sentence);
  }
  return document;
}

}  // namespace

std::optional<Tag> find_conll_tag(std::string_view name) {
  const auto* const found = std::ranges::find(kTagNames, name);
  return found == kTagNames.end() ? std::nullopt
                                  : std::optional(static_cast<Tag>(found - kTagNames.begin()));
}

std::vector<std::string> read_packed_lines(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) {
    throw std::runtime_error(fmt::format("{}: cannot be opened", path.string()));
  }
  std::vector<std::string> lines(1);
  std::array<char, 65536> block{};
  int count = 0;
  while ((count = gzread(file.get(), block.data(), block.size())) > 0) {
    for (const char byte : std::string_view(block.data(), static_cast<std::size_t>(count))) {
      if (byte == '\n') {
        lines.emplace_back();
      } else if (byte != '\r') {
        lines.back().push_back(byte);
      }
    }
  }
  if (count < 0) {
    throw std::runtime_error(fmt::format("{}: is damaged", path.string()));
  }
  if (lines.back().empty()) {
    lines.pop_back();
  }
  return lines;
}

std::vector<TaggedDocument> read_tagged_documents(const std::filesystem::path& path) {
  std::vector<TaggedDocument> documents;
  PlainDocument plain;
  std::vector<TaggedToken> sentence;
  const auto end_of_sentence = [&] {
    if (!sentence.empty()) {
      plain.sentences.push_back(std::exchange(sentence, {}));
    }
  };
  const auto end_of_document = [&] {
    end_of_sentence();
    if (!plain.sentences.empty()) {
      documents.push_back(make_document(std::exchange(plain, {})));
    }
  };
  std::size_t number = 0;
  for (const std::string& line : read_packed_lines(path)) {
    ++number;
    if (line.starts_with("-DOCSTART-")) {
      end_of_document();
    } else if (line.empty()) {
      end_of_sentence();
    } else {
      const std::size_t tab = line.rfind('\t');
      const std::string where = fmt::format("{}:{}", path.string(), number);
      if (tab == std::string::npos || tab == 0) {
        throw std::runtime_error(fmt::format("{}: a line is token, TAB, tag", where));
      }
      TaggedToken token = parse_token(std::string_view(line).substr(tab + 1), where);
      token.begin = plain.forms.size();
      token.size = tab;
      plain.forms.append(line, 0, tab).push_back(' ');
      sentence.push_back(token);
    }
  }
  end_of_document();
  return documents;
}

}  // namespace dateline
