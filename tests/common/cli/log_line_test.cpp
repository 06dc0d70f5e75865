// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/log_line.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

constexpr std::chrono::system_clock::time_point kTime =
    std::chrono::sys_days(std::chrono::year(2022) / 2 / 26) + std::chrono::hours(4) +
    std::chrono::milliseconds(12999);

TEST_CASE("a line of JSON has time, level and message, and what else there is") {
  CHECK(json_log_line({kTime, "warning", "broken"}) ==
        "{\"time\":\"2022-02-26T04:00:12Z\",\"level\":\"warning\",\"message\":\"broken\"}\n");
  CHECK(json_log_line({kTime, "error", "broken", "a:1", "mend it"}) ==
        "{\"time\":\"2022-02-26T04:00:12Z\",\"level\":\"error\",\"message\":\"broken\","
        "\"place\":\"a:1\",\"hint\":\"mend it\"}\n");
}

TEST_CASE("a line of JSON is one line of valid JSON whatever the bytes") {
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) {
    every_byte += static_cast<char>(byte);
  }
  const std::string line = json_log_line({kTime, "info", every_byte, every_byte});
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.find('\x1b') == std::string::npos);
  const auto object = nlohmann::json::parse(line);
  CHECK(object["message"].get<std::string>().starts_with(every_byte.substr(0, 128)));
  CHECK(object["place"] == object["message"]);
  CHECK(nlohmann::json::parse(json_log_line(
            {kTime, "info", "caf\xC3\xA9 \xE2\x80\x8B"}))["message"] == "caf\xC3\xA9 \xE2\x80\x8B");
}

TEST_CASE("levels are syslog's priorities to journald") {
  CHECK(journal_priority("error") == "<3>");
  CHECK(journal_priority("warning") == "<4>");
  CHECK(journal_priority("info") == "<6>");
  CHECK(journal_priority("debug") == "<7>");
}

}  // namespace
}  // namespace dateline
