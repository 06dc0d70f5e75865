// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/faults/index_state.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/hash.hpp"
#include "indexer/manifest/manifest.hpp"

namespace dateline::test {

namespace {

namespace fs = std::filesystem;

constexpr auto kLastSlot = static_cast<Xapian::valueno>(Slot::kPrecedence);

void add_statistics(const Xapian::Database& database, ContentHasher& hasher) {
  hasher.add(fmt::format(
      "{} articles of {} words\n", database.get_doccount(), database.get_total_length()));
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    hasher.add(
        fmt::format("{} {} {}\n", *term, term.get_termfreq(), database.get_collection_freq(*term)));
  }
  for (Xapian::valueno slot = 0; slot <= kLastSlot; ++slot) {
    hasher.add(fmt::format("slot {} {}\n", slot, database.get_value_freq(slot)));
  }
}

void add_manifest(const Manifest& manifest, ContentHasher& hasher) {
  for (const std::string& root : manifest.roots()) {
    for (FileCursor file = manifest.files(root); file.peek() != nullptr; file.next()) {
      const FileRecord& record = *file.peek();
      hasher.add(fmt::format("{}/{} {} {} {}: {} articles, {} collided, {} rejected\n",
                             record.key.root,
                             record.key.path,
                             record.size,
                             record.modified_ns,
                             record.rules,
                             record.articles,
                             record.collided,
                             record.rejected.size()));
    }
  }
  for (DeletionCursor each = manifest.deletions(); each.peek() != nullptr; each.next()) {
    hasher.add(fmt::format("{} deleted\n", each.peek()->id));
  }
}

}  // namespace

State state_of(const fs::path& index) {
  State state;
  if (!fs::exists(index / kStubName)) {
    return state;
  }
  const Snapshot snapshot = Snapshot::open(index);
  const Xapian::Database& database = snapshot.database();
  const auto end = database.postlist_end("");
  for (auto at = database.postlist_begin(""); at != end; ++at) {
    const std::string data = database.get_document(*at).get_data();
    const std::string id =
        database.get_document(*at).get_value(static_cast<Xapian::valueno>(Slot::kId));
    CHECK(state.emplace(id, to_hex(hash_content(data))).second);
  }
  CHECK(Xapian::Database(index.string()).get_doccount() == state.size());
  return state;
}

std::string account_of(const fs::path& index) {
  const Snapshot snapshot = Snapshot::open(index);
  ContentHasher hasher;
  add_statistics(snapshot.database(), hasher);
  add_manifest(Manifest::open(index, snapshot.commit().manifests), hasher);
  return to_hex(hasher.hash());
}

}  // namespace dateline::test
