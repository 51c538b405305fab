// What was typed and the server does not have yet, kept in the browser: a crash loses nothing.
const PREFIX = "gongbao.draft";

export class KeptDrafts {
  constructor(document_) {
    this.prefix = `${PREFIX}.${document_}.`;
  }

  /** Keeps a text; where the browser keeps nothing, saving alone has to do. */
  keep(number, target, version) {
    try {
      localStorage.setItem(this.prefix + number, JSON.stringify({ number, target, version, time: Date.now() }));
    } catch {
      // A full or forbidden storage must not stop anybody from typing.
    }
  }

  forget(number) {
    try {
      localStorage.removeItem(this.prefix + number);
    } catch {
      // As above.
    }
  }

  /** Returns what an earlier page has left, in the order of the segments. */
  left() {
    const drafts = [];
    try {
      for (let place = 0; place < localStorage.length; place += 1) {
        const key = localStorage.key(place);
        if (key.startsWith(this.prefix)) drafts.push(JSON.parse(localStorage.getItem(key)));
      }
    } catch {
      return [];
    }
    return drafts.sort((a, b) => a.number - b.number);
  }
}
