// The termbase as a whole: brought in with a preview, given out, examined.
import { get, post } from "../shared/api.js";
import { openDialog } from "../shared/dialog.js";
import { byId, element } from "../shared/element.js";
import { tell } from "../shared/telling.js";
import { word, wordOr } from "../shared/words.js";

const SHOWN = 30;

/** Wires the tools; `changed` is called after an import, `show(term)` for one that is to be looked at. */
export function startTermTools(changed, show) {
  const file = byId("term-import");
  file.addEventListener("change", async () => {
    if (file.files.length) await preview(file.files[0], changed);
    file.value = "";
  });
  byId("term-export").addEventListener("change", (event) => {
    if (event.target.value) location.assign(`/api/terms/export?format=${event.target.value}`);
    event.target.value = "";
  });
  byId("term-lint").addEventListener("click", () => examine(show));
}

async function preview(file, changed) {
  let report;
  try {
    report = await send(file, { preview: "1" });
  } catch (error) {
    tell(error.message, { isBad: true });
    return;
  }
  const isContradicted = report.counts.conflicting > 0;
  const policy = element("select", {}, ...["keep", "replace"].map((name) => element("option", { value: name }, word(`import.${name}`))));
  const content = element("div", {},
    element("p", {}, counts(report)),
    element("ul", { class: "entry-list" }, ...report.entries.slice(0, SHOWN).map(entryLine), ...report.problems.slice(0, SHOWN).map((text) => element("li", { class: "notice" }, text))),
    isContradicted ? element("label", {}, word("import.policy"), policy) : null);
  const run = async () => {
    try {
      const done = await send(file, { preview: "0", policy: isContradicted ? policy.value : "fail" });
      if (done.refused) throw new Error(done.refused);
      tell(counts(done), { seconds: 9 });
      await changed();
      return true;
    } catch (error) {
      tell(error.message, { isBad: true });
      return false;
    }
  };
  openDialog(word("import.title", { name: file.name }), content, [{ name: word("import.run"), isMain: true, run }], { className: "is-wide" });
}

function send(file, fields) {
  const form = new FormData();
  form.append("file", file);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return post("/api/terms/import", form);
}

const counts = (report) => Object.entries(report.counts).filter(([, count]) => count).map(([kind, count]) => `${wordOr(`import.count_${kind}`, kind)}: ${count}`).join(" · ") || word("import.nothing");

function entryLine(entry) {
  return element("li", {}, element("strong", {}, `${wordOr(`import.count_${entry.kind}`, entry.kind)}: ${entry.id}`), ...entry.details.map((line) => element("div", { class: "quiet" }, line)));
}

async function examine(show) {
  const { findings } = await get("/api/terms/lint");
  const isChinese = document.documentElement.lang.startsWith("zh");
  const items = findings.map((found) => element("li", {},
    element("strong", {}, isChinese ? found.chinese : found.english),
    element("div", { class: "quiet" }, found.rule),
    element("div", {}, ...found.terms.map((term) => element("button", { type: "button", class: "plain link", onclick: () => open(term) }, term))),
    found.suggestion && !isCommand(found.suggestion) ? element("div", {}, `→ ${found.suggestion}`) : null));
  const content = items.length ? element("ol", { class: "entry-list" }, ...items) : element("p", {}, word("lint.clean"));
  const dialog = openDialog(word("lint.title"), content, [], { className: "is-wide" });

  function open(term) {
    dialog.close();
    show(term);
  }
}

/** A remedy for the command line is of no use here: the entry is opened instead. */
const isCommand = (suggestion) => suggestion.startsWith("gongbao ");
