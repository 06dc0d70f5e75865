// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/verify_index.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/merge.hpp"
#include "tests/indexer/segments/verify/published_index.hpp"
#include "tests/support/dice.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::find_document;
using test::flip_bit;
using test::PublishedIndex;

std::string text_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("{}: {}\n", finding.file, finding.what);
  }
  return text;
}

std::string problems_of(const PublishedIndex& index, VerifyDepth depth = VerifyDepth::kChecksums) {
  return text_of(verify_index(index.path(), depth).problems);
}

// Files with bytes. The lock says who is writing and has none once a run has ended; the lock that
// Xapian leaves in each segment has none either.
std::vector<fs::path> files_of(const fs::path& index) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.is_regular_file() && entry.file_size() > 0 && entry.path().filename() != "lock") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

struct Place {
  fs::path file;
  std::size_t byte = 0;
};

// One of all bytes of the files, each as likely as the others.
Place any_byte(const std::vector<fs::path>& files, Dice& dice) {
  std::size_t bytes = 0;
  for (const fs::path& file : files) {
    bytes += fs::file_size(file);
  }
  std::size_t at = dice.below(bytes);
  for (const fs::path& file : files) {
    if (at < fs::file_size(file)) {
      return {file, at};
    }
    at -= fs::file_size(file);
  }
  return {};
}

TEST_CASE("an index as it was published has no problem, by its files and by its content") {
  const PublishedIndex index;
  const VerifyReport quick = verify_index(index.path(), VerifyDepth::kChecksums);
  CHECK(text_of(quick.problems).empty());
  CHECK(text_of(quick.garbage).empty());
  CHECK(quick.revision == 3);
  CHECK(quick.commits == 3);
  CHECK(quick.segments == 3);
  CHECK(quick.whole_revisions == std::vector<std::uint64_t>{2, 3});
  CHECK(quick.articles == 0);
  constexpr std::size_t kEmptyFiles = 3;  // Xapian's lock of each segment
  CHECK(quick.files == files_of(index.path()).size() + kEmptyFiles);

  std::set<std::string> steps;
  const VerifyReport full = verify_index(
      index.path(), VerifyDepth::kFull, [&](std::string_view step) { steps.emplace(step); });
  CHECK(text_of(full.problems).empty());
  CHECK(full.articles == 30);
  CHECK(steps.contains("segment-000002/position.glass"));
  CHECK(steps.contains("segment-000002: 10 articles"));
}

TEST_CASE("each of two hundred flipped bits is found by the checksums alone") {
  const PublishedIndex index;
  const std::vector<fs::path> files = files_of(index.path());
  Dice dice(20220226);
  for (int i = 0; i < 200; ++i) {
    // Half of them by file, since tables are larger than all that says what they are.
    const Place place = any_byte(files, dice);
    fs::path file = place.file;
    std::size_t byte = place.byte;
    if (i % 2 == 0) {
      file = files[dice.below(files.size())];
      byte = dice.below(fs::file_size(file));
    }
    const std::size_t bit = byte * 8 + dice.below(8);
    CAPTURE(file.string());
    CAPTURE(bit);
    flip_bit(file, bit);
    const VerifyReport report = verify_index(index.path(), VerifyDepth::kChecksums);
    const std::string name = file.lexically_relative(index.path()).string();
    const bool is_manifest = file.filename() == kManifestName;
    CHECK(std::ranges::any_of(report.problems, [&](const Finding& problem) {
      return problem.file == name ||
             (is_manifest &&
              problem.file.starts_with(file.parent_path().filename().string() + '/'));
    }));
    flip_bit(file, bit);
  }
  CHECK(problems_of(index).empty());
}

TEST_CASE("damaged version files of tables cost a child and not the program") {
  const PublishedIndex index;
  const fs::path file = index.path() / "segment-000002/iamglass";
  const std::size_t bits = fs::file_size(file) * 8;
  Dice dice(17);
  for (int i = 0; i < 60; ++i) {
    const std::size_t bit = dice.below(bits);
    CAPTURE(bit);
    flip_bit(file, bit);
    const VerifyReport report = verify_index(index.path(), VerifyDepth::kFull);
    CHECK(text_of(report.problems).find("segment-000002/iamglass: its checksum") == 0);
    CHECK(std::ranges::none_of(report.problems, [](const Finding& problem) {
      return problem.file.starts_with("segment-000001") ||
             problem.file.starts_with("segment-000003");
    }));
    flip_bit(file, bit);
  }
}

TEST_CASE("what is missing, foreign or of another run is named") {
  const PublishedIndex index;
  SUBCASE("a table") {
    fs::remove(index.path() / "segment-000001/position.glass");
    CHECK(problems_of(index) == "segment-000001/position.glass: it is missing\n");
    const VerifyReport report = verify_index(index.path(), VerifyDepth::kChecksums);
    CHECK(report.whole_revisions.empty());
  }
  SUBCASE("a segment that the newest commit point only has") {
    fs::remove_all(index.path() / "segment-000003");
    CHECK(problems_of(index) == "segment-000003: the segment is missing\n");
    const VerifyReport report = verify_index(index.path(), VerifyDepth::kFull);
    CHECK(report.whole_revisions == std::vector<std::uint64_t>{2});
  }
  SUBCASE("the checksums of a segment") {
    fs::remove(index.path() / "segment-000001/checksums");
    CHECK(problems_of(index) == "segment-000001/checksums: it is missing\n");
  }
  SUBCASE("a file in a segment") {
    index.write("segment-000001/notes.txt", "x");
    CHECK(problems_of(index) == "segment-000001/notes.txt: it is no file of the segment\n");
  }
  SUBCASE("a part of the manifest") {
    fs::remove(index.path() / "manifest-000001");
    CHECK(problems_of(index) == "manifest-000001: it is missing\n");
  }
  SUBCASE("the stub") {
    fs::remove(index.path() / "XAPIANDB");
    CHECK(problems_of(index) == "XAPIANDB: it is missing\n");
    CHECK(problems_of(index, VerifyDepth::kFull) == "XAPIANDB: it is missing\n");
  }
  SUBCASE("the commit point in force") {
    fs::remove(index.path() / "commits/000003");
    CHECK(problems_of(index) == "commits/000003: the commit point in force is not kept\n");
  }
  SUBCASE("a commit point under another name") {
    fs::copy_file(index.path() / "commits/000002", index.path() / "commits/000001");
    CHECK(problems_of(index) == "commits/000001: it is of revision 2\n");
  }
  SUBCASE("a stub of another commit point of the same revision") {
    CommitPoint other = index.commit();
    other.segments.pop_back();
    index.write("XAPIANDB", to_stub(other));
    CHECK(problems_of(index) == "commits/000003: it differs from XAPIANDB\n");
  }
  SUBCASE("a stub without its last line") {
    const std::string text = read_file(index.path() / "XAPIANDB");
    const std::string cut = text.substr(0, text.find("# checksum"));
    index.write("XAPIANDB", cut);
    index.write("commits/000003", cut);
    CHECK(problems_of(index) ==
          "XAPIANDB: it does not end in its checksum\n"
          "commits/000003: it does not end in its checksum\n");
    // As an earlier version wrote them.
    const std::string before = read_file(index.path() / "commits/000002");
    index.write("commits/000002", before.substr(0, before.find("# checksum")));
    CHECK(problems_of(index).empty());
  }
}

TEST_CASE("what a dead run left is named and is no problem") {
  const PublishedIndex index;
  index.write("scratch-0.1/postlist.glass", "half");
  index.write("segment-000009/postlist.glass", "half");
  index.write("XAPIANDB.new", "# dateline rev");
  index.write("commits/000004.new", "");
  index.write("manifest-000007", "");
  const VerifyReport report = verify_index(index.path(), VerifyDepth::kFull);
  CHECK(text_of(report.problems).empty());
  CHECK(text_of(report.garbage) ==
        "XAPIANDB.new: it belongs to no commit point\n"
        "commits/000004.new: it is no commit point\n"
        "manifest-000007: it belongs to no commit point\n"
        "scratch-0.1: it belongs to no commit point\n"
        "segment-000009: it belongs to no commit point\n");
}

TEST_CASE("a verification begins anew when a run publishes meanwhile") {
  const PublishedIndex index;
  bool has_published = false;
  const auto publish_once = [&](std::string_view /*step*/) {
    if (has_published) {
      return;
    }
    has_published = true;
    fs::rename(index.path() / "segment-000001", index.path() / "segment-000004");
    CommitPoint next = index.commit();
    ++next.revision;
    next.segments.front() = "segment-000004";
    fs::remove_all(index.path() / kCommitsName);
    index.publish(next);
  };
  const VerifyReport report = verify_index(index.path(), VerifyDepth::kChecksums, publish_once);
  CHECK(text_of(report.problems).empty());
  CHECK(report.revision == 4);
}

TEST_CASE("a path that is no index is refused") {
  const test::TempDir folder;
  CHECK_THROWS_AS(static_cast<void>(verify_index(folder / "none", VerifyDepth::kFull)), Failure);
  CHECK_THROWS_AS(static_cast<void>(verify_index(folder.path(), VerifyDepth::kFull)), Failure);
}

struct Tampering {
  const char* name;
  std::function<void(Xapian::Document&)> change;
  const char* problem;
};

Xapian::valueno slot(Slot each) {
  return static_cast<Xapian::valueno>(each);
}

TEST_CASE("tables that do not say what the stored article does are found") {
  const PublishedIndex index;
  const std::vector<Tampering> cases = {
      {"another day",
       [](Xapian::Document& document) {
         document.remove_term("D20220202");
         document.add_boolean_term("D20220203");
       },
       "terms of the stored article are missing: D20220202"},
      {"a foreign day",
       [](Xapian::Document& document) { document.add_boolean_term("D20220203"); },
       "terms that the stored article does not make: D20220203"},
      {"another id",
       [](Xapian::Document& document) { document.add_value(slot(Slot::kId), "lwire-7"); },
       "the id in slot 10 is not that of the stored article"},
      {"other people",
       [](Xapian::Document& document) { document.add_value(slot(Slot::kPeople), "jane roe"); },
       "the people in slot 2 is not that of the stored article"},
      {"another instant",
       [](Xapian::Document& document) { document.remove_value(slot(Slot::kPublished)); },
       "the instant of publication in slot 0 is not that of the stored article"},
      {"a word more often",
       [](Xapian::Document& document) { document.add_term("Zflood", 3); },
       "terms with another count than in the stored article: Zflood"},
      {"an article that cannot be read",
       [](Xapian::Document& document) { document.set_data("{\"id\":"); },
       "a stored article cannot be read"},
      {"another text",
       [](Xapian::Document& document) {
         std::string data = document.get_data();
         data.replace(data.find("Ottawa"), 6, "Toront");
         document.set_data(data);
       },
       "the hash of its content in slot 7 is not that of the stored article"},
  };
  for (const Tampering& each : cases) {
    CAPTURE(each.name);
    const fs::path kept = index.path().parent_path() / "kept";
    fs::copy(index.path() / "segment-000001", kept);
    index.rewrite("segment-000001", [&](Xapian::WritableDatabase& database) {
      const Xapian::docid id = find_document(database, "lwire-1");
      Xapian::Document document = database.get_document(id);
      each.change(document);
      database.replace_document(id, document);
    });
    CHECK(problems_of(index).empty());
    const std::string problems = problems_of(index, VerifyDepth::kFull);
    CAPTURE(problems);
    CHECK(problems.find("segment-000001: article \"lwire-1\": ") == 0);
    CHECK(problems.find(each.problem) != std::string::npos);
    fs::remove_all(index.path() / "segment-000001");
    fs::rename(kept, index.path() / "segment-000001");
  }
}

TEST_CASE("words of an article that stand elsewhere than in its text are found") {
  const PublishedIndex index;
  index.rewrite("segment-000001", [](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(1);
    auto flood = document.termlist_begin();
    flood.skip_to("flood");
    const Xapian::termpos at = *flood.positionlist_begin();
    document.remove_posting("flood", at, 1);
    document.add_posting("flood", at + 500, 1);
    database.replace_document(1, document);
  });
  CHECK(problems_of(index, VerifyDepth::kFull) ==
        "segment-000001: article \"lwire-1\": words stand elsewhere than in the stored article\n");
}

TEST_CASE("an article in two live segments is found") {
  const PublishedIndex index;
  index.rewrite("segment-000002", [&](Xapian::WritableDatabase& database) {
    const Xapian::Database other((index.path() / "segment-000001").string(),
                                 Xapian::DB_BACKEND_GLASS);
    database.add_document(Xapian::Document::unserialise(other.get_document(1).serialise()));
  });
  CHECK(problems_of(index, VerifyDepth::kFull) ==
        "XAPIANDB: the id \"lwire-1\" stands in 2 articles of the live segments\n");
}

TEST_CASE("a gap in the numbers and a segment of another index are found") {
  const PublishedIndex index;
  index.rewrite("segment-000002",
                [](Xapian::WritableDatabase& database) { database.delete_document(4); });
  index.rewrite("segment-000003", [](Xapian::WritableDatabase& database) {
    database.set_metadata("dateline:id", "another");
  });
  const std::string problems = problems_of(index, VerifyDepth::kFull);
  CAPTURE(problems);
  CHECK(problems.find("segment-000002: the numbers of its documents have a gap before 5") == 0);
  CHECK(problems.find("segment-000003: it is of another index: ") != std::string::npos);
}

}  // namespace
}  // namespace dateline
