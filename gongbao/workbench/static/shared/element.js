// Makes elements: element("button", {class: "main", onclick: save}, "Save").

/**
 * Attributes whose value is false, null or undefined are left out, functions are listeners,
 * everything else is set as text: nothing that is passed becomes markup.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Returns the element with an id, which the page has. */
export function byId(id) {
  return document.getElementById(id);
}
