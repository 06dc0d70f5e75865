// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/find_remains.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/commit_point.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/verify/child_process.hpp"
#include "indexer/segments/verify/id_search.hpp"
#include "indexer/takedown/ledger.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTableSuffix = ".glass";
constexpr std::uint64_t kMostSeconds = 86400;

struct Search {
  WantedArticle article;
  IdSearch text;
  std::string id_term;
  std::string url_term;  // empty where there is no address
};

std::vector<Search> to_searches(const std::vector<WantedArticle>& articles) {
  std::vector<Search> searches;
  searches.reserve(articles.size());
  for (const WantedArticle& article : articles) {
    searches.push_back({article,
                        IdSearch(article.id, article.url),
                        value_term(field("id"), article.id),
                        article.url.empty() ? "" : value_term(field("url"), article.url)});
  }
  return searches;
}

// The id in a line of a manifest part "D<tab>id<tab>..." or "d<tab>id"; bytes stand as %0A there.
std::optional<std::string> deleted_id(std::string_view line) {
  if (!line.starts_with("D\t") && !line.starts_with("d\t")) {
    return std::nullopt;
  }
  line.remove_prefix(2);
  line = line.substr(0, line.find('\t'));
  std::string id;
  for (std::size_t at = 0; at < line.size(); ++at) {
    unsigned byte = 0;
    if (line[at] == '%' && at + 2 < line.size() &&
        std::from_chars(line.data() + at + 1, line.data() + at + 3, byte, 16).ec == std::errc{}) {
      id += static_cast<char>(byte);
      at += 2;
    } else {
      id += line[at];
    }
  }
  return id;
}

// What runs in the child: all that one database holds.
class TableReader {
 public:
  TableReader(const std::vector<Search>& searches, const SendLine& send)
      : searches_(searches), send_(send) {}

  void read(const fs::path& folder) {
    try {
      const Xapian::Database tables(folder.string(), Xapian::DB_BACKEND_GLASS);
      for (auto term = tables.allterms_begin(); term != tables.allterms_end(); ++term) {
        read_term(*term);
      }
      for (auto posting = tables.postlist_begin(""); posting != tables.postlist_end("");
           ++posting) {
        read_document(tables.get_document(*posting));
      }
      for (auto key = tables.metadata_keys_begin(); key != tables.metadata_keys_end(); ++key) {
        read_text(tables.get_metadata(*key), fmt::format("the entry {}", *key));
      }
    } catch (const Xapian::Error& error) {
      add(fmt::format("its tables cannot be read, so they may hold the article still: {}",
                      error.get_msg()));
    }
  }

 private:
  void add(const std::string& finding) {
    if (said_.insert(finding).second) {
      send_(finding);
    }
  }

  void read_term(const std::string& term) {
    for (const Search& search : searches_) {
      if (term == search.id_term || (term == search.url_term && !term.empty())) {
        add(fmt::format("the article \"{}\" is in the list of {}",
                        search.article.id,
                        term == search.id_term ? "ids" : "addresses"));
      } else if (const char* const what = search.text.find_in(term)) {
        add(fmt::format("a term holds {} of \"{}\"", what, search.article.id));
      }
    }
  }

  void read_text(std::string_view text, std::string_view where) {
    for (const Search& search : searches_) {
      if (const char* const what = search.text.find_in(text)) {
        add(fmt::format("{} holds {} of \"{}\"", where, what, search.article.id));
      }
    }
  }

  void read_document(const Xapian::Document& document) {
    const std::string id = document.get_value(static_cast<Xapian::valueno>(Slot::kId));
    const std::string data = document.get_data();
    read_text(data, fmt::format("the stored article \"{}\"", id));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      read_text(*value, fmt::format("slot {} of article \"{}\"", value.get_valueno(), id));
    }
    for (const Search& search : searches_) {
      if (id == search.article.id) {
        add(fmt::format("the article \"{}\" is stored", id));
      }
    }
    compare_hash(data, id);
  }

  void compare_hash(const std::string& data, const std::string& id) {
    const bool has_hash = std::ranges::any_of(
        searches_, [](const Search& search) { return !search.article.text_hash.empty(); });
    if (!has_hash) {
      return;
    }
    try {
      const std::string hash = text_hash(decode_article(data));
      for (const Search& search : searches_) {
        if (!hash.empty() && hash == search.article.text_hash) {
          add(fmt::format(R"(the article "{}" has the text of "{}")", id, search.article.id));
        }
      }
    } catch (const Failure& failure) {
      add(fmt::format("the stored article \"{}\" may be one of them: {}", id, failure.what()));
    }
  }

  const std::vector<Search>& searches_;
  const SendLine& send_;
  std::set<std::string> said_;
};

class RemainsFinder {
 public:
  RemainsFinder(const fs::path& index, const std::vector<Search>& searches, const TellStep& tell)
      : index_(index), searches_(searches), tell_(tell) {}

  std::vector<Finding> run() {
    std::set<fs::path> databases;
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(index_, error)) {
      if (entry.is_regular_file(error)) {
        files.push_back(entry.path());
        if (entry.path().extension() == kTableSuffix) {
          databases.insert(entry.path().parent_path());
        }
      }
    }
    if (error) {
      findings_.push_back({".", fmt::format("it cannot be read: {}", error.message())});
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
      read_bytes(file);
    }
    for (const fs::path& database : databases) {
      read_tables(database);
    }
    return std::move(findings_);
  }

 private:
  [[nodiscard]] std::string shown(const fs::path& path) const {
    return path.lexically_relative(index_).string();
  }

  // What a run that died left beside them, to be renamed to their names, counts as they do.
  [[nodiscard]] static bool is_left_out(std::string name) {
    constexpr std::string_view kUnfinished = ".new";
    if (name.ends_with(kUnfinished)) {
      name.resize(name.size() - kUnfinished.size());
    }
    return name == kSuppressedName || name == kLedgerName;
  }

  void read_bytes(const fs::path& file) {
    const std::string name = shown(file);
    if (is_left_out(name)) {
      return;
    }
    tell_(name);
    try {
      if (manifest_number(name) != 0) {
        read_manifest(file, name);
        return;
      }
      for (const Search& search : searches_) {
        if (const char* const what = search.text.find_in_file(file)) {
          add(name, what, search);
        }
      }
    } catch (const Failure& failure) {
      findings_.push_back({name, failure.what()});
    }
  }

  void add(const std::string& name, const char* what, const Search& search) {
    findings_.push_back({name, fmt::format("{} of \"{}\" is in it", what, search.article.id)});
  }

  void read_manifest(const fs::path& file, const std::string& name) {
    const std::string text = read_file(file);
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const std::optional<std::string> deleted = deleted_id(line);
      for (const Search& search : searches_) {
        if (deleted == search.article.id) {
          add(name, "the id", search);
        }
      }
    }
  }

  void read_tables(const fs::path& folder) {
    const std::string name = shown(folder);
    tell_(name);
    const std::string death =
        run_in_child([&](const SendLine& send) { TableReader(searches_, send).read(folder); },
                     [&](std::string_view line) {
                       findings_.push_back({name, std::string(line)});
                     },
                     {.seconds = kMostSeconds});
    if (!death.empty()) {
      findings_.push_back(
          {name, fmt::format("whether it holds the article cannot be told: {}", death)});
    }
  }

  const fs::path& index_;
  const std::vector<Search>& searches_;
  const TellStep& tell_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> find_remains(const fs::path& index,
                                  const std::vector<WantedArticle>& articles,
                                  const TellStep& tell) {
  std::error_code error;
  if (!fs::exists(index / kStubName, error) && !fs::is_directory(index / kCommitsName, error)) {
    static_cast<void>(read_commit_point(index));  // throws, and says what is there instead
  }
  return RemainsFinder(index, to_searches(articles), tell).run();
}

}  // namespace dateline
