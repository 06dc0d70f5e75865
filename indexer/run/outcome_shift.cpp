// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/outcome_shift.hpp"

#include <deque>
#include <map>
#include <utility>

#include "common/index/terms.hpp"
#include "indexer/run/files_by_term.hpp"

namespace dateline {

void shift_outcomes(const Manifest* manifest,
                    std::span<const OutcomeShift> shifts,
                    const ReadingRules& rules,
                    std::vector<FileRecord>& fresh,
                    ManifestChanges& changes,
                    const std::function<void(FileRecord&)>& finish) {
  std::map<std::string, std::vector<FileRecord*>> by_file;
  for (FileRecord& record : fresh) {
    by_file[file_term(record.key.root, record.key.path)].push_back(&record);
  }
  FilesByTerm known(manifest);
  std::deque<FileRecord> old;  // its elements stay where they are
  for (const OutcomeShift& shift : shifts) {
    const auto [records, is_unknown] = by_file.try_emplace(shift.file_term);
    if (is_unknown) {
      for (FileRecord& record : known.find(shift.file_term)) {
        records->second.push_back(&old.emplace_back(std::move(record)));
      }
    }
    for (FileRecord* const record : records->second) {
      record->articles -= record->articles > 0 ? 1U : 0U;
      ++(record->*shift.to);
      if (shift.to == &FileRecord::expired && record->rules.starts_with(rules.files)) {
        record->rules = rules.of(*record);
      }
    }
  }
  for (FileRecord& record : old) {
    if (finish) {
      finish(record);
    }
    changes.set(std::move(record));
  }
}

void shift_outcomes(const Manifest& manifest,
                    std::span<const TakenOut> taken_out,
                    std::uint64_t FileRecord::*to,
                    ManifestChanges& changes) {
  std::vector<OutcomeShift> shifts;
  shifts.reserve(taken_out.size());
  for (const TakenOut& article : taken_out) {
    shifts.push_back({article.file_term, to});
  }
  std::vector<FileRecord> none_fresh;
  shift_outcomes(&manifest, shifts, {}, none_fresh, changes);
}

}  // namespace dateline
