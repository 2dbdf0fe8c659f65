// Figures of one unit as bars, where there are at least three to compare.

import { make, slice } from "./elements.js";
import { unitOf, valueOf } from "./figures.js";
import { fill } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 3;
// More bars than this are a table.
const MOST = 8;
const ROW = 40;

/** Return the groups of comparable figures, the largest first: same kind, unit and denominator, each with one value. */
export function comparable(figures) {
  const groups = new Map();
  for (const figure of figures) {
    const fits = figure.value !== null && figure.unit && !["date", "identifier", "rank"].includes(figure.kind);
    if (!fits) continue;
    const key = [figure.unit, figure.per ? `/ ${figure.per}` : ""].join(" ").trim();
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups].filter(([, group]) => group.length >= LEAST).sort((one, other) => other[1].length - one[1].length);
}

/** Draw the chart of a report into its frame, with a choice of units where there are several. */
export function drawChart(frame, report, words) {
  const groups = comparable(report.figures);
  frame.hidden = groups.length === 0;
  frame.replaceChildren();
  if (!groups.length) return;
  const picture = make("div", { class: "chart-picture" });
  const choice = make("select", { id: "chart-unit" }, ...groups.map(([, group], index) => make("option", { value: index }, `${unitOf(group[0], report, words)} (${group.length})`)));
  const draw = () => picture.replaceChildren(...drawBars(groups[choice.value || 0], report, words));
  choice.addEventListener("change", draw);
  frame.append(make("p", { class: "chart-head" }, make("label", { for: "chart-unit" }, words.chartUnit), " ", choice), picture);
  draw();
}

function drawBars([, group], report, words) {
  const bars = [...group].sort((one, other) => Number(other.value) - Number(one.value)).slice(0, MOST);
  const most = Number(bars[0].value) || 1;
  const label = fill(words.chart, { unit: unitOf(group[0], report, words) });
  const svg = node("svg", { width: "100%", height: bars.length * ROW, role: "img", "aria-label": `${label}: ${bars.map((bar) => `${nameOf(bar, report.text)} ${valueOf(bar)}`).join("; ")}` });
  bars.forEach((bar, index) => {
    const top = index * ROW;
    const name = node("text", { x: 0, y: top + 14, class: "chart-name", lang: report.language.code });
    name.textContent = nameOf(bar, report.text);
    const value = node("text", { x: "100%", y: top + 14, "text-anchor": "end", class: "chart-value" });
    value.textContent = valueOf(bar);
    const width = `${Math.max((100 * Number(bar.value)) / most, 0.4)}%`;
    svg.append(name, value, node("rect", { x: 0, y: top + 21, width: "100%", height: 8, rx: 4, class: "chart-groove" }));
    svg.append(node("rect", { x: 0, y: top + 21, width, height: 8, rx: 4, class: `chart-bar ${bar.fidelity}` }));
  });
  const rest = group.length - bars.length;
  return rest > 0 ? [svg, make("p", { class: "chart-rest" }, fill(words.shown, { n: bars.length }))] : [svg];
}

// Without a subject, the clause up to and with the figure says best what it is.
function clauseOf(figure, text) {
  const before = slice(text, Math.max(0, figure.start - 30), figure.start);
  return `${before.split(/[\n，。；、！？：“”（）()]|[,;:.!?]\s/).pop().trimStart()}${figure.text}`;
}

function nameOf(figure, text) {
  const name = Array.from(figure.subject ?? clauseOf(figure, text));
  const most = /\p{Script=Han}/u.test(name.join("")) ? 16 : 34;
  return name.length > most ? `${name.slice(0, most - 1).join("")}…` : name.join("");
}

function node(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
