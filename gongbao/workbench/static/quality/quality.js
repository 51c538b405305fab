// Quality: a finished pair checked, systems evaluated, what the office has done.
import { get, post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { mayApprove, startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { moment, word } from "../shared/words.js";
import { waiverButton } from "../shared/waiver.js";
import { kindBars, monthlyBars } from "./plots.js";

await startShell();
const isChinese = document.documentElement.lang.startsWith("zh");
wire("check", showFindings);
wire("evaluate", showEvaluation);
await Promise.all([showFigures(), showWaivers()]);

/** A form that is sent and whose answer is shown; the same form gives the report to save. */
function wire(name, show) {
  const form = byId(`${name}-form`);
  const report = byId(`${name}-report`);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await busy(form, async () => {
      show(await post(`/api/quality/${name}`, new FormData(form)));
      report.disabled = false;
    });
  });
  form.addEventListener("change", () => { report.disabled = true; });
  report.addEventListener("click", () => busy(form, () => saveReport(name, form)));
}

async function busy(form, work) {
  const button = form.querySelector("button.main");
  button.disabled = true;
  form.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    tell(error.message || word("saving.offline"), { isBad: true });
  } finally {
    button.disabled = false;
    form.removeAttribute("aria-busy");
  }
}

async function saveReport(name, form) {
  const token = document.querySelector('meta[name="csrf"]').content;
  const answer = await fetch(`/api/quality/${name}?page=1`, { method: "POST", body: new FormData(form), headers: { "X-CSRF-Token": token } });
  if (!answer.ok) throw new Error((await answer.json()).error);
  const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: name === "check" ? "findings.html" : "evaluation.html" });
  link.click();
  URL.revokeObjectURL(link.href);
}

function showFindings({ findings, informational, waived }) {
  const counts = ["critical", "major", "minor"].map((severity) => `${word(`severity.${severity}`)} ${findings.filter((one) => one.severity === severity).length}`);
  const more = [word("quality.waived", { count: waived }), word("quality.to_look_at", { count: informational.length })];
  const head = element("p", { class: findings.length ? "notice is-bad" : "notice is-fine" }, findings.length ? counts.join(" · ") : word("quality.clean"));
  byId("check-result").replaceChildren(head, element("p", { class: "quiet" }, more.join(" · ")), ...findings.map(findingLine));
}

function findingLine(found) {
  const context = element("p", { class: "context" });
  const [before, after] = found.text && found.context.includes(found.text) ? found.context.split(found.text, 2) : [found.context, ""];
  context.append(before, found.text && before !== found.context ? element("mark", {}, found.text) : "", after);
  const article = element("article", { class: `finding is-${found.severity}` },
    element("h3", {}, isChinese ? found.chinese : found.english),
    context,
    found.suggestion ? element("p", {}, "→ ", element("ins", {}, found.suggestion)) : null,
    element("p", { class: "quiet" }, `${found.rule} · ${found.line}:${found.column} `, waiverButton(found, isChinese ? found.chinese : found.english, "/api/quality/waivers", () => waived(article), { document: checkedName() })),
  );
  return article;
}

function waived(article) {
  article.remove();
  showWaivers();
}

/** Returns what the checked translation is called: a waiver is for that document. */
const checkedName = () => byId("check-form").elements.target.files[0]?.name ?? "";

function showEvaluation({ text }) {
  byId("evaluate-result").replaceChildren(element("pre", { class: "verdict", tabindex: 0 }, text));
}

/** Lists what somebody answers for, with the way to withdraw it. */
async function showWaivers(given = null) {
  const { waivers } = given ?? await get("/api/quality/waivers");
  const items = waivers.map((one) => element("li", {},
    element("span", {}, element("code", {}, one.rule), " ", one.text ? element("mark", {}, one.text) : word("waiver.any_text"), ` · ${one.document || word("waiver.any_document")}`),
    element("span", { class: "quiet" }, ` ${one.author}, ${moment(one.time)}: ${one.reason} `),
    mayApprove() ? element("button", { type: "button", class: "plain", onclick: () => withdraw(one) }, word("waiver.withdraw")) : ""));
  byId("waivers").replaceChildren(items.length ? element("ul", { class: "waivers" }, ...items) : element("p", { class: "quiet" }, word("waiver.none")));
}

async function withdraw(waiver) {
  try {
    await showWaivers(await post(`/api/quality/waivers/${waiver.number}/retire`));
  } catch (error) {
    tell(error.message || word("saving.offline"), { isBad: true });
  }
}

async function showFigures() {
  const figures = await get("/api/quality/figures");
  const months = ["documents", "approved", "confirmed", "terms", "memory"].map((name) => monthlyBars(word(`quality.plot_${name}`), figures[name]));
  const kinds = figures.findings.length ? [kindBars(word("quality.plot_findings"), figures.findings)] : [];
  byId("figures").replaceChildren(...months, ...kinds);
}
