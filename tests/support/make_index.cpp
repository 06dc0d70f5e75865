// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/make_index.hpp"

#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/segments/publish.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline::test {

void make_index(const std::filesystem::path& index,
                const std::vector<Article>& articles,
                std::size_t segments,
                std::string_view language) {
  constexpr std::size_t kFlushBytes = 1000;
  constexpr std::int64_t kAdded = 1'600'000'000;  // 2020-09-13
  for (std::size_t segment = 0; segment < segments; ++segment) {
    IndexWriter writer(index, {.language = std::string(language)});
    SegmentBuilder builder(index, IndexWriter::scratch_prefix(0), writer.metadata(), kFlushBytes);
    DocumentBuilder documents(*Stemmer::create(writer.metadata().language));
    for (std::size_t i = segment; i < articles.size(); i += segments) {
      const Precedence precedence{articles[i].version, 0, articles[i].place, i};
      builder.add(documents.build(articles[i], precedence, kAdded), articles[i].body.size());
    }
    static_cast<void>(publish(writer, {.scratch = builder.finish()}));
  }
}

}  // namespace dateline::test
