// Takes documents in: files that are dropped, chosen or pasted, or a text.
import { get, post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";

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
  offerEngines();
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

async function offerEngines() {
  const { engines } = await get("/api/engines");
  const options = engines.map((one) => element("option", { value: one.name }, one.note ? `${one.name} (${one.note})` : one.name));
  byId("intake-engine").replaceChildren(...options);
}

/** Returns a name for a pasted text: the beginning of its first line. */
function textName(text) {
  const line = text.trim().split("\n", 1)[0].replace(/[\\/:*?"<>|#]/gu, "").trim();
  return `${[...line].slice(0, 24).join("") || "text"}.txt`;
}
