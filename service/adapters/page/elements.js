// Elements by hand: text only ever enters the page as text.

/** Return a new element; attributes that are null or false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Return the element with an id of index.html. */
export function byId(id) {
  return document.getElementById(id);
}

/** Offsets of the service are code points; JavaScript counts UTF-16 units. */
export function slice(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}
