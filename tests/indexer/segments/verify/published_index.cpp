// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/segments/verify/published_index.hpp"

#include <fstream>
#include <vector>

#include <fmt/format.h>

#include "common/index/checked_json.hpp"
#include "common/index/terms.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/segments/merge.hpp"
#include "indexer/takedown/ledger.hpp"
#include "indexer/takedown/suppression_list.hpp"
#include "tests/support/make_index.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {

namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 30;

std::vector<Article> make_articles() {
  Enricher enricher({}, "english");
  std::vector<Article> articles;
  for (int i = 1; i <= kArticles; ++i) {
    Article article;
    article.id = fmt::format("lwire-{}", i);
    article.title = fmt::format("Stoltenberg visits Ottawa, part {}", i);
    article.body = fmt::format(
        "NATO's Jens Stoltenberg met Canadian ministers on February {}, 2022.\n\n"
        "\"Flood number {} will not stop us,\" he said in Ottawa last week.",
        i % 28 + 1,
        i);
    article.url = fmt::format("https://example.com/2022/{}", i);
    article.source = "Larkspur Wire";
    article.keywords = {"defence"};
    if (const Result<Timestamp> day = parse_timestamp(fmt::format("2022-02-{:02}", i % 28 + 1));
        day && i % 5 != 0) {
      article.published = PublicationDate{*day, DateOrigin::kField};
    }
    article.place = fmt::format("wire.jsonl:{}", i);
    static_cast<void>(enricher.enrich(article));
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace

PublishedIndex::PublishedIndex() : path_(dir_ / "news.index") {
  make_index(path_, make_articles(), 3);
  CommitPoint last = commit();
  last.manifests = {"manifest-000001"};
  const std::string part =
      "# dateline manifest 1\nR\t/srv/archive\nF\twire.jsonl\t1\nD\tlwire-99\tid\n";
  write("manifest-000001", fmt::format("{}# checksum {}\n", part, to_hex(hash_content(part))));
  publish(last);
  append_suppressed(path_, std::vector{Suppressed{"lwire-99", "https://example.com/99", "", ""}});
  append_to_ledger(path_, {.when = "2022-03-01T09:00:00Z", .ids = {"lwire-99"}});
  append_to_ledger(path_, {.when = "2022-03-02T09:00:00Z", .ids = {"lwire-98"}});
  write("last-run", seal({{"ended", "2022-03-01T09:00:00Z"}, {"articles", kArticles}}) + '\n');
}

void PublishedIndex::write(const std::string& name, const std::string& bytes) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

void PublishedIndex::publish(const CommitPoint& commit) const {
  write(fmt::format("commits/{:06}", commit.revision), to_stub(commit));
  write(kStubName, to_stub(commit));
}

void PublishedIndex::rewrite(const std::string& segment,
                             const std::function<void(Xapian::WritableDatabase&)>& change) const {
  const fs::path copy = path_ / "scratch-rewrite";
  fs::copy(path_ / segment, copy);
  {
    Xapian::WritableDatabase database(copy.string(), Xapian::DB_OPEN);
    change(database);
    database.commit();
  }
  fs::remove_all(path_ / segment);
  merge_into_segment(std::vector{copy}, path_ / segment);
  fs::remove_all(copy);
}

Xapian::docid find_document(const Xapian::Database& database, const std::string& id) {
  const std::string term = value_term(field("id"), id);
  const auto posting = database.postlist_begin(term);
  return posting == database.postlist_end(term) ? 0 : *posting;
}

void flip_bit(const fs::path& file, std::size_t bit) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(bit / 8);
  stream.seekg(at);
  const auto byte = static_cast<unsigned>(stream.get());
  stream.seekp(at);
  stream.put(static_cast<char>(byte ^ 1U << bit % 8));
}

}  // namespace dateline::test
