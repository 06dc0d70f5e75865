// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/tags.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

struct TagRow {
  std::string_view name;
  Tag tag;
};

// Sorted by name.
constexpr std::array kTags = {
    TagRow{"a", Tag::kAnchor},         TagRow{"address", Tag::kBlock},
    TagRow{"applet", Tag::kDropped},   TagRow{"article", Tag::kArticle},
    TagRow{"aside", Tag::kAside},      TagRow{"audio", Tag::kDropped},
    TagRow{"blockquote", Tag::kBlock}, TagRow{"body", Tag::kBody},
    TagRow{"br", Tag::kBreak},         TagRow{"button", Tag::kDropped},
    TagRow{"canvas", Tag::kDropped},   TagRow{"caption", Tag::kCaption},
    TagRow{"center", Tag::kDiv},       TagRow{"datalist", Tag::kDropped},
    TagRow{"dd", Tag::kDefinition},    TagRow{"details", Tag::kDiv},
    TagRow{"dialog", Tag::kDropped},   TagRow{"dir", Tag::kList},
    TagRow{"div", Tag::kDiv},          TagRow{"dl", Tag::kList},
    TagRow{"dt", Tag::kDefinition},    TagRow{"embed", Tag::kDropped},
    TagRow{"fieldset", Tag::kForm},    TagRow{"figcaption", Tag::kCaption},
    TagRow{"figure", Tag::kFigure},    TagRow{"footer", Tag::kFooter},
    TagRow{"form", Tag::kForm},        TagRow{"frameset", Tag::kDropped},
    TagRow{"h1", Tag::kHeading1},      TagRow{"h2", Tag::kHeading2},
    TagRow{"h3", Tag::kHeading3},      TagRow{"h4", Tag::kHeading3},
    TagRow{"h5", Tag::kHeading3},      TagRow{"h6", Tag::kHeading3},
    TagRow{"head", Tag::kHead},        TagRow{"header", Tag::kHeader},
    TagRow{"hgroup", Tag::kHeader},    TagRow{"hr", Tag::kRule},
    TagRow{"html", Tag::kHtml},        TagRow{"iframe", Tag::kDropped},
    TagRow{"input", Tag::kDropped},    TagRow{"legend", Tag::kBlock},
    TagRow{"li", Tag::kItem},          TagRow{"link", Tag::kLink},
    TagRow{"main", Tag::kMain},        TagRow{"map", Tag::kDropped},
    TagRow{"menu", Tag::kList},        TagRow{"meta", Tag::kMeta},
    TagRow{"meter", Tag::kDropped},    TagRow{"nav", Tag::kNav},
    TagRow{"noframes", Tag::kDropped}, TagRow{"noscript", Tag::kDropped},
    TagRow{"object", Tag::kDropped},   TagRow{"ol", Tag::kList},
    TagRow{"optgroup", Tag::kDropped}, TagRow{"option", Tag::kDropped},
    TagRow{"p", Tag::kParagraph},      TagRow{"pre", Tag::kPreformatted},
    TagRow{"progress", Tag::kDropped}, TagRow{"rp", Tag::kDropped},
    TagRow{"rt", Tag::kDropped},       TagRow{"script", Tag::kScript},
    TagRow{"section", Tag::kSection},  TagRow{"select", Tag::kDropped},
    TagRow{"style", Tag::kDropped},    TagRow{"summary", Tag::kBlock},
    TagRow{"svg", Tag::kDropped},      TagRow{"table", Tag::kTable},
    TagRow{"tbody", Tag::kBlock},      TagRow{"td", Tag::kCell},
    TagRow{"template", Tag::kDropped}, TagRow{"textarea", Tag::kDropped},
    TagRow{"tfoot", Tag::kBlock},      TagRow{"th", Tag::kCell},
    TagRow{"thead", Tag::kBlock},      TagRow{"time", Tag::kTime},
    TagRow{"title", Tag::kTitle},      TagRow{"tr", Tag::kRow},
    TagRow{"ul", Tag::kList},          TagRow{"video", Tag::kDropped},
};
static_assert(std::ranges::is_sorted(kTags, {}, &TagRow::name));

struct AttributeRow {
  std::string_view name;
  Attribute attribute;
};

// Sorted by name.
constexpr std::array kAttributes = {
    AttributeRow{"aria-hidden", Attribute::kAriaHidden},
    AttributeRow{"class", Attribute::kClass},
    AttributeRow{"content", Attribute::kContent},
    AttributeRow{"datetime", Attribute::kDatetime},
    AttributeRow{"hidden", Attribute::kHidden},
    AttributeRow{"href", Attribute::kHref},
    AttributeRow{"http-equiv", Attribute::kHttpEquiv},
    AttributeRow{"id", Attribute::kId},
    AttributeRow{"itemprop", Attribute::kItemprop},
    AttributeRow{"itemtype", Attribute::kItemtype},
    AttributeRow{"lang", Attribute::kLang},
    AttributeRow{"name", Attribute::kName},
    AttributeRow{"property", Attribute::kProperty},
    AttributeRow{"rel", Attribute::kRel},
    AttributeRow{"role", Attribute::kRole},
    AttributeRow{"style", Attribute::kStyle},
    AttributeRow{"type", Attribute::kType},
};
static_assert(std::ranges::is_sorted(kAttributes, {}, &AttributeRow::name));

}  // namespace

Tag find_tag(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(kTags, name, {}, &TagRow::name);
  return row != kTags.end() && row->name == name ? row->tag : Tag::kInline;
}

std::optional<Attribute> find_attribute(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(kAttributes, name, {}, &AttributeRow::name);
  return row != kAttributes.end() && row->name == name ? std::optional(row->attribute)
                                                       : std::nullopt;
}

}  // namespace dateline
