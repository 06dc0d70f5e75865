// SPDX-License-Identifier: GPL-2.0-or-later
//
// Mail: mailboxes (mbox, RFC 4155) and single messages (.eml, RFC 5322), as newsrooms keep
// newsletters and agencies' letters.
//
//   title   Subject           date     Date            id   Message-ID, without its brackets
//   byline  the sender's name, where it is not the source
//   source  the list's name (List-Id), else the sender's name, else the domain of the address
//   url     Archived-At
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

class MailReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "mail"; }
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  // A record is a message without its "From " line; of quoted ones (">From ") a > is taken off.
  void split(ByteStream& stream, const SplitContext& context) const override;
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
