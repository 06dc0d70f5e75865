// SPDX-License-Identifier: GPL-2.0-or-later
//
// How fast articles are read, apart from indexing them: every record of the files is cut out of its
// stream, read and completed, as a run does it, on one core. Files are read from memory, unpacked.
//
// usage: read_bench [--rounds N] PATH...
#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/readers/completion.hpp"
#include "indexer/readers/registry.hpp"
#include "indexer/sources/container.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : rest_(bytes) {}

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min(size, rest_.size());
    std::copy_n(rest_.begin(), count, buffer);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

struct File {
  std::shared_ptr<const FileOrigin> origin;
  std::string bytes;
  const Reader* reader = nullptr;
};

struct Work {
  std::size_t bytes = 0;
  std::size_t articles = 0;
  std::size_t rejects = 0;
  double seconds = 0;
};

std::string drain(ByteStream& stream) {
  std::string bytes;
  std::string block(std::size_t{1} << 20U, '\0');
  while (const std::size_t count = stream.read(block.data(), block.size())) {
    bytes.append(block, 0, count);
  }
  return bytes;
}

void load(const fs::path& path, std::vector<File>& files) {
  std::ifstream input(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(input), {}};
  MemoryStream stream(bytes);
  const auto origin = std::make_shared<FileOrigin>(
      FileOrigin{.path = path.string(), .relative_path = path.filename().string()});
  visit_files(stream,
              origin,
              {[&](const std::shared_ptr<const FileOrigin>& member,
                   std::string_view name,
                   ByteStream& content) {
                 File file{member, drain(content)};
                 file.reader = choose_reader(
                     {name, std::string_view(file.bytes).substr(0, kSampleBytes)}, "");
                 if (file.reader != nullptr) {
                   files.push_back(std::move(file));
                 }
                 return true;
               },
               [](const std::shared_ptr<const FileOrigin>&, const Error&) {}});
}

Work read_file(const File& file) {
  Work work;
  work.bytes = file.bytes.size();
  const CompletionOptions completion;
  const auto begin = Clock::now();
  MemoryStream stream(file.bytes);
  SplitContext context;
  context.file = file.origin;
  context.max_record_bytes = std::size_t{16} << 20U;
  context.emit = [&](const RawRecord& record) {
    Result<Article> article = file.reader->read(record, {});
    if (article) {
      complete_article(*article, record, completion);
    }
    ++(article ? work.articles : work.rejects);
    return true;
  };
  context.reject = [&](const std::string&, const Error&) { ++work.rejects; };
  file.reader->split(stream, context);
  work.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return work;
}

int measure(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::size_t rounds = 5;
  if (arguments.size() > 2 && arguments[0] == "--rounds") {
    rounds = std::max<std::size_t>(1, std::stoul(arguments[1]));
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty()) {
    fmt::print(stderr, "usage: read_bench [--rounds N] PATH...\n");
    return 2;
  }
  std::vector<File> files;
  for (const std::string& root : arguments) {
    if (!fs::is_directory(root)) {
      load(root, files);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file()) {
        load(entry.path(), files);
      }
    }
  }
  std::map<std::string_view, std::vector<Work>> by_format;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (auto& [format, works] : by_format) {
      works.emplace_back();
    }
    for (const File& file : files) {
      std::vector<Work>& works = by_format[file.reader->name()];
      works.resize(round + 1);
      const Work work = read_file(file);
      works.back().bytes += work.bytes;
      works.back().articles += work.articles;
      works.back().rejects += work.rejects;
      works.back().seconds += work.seconds;
    }
  }
  for (auto& [format, works] : by_format) {
    std::ranges::sort(works, {}, &Work::seconds);
    const Work& median = works[works.size() / 2];
    fmt::print("{:8} {:8} articles {:5} rejects {:9.1f} MB {:8.1f} MB/s (best {:.1f})\n",
               format,
               median.articles,
               median.rejects,
               static_cast<double>(median.bytes) / 1e6,
               static_cast<double>(median.bytes) / 1e6 / median.seconds,
               static_cast<double>(median.bytes) / 1e6 / works.front().seconds);
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    return dateline::measure(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "read_bench: {}\n", error.what());
    return 1;
  }
}
