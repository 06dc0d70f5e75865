// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/night.hpp"

#include <chrono>

#include <fmt/format.h>

#include "common/support/files.hpp"

namespace dateline::test {

namespace fs = std::filesystem;

std::string line(std::string_view id, std::string_view body, std::string_view more) {
  return fmt::format(R"({{"id":"{}","title":"Of {}","body":"{}"{}}})"
                     "\n",
                     id,
                     id,
                     body,
                     more);
}

void Night::write(std::string_view name, std::string_view bytes) {
  const fs::path file = folder_.write(fmt::format("archive/{}", name), bytes);
  fs::last_write_time(file,
                      fs::file_time_type::clock::now() + std::chrono::seconds(++seconds_ - 100000));
}

void Night::remove(std::string_view name) const {
  fs::remove(archive() / name);
}

Outcome Night::run(std::vector<std::string> options) const {
  options.insert(options.end(), {"--index", index(), archive()});
  return run_index(options);
}

Outcome Night::task(std::vector<std::string> options) const {
  options.insert(options.begin(), {"--index", index()});
  return run_index(options);
}

nlohmann::json Night::report(std::vector<std::string> options) const {
  const fs::path file = folder_ / "report.json";
  options.insert(options.end(), {"--report", file});
  run(std::move(options));
  return nlohmann::json::parse(read_file(file));
}

std::string Night::content() const {
  return run_query(
             {"--index", index(), "--sort", "oldest", "-n", "0", "--template", "{id}: {text}", "*"})
      .out;
}

std::string Night::stub() const {
  return read_file(index() / "XAPIANDB");
}

}  // namespace dateline::test
