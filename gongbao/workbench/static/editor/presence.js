// Who else is in the document, and where: dots at their segments, names in the bar.
import { byId, element } from "../shared/element.js";
import { word } from "../shared/words.js";
import { initials } from "../documents/document_table.js";

export class Presence {
  constructor(model) {
    this.model = model;
    this.people = [];
  }

  at(number) {
    return this.people.filter((person) => person.at === number).map((person) => person.name);
  }

  /** Takes in where people are; `paint(number)` is called for the segments that look different. */
  show(people, paint) {
    const written = JSON.stringify(people);
    if (written === this.written) return;
    this.written = written;
    const touched = new Set([...this.people, ...people].map((person) => person.at).filter((at) => at && this.model.segment(at)));
    this.people = people;
    for (const number of touched) paint(number);
    byId("people").replaceChildren(...people.map(({ name, at }) => {
      const told = at ? word("people.at", { name, number: at }) : name;
      return element("span", { class: "person", title: told, role: "img", "aria-label": told }, initials(name));
    }));
  }
}
