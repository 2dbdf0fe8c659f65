// The figures as a table that sorts, each row linked with its place in the texts, and as CSV.

import { make, slice } from "./elements.js";
import { BASES, fill } from "./words.js";

const COLUMNS = ["number", "figure", "value", "unit", "subject", "period", "change", "translation", "state"];
const SIGNS = { about: "≈ ", nearly: "≲ ", more_than: "> ", less_than: "< ", at_least: "≥ ", up_to: "≤ " };
const STATES = ["flagged", "repaired", "kept", "unchecked"];

export class FigureTable {
  constructor(table, words) {
    this.table = table;
    this.words = words;
    this.order = { column: "number", rising: true };
  }

  /** Show the figures of a report, in order of appearance. */
  show(report) {
    this.report = report;
    this.order = { column: "number", rising: true };
    this.draw();
  }

  draw() {
    if (!this.report) return;
    this.table.tHead.replaceChildren(make("tr", { role: "row" }, ...COLUMNS.map((column) => this.heading(column))));
    const figures = sortFigures(this.report.figures, this.order, this.report, this.words());
    this.table.tBodies[0].replaceChildren(...figures.map((figure) => this.row(figure)));
  }

  heading(column) {
    const sorted = this.order.column === column;
    const label = this.words()[column];
    const button = make("button", { type: "button", title: fill(this.words().sortBy, { column: label }), onclick: () => this.sort(column) }, label);
    return make("th", { role: "columnheader", scope: "col", "data-column": column, "aria-sort": sorted ? (this.order.rising ? "ascending" : "descending") : "none" }, button);
  }

  sort(column) {
    this.order = { column, rising: this.order.column === column ? !this.order.rising : true };
    this.draw();
    this.table.querySelector(`th[data-column="${column}"] button`).focus();
  }

  row(figure) {
    const { code } = this.report.language;
    const words = this.words();
    const place = make("a", { href: `#place-${figure.index}`, lang: code }, figure.text);
    // The roles are those of a table anyway; a narrow window shows the rows as cards, and some browsers forget them then.
    const cell = (column, attributes, ...children) => make("td", { role: "cell", class: column, "data-label": words[column], ...attributes }, ...children);
    return make(
      "tr",
      { role: "row", id: `figure-${figure.index}`, class: figure.fidelity, tabindex: "-1" },
      cell("number", {}, String(figure.index + 1)),
      make("th", { role: "rowheader", scope: "row", class: "figure-cell" }, place),
      cell("value", {}, valueOf(figure)),
      cell("unit", {}, unitOf(figure, this.report, words)),
      cell("subject", { lang: code }, figure.subject ?? ""),
      cell("period", {}, figure.period ?? ""),
      cell("change", {}, changeOf(figure, words)),
      cell("translation", { lang: this.report.target }, wordingOf(figure, this.report)),
      cell("fidelity", {}, make("span", { class: `state ${figure.fidelity}` }, words[figure.fidelity])),
    );
  }

  /** Return the table as CSV, in the order in which it stands. */
  csv() {
    const words = this.words();
    const rows = sortFigures(this.report.figures, this.order, this.report, this.words()).map((figure) => [
      figure.index + 1, figure.text, figure.value ?? "", figure.low ?? "", figure.high ?? "", figure.qualifier, figure.kind,
      figure.unit ?? "", figure.per ?? "", figure.subject ?? "", figure.period ?? "", changeOf(figure, words),
      wordingOf(figure, this.report), figure.fidelity,
    ]);
    const head = ["index", "text", "value", "low", "high", "qualifier", "kind", "unit", "per", "subject", "period", "change", "translation", "fidelity"];
    return [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
  }
}

/** Return the value as a reader writes it; the exact digits of the record, grouped. */
export function valueOf(figure) {
  const sign = SIGNS[figure.qualifier] ?? "";
  if (figure.kind === "date" || figure.kind === "identifier") return figure.value ?? "";
  if (figure.value !== null) return sign + group(figure.value);
  return `${group(figure.low)}–${group(figure.high)}`;
}

function group(digits) {
  const [whole, fraction] = String(digits ?? "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Return the unit as a reader of the page writes it: as it stands in a Chinese article on the Chinese page, else the canonical one. */
export function unitOf(figure, report, words) {
  if (words.code === "zh" && report.language.code === "zh" && figure.unit_text && !figure.per) return figure.unit_text;
  const unit = (figure.unit ?? "").replaceAll("_", " ");
  return figure.per ? `${unit} / ${figure.per.replaceAll("_", " ")}` : unit;
}

function changeOf(figure, words) {
  const { change } = figure;
  if (!change) return "";
  const basis = BASES[words.code][change.basis] ?? change.basis ?? "";
  return fill(words.changed, { direction: words[change.direction], kind: words[change.kind], basis }).trim();
}

function wordingOf(figure, report) {
  if (figure.target_start === null || figure.sentence === null) return "";
  return slice(report.sentences[figure.sentence].translation ?? "", figure.target_start, figure.target_end);
}

function sortFigures(figures, { column, rising }, report, words) {
  const keys = {
    number: (figure) => figure.index,
    figure: (figure) => figure.text,
    value: (figure) => Number(figure.value ?? figure.low),
    unit: (figure) => unitOf(figure, report, words),
    subject: (figure) => figure.subject ?? "",
    period: (figure) => figure.period ?? "",
    change: (figure) => figure.change?.direction ?? "",
    translation: (figure) => wordingOf(figure, report),
    state: (figure) => STATES.indexOf(figure.fidelity),
  };
  const key = keys[column];
  return [...figures].sort((one, other) => (rising ? 1 : -1) * compare(key(one), key(other)) || one.index - other.index);
}

// Dates and what has no number stand last, whichever way the numbers go; blank words too.
function compare(one, other) {
  if (typeof one === "number") {
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return one - other;
  }
  if (!one || !other) return Number(!one) - Number(!other);
  return one.localeCompare(other);
}

/** Return one cell of CSV; a text that a spreadsheet would take for a formula is marked as text. */
export function csvCell(value) {
  let text = String(value);
  if (/^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
