// The editor: puts its parts together and answers the keys.
import { post } from "../shared/api.js";
import { byId, element } from "../shared/element.js";
import { startShell } from "../shared/shell.js";
import { tell } from "../shared/telling.js";
import { word } from "../shared/words.js";
import { openProposal } from "../terms/proposal.js";
import { Finish } from "./dialogs/finish.js";
import { FindReplace } from "./dialogs/find_replace.js";
import { DocumentModel } from "./document_model.js";
import { Filters } from "./filters.js";
import { openKeySheet, startKeyboard } from "./keyboard.js";
import { keyTable } from "./key_table.js";
import { PageView } from "./page_view.js";
import { Comments } from "./panel/comments.js";
import { Concordance } from "./panel/concordance.js";
import { Findings } from "./panel/findings.js";
import { History } from "./panel/history.js";
import { SidePanel } from "./panel/side_panel.js";
import { Suggestions } from "./panel/suggestions.js";
import { Presence } from "./presence.js";
import { Changes } from "./saving/changes.js";
import { openConflict } from "./saving/conflict.js";
import { KeptDrafts } from "./saving/kept_drafts.js";
import { SaveQueue } from "./saving/save_queue.js";
import { offerDrafts, showSaveState } from "./saving/save_state.js";
import { Selections } from "./selections.js";
import { Walker } from "./walker.js";
import { WhyCard } from "./why_card.js";

class Editor {
  constructor(record) {
    this.model = new DocumentModel(record);
    this.drafts = new KeptDrafts(record.id);
    this.queue = new SaveQueue(this.model, this.drafts);
    this.changes = new Changes(this.model);
    this.filters = new Filters(this.model);
    this.presence = new Presence(this.model);
    this.walker = new Walker(this);
    this.selections = new Selections(() => this.active);
    this.why = new WhyCard(byId("scroller"), (number) => this.model.segment(number));
    this.page = new PageView(this.model);
    this.panel = this.makePanel();
    this.finish = new Finish(this.model, {
      isSaved: () => this.queue.count === 0,
      flush: () => this.queue.flush(),
      changed: (decided) => this.decided(decided),
    });
    this.find = new FindReplace(this.model, {
      go: (number, start, end, focus) => this.walker.goToPlace(number, start, end, focus),
      at: () => ({ number: this.active?.number ?? 1, end: this.active?.field.area.selectionEnd ?? 0 }),
      flush: () => this.queue.flush(),
      changed: () => this.changes.ask(),
    });
    this.keys = keyTable(this);
  }

  get active() {
    return this.walker.active;
  }

  get isReadOnly() {
    return ["approved", "retired"].includes(this.model.record.state);
  }

  makePanel() {
    const inField = (run) => (...given) => this.active && run(this.active, ...given);
    const insert = inField((active, text) => active.field.insert(text));
    this.suggestions = new Suggestions(this.model, { insert, take: inField((active, text) => active.take(text)) });
    this.comments = new Comments(this.model, () => this.changes.ask().then(() => this.panel.refresh()));
    this.concordance = new Concordance();
    return new SidePanel([
      this.suggestions,
      new Findings({
        insert,
        go: inField((active, finding) => active.go(finding)),
        fix: inField((active, finding) => active.fix(finding)),
        restoreTags: inField((active, tags) => active.restoreTags(tags)),
        waiverPath: () => this.model.segmentPath(this.active.number, "/waive"),
        waived: (segment) => {
          if (this.model.unsaved.has(segment.number)) this.active?.check.now();
          else this.model.replace(segment);
        },
      }),
      this.comments,
      new History(this.model, inField((active, text) => active.take(text))),
      this.concordance,
    ]);
  }

  async start() {
    this.listen();
    showSaveState(this.queue, this.changes);
    startKeyboard(this.keys);
    const keys = byId("shell-keys");
    keys.hidden = false;
    keys.addEventListener("click", () => openKeySheet(this.keys));
    const wanted = Number(new URLSearchParams(location.search).get("segment")) || 1;
    await this.model.load(wanted);
    this.walker.go(this.model.segment(wanted) ? wanted : 1, { isQuiet: true });
    this.changes.start();
    byId("editor").dataset.ready = "yes";
    await this.model.loadRest();
    offerDrafts(this.model, this.drafts, this.queue, (number) => this.walker.go(number));
  }

  listen() {
    this.model.addEventListener("changed", (event) => this.changed(event.detail));
    this.filters.addEventListener("changed", () => this.walker.showFiltered());
    this.queue.addEventListener("conflict", (event) => this.conflict(event.detail));
    this.queue.addEventListener("refused", (event) => this.refused(event.detail));
    this.changes.addEventListener("people", (event) => this.presence.show(event.detail, (number) => this.walker.paint(number)));
    this.changes.addEventListener("job", (event) => this.showJob(event.detail));
    addEventListener("beforeprint", () => this.walker.list.drawAll());
    byId("toggle-panel").addEventListener("click", () => this.togglePanel());
    byId("scroller").addEventListener("pointermove", (event) => this.hover(event), { passive: true });
  }

  /** Marks behind the field cannot be hovered themselves: the place of the pointer tells. */
  hover(event) {
    if (!this.active || event.target !== this.active.field.area) return;
    const piece = this.active.field.markAt(event.clientX, event.clientY);
    if (piece) this.why.show(piece);
    else if (this.why.isShown) this.why.hideSoon();
  }

  changed(numbers) {
    this.walker.changed(numbers);
    if (this.active && numbers.includes(this.active.number)) this.panel.show(this.active.segment);
  }

  /** The caret is in another segment. */
  moved() {
    this.changes.at = this.active?.number ?? 0;
    this.panel.show(this.active?.segment ?? null);
    if (this.active) this.page.follow(this.active.number);
  }

  /** Confirms the segment, and goes to the next one that is open. */
  confirm() {
    const { active } = this;
    if (!active || this.isReadOnly || !active.mayConfirm()) return;
    active.confirm();
    if (!this.walker.nextOpen()) tell(word("confirm.all"));
  }

  /** Takes back the last change, of confirmed segments too, where the field has nothing to undo. */
  undo() {
    const { active } = this;
    const isTyping = active && document.activeElement === active.field.area;
    if (!isTyping || !active.undo()) this.undoOnServer();
  }

  async undoOnServer() {
    try {
      await this.queue.flush();
      const { segment } = await post(this.model.path("/undo"));
      if (!segment) {
        tell(word("undo.nothing"));
        return;
      }
      this.model.replace(segment);
      this.walker.go(segment.number);
      tell(word("undo.done", { number: segment.number }));
    } catch (error) {
      tell(error.status === 404 ? word("undo.nothing") : error.message || word("saving.offline"), { isBad: error.status !== 404 });
    }
  }

  conflict({ mine, theirs, confirm }) {
    this.model.replace(theirs);
    const { number } = theirs;
    const version = { number, target: mine, version: theirs.version };
    this.drafts.keep(number, mine, theirs.version);
    openConflict({ mine, theirs }, {
      decide: (text) => {
        this.queue.edit(number, text, { confirm });
        this.walker.go(number, { isAnew: true });
      },
      takeTheirs: () => {
        this.drafts.forget(number);
        this.walker.go(number);
      },
      undecided: () => tell(word("conflict.kept", { number: version.number }), {
        isBad: true, seconds: 60, action: { name: word("conflict.again"), run: () => this.conflict({ mine, theirs: this.model.segment(number), confirm }) },
      }),
    });
  }

  /** The server has refused a text: it stays here, kept, and the person is told why. */
  refused({ number, error, confirm, target }) {
    const again = { name: word("confirm.go", { number }), run: () => this.walker.go(number) };
    tell(word("saving.refused", { number, why: error.message }), { isBad: true, action: again });
    if (confirm) this.queue.edit(number, target);
  }

  showJob({ job, state }) {
    const bar = byId("job");
    bar.hidden = !job || !["running", "waiting"].includes(job.state);
    if (!bar.hidden) {
      bar.max = Math.max(1, job.total);
      bar.value = job.done;
    }
    if (state && state !== this.model.record.state) this.decided({ ...this.model.record, state });
  }

  decided(record) {
    Object.assign(this.model.record, record);
    byId("editor").classList.toggle("is-closed", this.isReadOnly);
    if (this.active) this.walker.go(this.active.number, { isAnew: true });
  }

  propose() {
    const { source, target } = this.selections.taken();
    openProposal({ chinese: source, english: target, sentence: this.active?.segment.source ?? "" }, () => this.panel.refresh());
  }

  askConcordance() {
    const { last } = this.selections.taken();
    this.showPanel("concordance");
    this.concordance.ask(last);
  }

  comment() {
    this.showPanel("comments");
    this.panel.refresh().then(() => this.comments.focus());
  }

  showPanel(name) {
    byId("editor").classList.add("has-panel");
    byId("toggle-panel").setAttribute("aria-expanded", "true");
    this.panel.choose(name);
    this.keepInView();
  }

  /** On a small screen the panel takes room: the segment with the caret stays in view. */
  keepInView() {
    requestAnimationFrame(() => this.active && this.walker.list.reveal(this.active.number));
  }

  togglePanel() {
    const isShown = byId("editor").classList.toggle("has-panel");
    byId("toggle-panel").setAttribute("aria-expanded", String(isShown));
    this.keepInView();
  }
}

await startShell();
await new Editor(JSON.parse(byId("editor").dataset.document)).start().catch((error) => {
  byId("offers").append(element("p", { class: "notice is-bad", role: "alert" }, error.message || word("saving.offline")));
});
