// Takes documents in: files that are dropped, chosen or pasted, or a text.
import { get, post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";
import { glossaryName } from "./document_table.js";

/** Wires the intake; `taken` is called after each document that the server has. */
export function startIntake(taken) {
  const drop = byId("drop");
  const files = byId("intake-files");
  files.addEventListener("change", async () => {
    await sendFiles([...files.files], taken);
    files.value = "";
  });
  // The whole page takes a file: nobody has to aim.
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    sendFiles([...event.dataTransfer.files], taken);
  });
  document.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    event.preventDefault();
    sendFiles(pasted, taken);
  });
  startText(taken);
  offerChoices();
}

function startText(taken) {
  const button = byId("intake-paste");
  const form = byId("intake-text-part");
  const text = byId("intake-text");
  button.addEventListener("click", () => {
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) text.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = await send({ text: text.value, name: byId("intake-name").value.trim() || textName(text.value) }, taken);
    if (!sent) return;
    text.value = "";
    byId("intake-name").value = "";
    button.click();
    button.focus();
  });
}

async function sendFiles(files, taken) {
  for (const file of files) await send({ file }, taken);
}

async function send(fields, taken) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (byId("intake-engine").value) form.append("engine", byId("intake-engine").value);
  if (byId("intake-date").value) form.append("date", byId("intake-date").value);
  const glossaries = [...byId("intake-glossaries").querySelectorAll("input")];
  if (glossaries.length) form.append("glossaries", glossaries.filter((box) => box.checked).map((box) => box.value).join("\n"));
  const name = fields.file?.name ?? fields.name;
  try {
    await post("/api/documents", form);
    tell(word("intake.taken", { name }));
    await taken();
    return true;
  } catch (error) {
    tell(word("intake.refused", { name, why: error.message }), { isBad: true });
    return false;
  }
}

/** Shows what may be chosen for a document: the engines and the glossaries that the office has. */
async function offerChoices() {
  const { engines, glossaries } = await get("/api/choices");
  byId("intake-engine").replaceChildren(...engines.map(engineOption));
  byId("intake-glossaries").replaceChildren(...glossaries.map(({ name, is_default: isDefault }) => {
    const box = element("input", { type: "checkbox", value: name, checked: isDefault });
    return element("label", { class: "check" }, box, glossaryName(name));
  }));
}

function engineOption({ name, host, answers }, place) {
  const notes = [place === 0 && word("intake.engine_default"), host, !answers && word("intake.engine_silent")].filter(Boolean);
  return element("option", { value: name }, notes.length ? `${name} (${notes.join(", ")})` : name);
}

/** Returns a name for a pasted text: the beginning of its first line. */
function textName(text) {
  const line = text.trim().split("\n", 1)[0].replace(/[\\/:*?"<>|#]/gu, "").trim();
  return `${[...line].slice(0, 24).join("") || "text"}.txt`;
}
