// A ruling is changed: other English for an approved term, then the segments that have the old one.
import { get, post } from "../shared/api.js";
import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";

/** Returns the part of an entry that changes its ruling; `changed` is called afterwards. */
export function rulingPart(term, changed) {
  const open = () => askForRuling(term, changed);
  const look = () => showOldWordings(term);
  return element("div", { class: "decision-buttons" },
    element("button", { type: "button", onclick: open }, word("ruling.change")),
    element("button", { type: "button", onclick: look }, word("ruling.old")));
}

function askForRuling(term, changed) {
  const english = element("input", { lang: "en", value: term.english[0] ?? "", autofocus: true });
  const reason = element("input", {});
  const content = element("div", {},
    element("label", {}, word("terms.english"), english),
    element("label", {}, word("decision.reason"), reason));
  const run = async () => {
    try {
      const body = { decision: "approve", english: english.value, reason: reason.value };
      await post(`/api/terms/${encodeURIComponent(term.id)}/decide`, body);
      await changed();
      await showOldWordings(term);
      return true;
    } catch (error) {
      tell(error.message, { isBad: true });
      return false;
    }
  };
  openDialog(word("ruling.change_of", { term: term.chinese[0] }), content, [{ name: word("decision.approve"), isMain: true, run }]);
}

/** Shows the segments under review with another wording, and offers to write the ruled one. */
async function showOldWordings(term) {
  const path = `/api/terms/${encodeURIComponent(term.id)}/old`;
  const { segments, pages } = await get(path);
  if (!segments.length && !pages.length) {
    tell(word("ruling.none_old"));
    return;
  }
  const items = segments.map((one) => element("li", {},
    element("a", { href: `/documents/${one.document}?segment=${one.number}` }, word("terms.segment_of", { number: one.number, name: one.name })),
    element("div", { lang: "en" }, element("del", {}, one.target)),
    element("div", { lang: "en" }, one.corrected ? element("ins", {}, one.corrected) : word(one.is_approved ? "ruling.approved" : "ruling.by_hand"))));
  const published = pages.map((one) => element("li", {},
    element("strong", {}, one.name),
    element("div", { lang: "zh-Hans" }, one.source),
    element("div", { lang: "en" }, one.target)));
  const run = async () => {
    const { corrected, left } = await post(path);
    tell(word("ruling.corrected", { corrected, left }), { seconds: 9 });
    return true;
  };
  const content = element("div", {},
    items.length ? element("h3", {}, word("ruling.in_documents", { count: items.length })) : "", element("ol", { class: "entry-list" }, ...items),
    published.length ? element("h3", {}, word("ruling.in_pages", { count: published.length })) : "", element("ol", { class: "entry-list" }, ...published));
  const mayCorrect = segments.some((one) => one.corrected);
  openDialog(word("ruling.old"), content, mayCorrect ? [{ name: word("ruling.correct"), isMain: true, run }] : [], { className: "is-wide" });
}
