"use strict";
// Shows the two JSON blocks of this page. Everything from an article goes in as text, never as markup.

const articles = JSON.parse(document.getElementById("articles").textContent);
const overview = JSON.parse(document.getElementById("overview").textContent);
const AT_ONCE = 50;
const PERIODS_WRITTEN = 5;
const ROWS_AT_ONCE = 20;
const FEW_AT_ONCE = 10;
const NAMES_SHOWN = 5;
const SVG = "http://www.w3.org/2000/svg";

function element(name, { text, lang, className, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (lang) made.lang = lang;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(Boolean));
  return made;
}

function drawing(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function linkTo(file, ending, text) {
  return element("a", { href: "./" + (file + ending).split("/").map(encodeURIComponent).join("/"), text });
}

/** The first names, and how many more there are. */
function someOf(names) {
  const more = names.length - NAMES_SHOWN;
  return more > 1 ? `${names.slice(0, NAMES_SHOWN).join(", ")} and ${more} more` : names.join(", ");
}

/** Put the first rows in place, and a button for the next ones below. */
function fill(place, rows, make, atOnce = AT_ONCE) {
  let shown = 0;
  const more = element("button", { type: "button" });
  const next = () => {
    place.append(...rows.slice(shown, shown + atOnce).map(make));
    shown = Math.min(shown + atOnce, rows.length);
    more.textContent = `Show more (${rows.length - shown} left)`;
    more.hidden = shown === rows.length;
  };
  more.addEventListener("click", next);
  next();
  if (!more.hidden) (place.tagName === "TBODY" ? place.closest(".scroll") : place).after(more);
  return more;
}

function counts() {
  const { totals, languages } = overview;
  const names = { zh: "Chinese", en: "English" };
  const by = Object.entries(languages).map(([code, count]) => `${count} ${names[code] || code}`).join(", ");
  const parts = [`${totals.articles} articles (${by})`, `${totals.sentences} sentences`, `${totals.figures} figures`, `${totals.flagged} ${totals.flagged === 1 ? 'sentence' : 'sentences'} to check`];
  if (overview.failures.length) parts.push(`${overview.failures.length} not read`);
  let text = parts.join(" · ");
  if (totals.articles_left_out || totals.figures_left_out) {
    text += `. This page leaves out ${totals.articles_left_out} articles and ${totals.figures_left_out} figures; figures.xlsx and the reports have them all.`;
  }
  document.getElementById("counts").textContent = text;
}

function flagged() {
  const rows = articles.flatMap((article) => article.flagged.map((sentence) => ({ article, sentence })));
  if (!rows.length) return;
  const section = document.getElementById("check");
  section.hidden = false;
  fill(section.querySelector("ol"), rows, ({ article, sentence: [text, translation, why] }) =>
    element("li", {},
      element("span", { text, lang: article.languages[0] }),
      element("span", { className: "target", text: translation, lang: article.languages[1] }),
      element("span", { className: "meta" }, element("span", { className: "flag", text: why + " " }), linkTo(article.file, ".md", article.name))), FEW_AT_ONCE);
}

function articleCard(article) {
  const [from, to] = article.languages;
  const heading = article.title ? article.title[0] : article.name;
  const summary = element("summary", {},
    element("span", { text: heading, lang: from }),
    article.flagged.length ? element("span", { className: "flag", text: ` ⚑ ${article.flagged.length}` }) : null,
    article.title ? element("span", { className: "target", text: article.title[1], lang: to }) : null);
  const points = article.points.map(([text, translation, check]) =>
    element("li", {},
      element("span", { text, lang: from }),
      element("span", { className: "target", text: translation, lang: to }),
      check === "flagged" ? element("span", { className: "flag", text: "⚑ figures to be checked" }) : null));
  const meta = element("p", { className: "meta" },
    element("span", { text: `${article.name} · ${from} → ${to} · ${article.figures.length} figures · ` }),
    linkTo(article.file, ".md", "reading copy"), element("span", { text: " · " }), linkTo(article.file, ".json", "report"),
    article.copies.length ? element("span", { text: ` · same text: ${someOf(article.copies)}` }) : null);
  return element("details", { open: "" }, summary, element("ol", {}, ...points), meta);
}

function search() {
  const rows = articles.flatMap((article) => article.figures.map((figure) => ({ article, figure, hay: [...figure, article.name, ...(article.title || [])].join("\n").toLowerCase() })));
  const body = document.querySelector("#find tbody");
  const found = document.getElementById("found");
  let button = null;
  const show = () => {
    const words = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const matching = rows.filter((row) => words.every((word) => row.hay.includes(word)));
    body.replaceChildren();
    if (button) button.remove();
    found.textContent = `${matching.length} of ${rows.length}`;
    button = fill(body, matching, ({ article, figure: [text, value, unit, subject, period, rendering, fidelity] }) =>
      element("tr", {},
        element("td", { text, lang: article.languages[0] }), element("td", { text: value, className: "number" }), element("td", { text: unit }),
        element("td", { text: subject, lang: article.languages[0] }), element("td", { text: period }), element("td", { text: rendering, lang: article.languages[1] }),
        element("td", { text: fidelity, className: fidelity === "flagged" ? "flag" : "" }), element("td", {}, linkTo(article.file, ".md", article.name))), ROWS_AT_ONCE);
  };
  document.getElementById("search").addEventListener("input", show);
  show();
}

/** A dot for each value, joined by a line where each period has one; values are written where they do not cover each other. */
function chart(series) {
  const [width, height, edge, foot] = [320, 150, 14, 22];
  const periods = [...new Set(series.points.map(([period]) => period))];
  const values = series.points.map(([, value]) => Number(value));
  const [low, high] = [Math.min(0, ...values), Math.max(...values)];
  const x = (period) => edge + 20 + (periods.indexOf(period) * (width - 2 * edge - 40)) / Math.max(1, periods.length - 1);
  const y = (value) => height - foot - ((value - low) / (high - low || 1)) * (height - foot - 2 * edge);
  const picture = drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": series.points.map(([period, , text]) => `${period}: ${text}`).join("; ") });
  const single = new Set(series.points.map(([period, value]) => `${period} ${value}`)).size === periods.length;
  const sparse = single && periods.length <= PERIODS_WRITTEN;
  if (single) picture.append(drawing("polyline", { points: periods.map((period) => `${x(period)},${y(Number(series.points.find((point) => point[0] === period)[1]))}`).join(" ") }));
  const written = new Set();
  for (const [period, value, text, article] of series.points) {
    const dot = drawing("circle", { cx: x(period), cy: y(Number(value)), r: 3.5 });
    dot.append(drawing("title", {}, `${period}: ${text} (${article})`));
    picture.append(dot);
    const extreme = Number(value) === high || (single && Number(value) === Math.min(...values));
    if (written.has(value) || !(sparse || extreme)) continue;
    written.add(value);
    picture.append(drawing("text", { x: x(period), y: y(Number(value)) - 7, "text-anchor": "middle", class: "value" }, text));
  }
  const ends = periods.every((period) => period.endsWith("-12-31"));
  const every = Math.ceil(periods.length / (ends ? PERIODS_WRITTEN : PERIODS_WRITTEN - 1));
  periods.forEach((period, number) => {
    if (number % every === 0) picture.append(drawing("text", { x: x(period), y: height - 6, "text-anchor": "middle" }, ends ? period.slice(0, -6) : period));
  });
  const names = someOf([...new Set(series.points.map((point) => point[3]))]);
  return element("figure", {}, element("figcaption", { text: series.subject + (series.unit ? ` (${series.unit})` : "") }), picture, element("p", { className: "meta", text: names }));
}

function others() {
  const sections = [
    ["day", "ol", overview.points, (point) => element("li", {}, element("span", { text: point.text, lang: point.language }), element("span", { className: "target", text: point.translation }), element("span", { className: "meta", text: someOf(point.articles) }))],
    ["clashes", "ul", overview.clashes, (clash) => element("li", {}, element("span", { text: clash.why }), element("span", { className: "meta target", text: someOf(clash.articles) }))],
    ["series", ".charts", overview.series, chart],
    ["failures", "ul", overview.failures, (failure) => element("li", {}, element("strong", { text: failure.name }), element("span", { text: `: ${failure.message}` }))],
  ];
  for (const [id, selector, rows, make] of sections) {
    if (!rows.length) continue;
    const section = document.getElementById(id);
    section.hidden = false;
    fill(section.querySelector(selector), rows, make, FEW_AT_ONCE);
  }
}

/** What came, went or has another value since an earlier run, when that was asked. */
function changes() {
  const told = overview.changes;
  if (!told) return;
  const section = document.getElementById("changes");
  section.hidden = false;
  const { added, changed, removed } = told.articles;
  const since = told.since === "last" ? "the last run" : told.since;
  section.querySelector(".hint").textContent = `Since ${since}: ${added.length} articles new, ${changed.length} changed, ${removed.length} gone; `
    + `${told.counts.changed} figures changed, ${told.counts.new} new, ${told.counts.gone} gone.`;
  const files = new Set(articles.map((article) => article.file));
  const row = ([kind, article, before, now, subject]) =>
    element("tr", {}, element("td", { text: kind }), element("td", { text: before }), element("td", { text: now }), element("td", { text: subject }),
      element("td", {}, files.has(article) ? linkTo(article, ".md", article) : article));
  if (told.figures.length) fill(section.querySelector("tbody"), told.figures, row, ROWS_AT_ONCE);
  else section.querySelector(".scroll").hidden = true;
}

function contents() {
  const nav = document.querySelector("nav");
  for (const section of document.querySelectorAll("main > section:not([hidden])")) nav.append(element("a", { href: `#${section.id}`, text: section.querySelector("h2").textContent }));
}

counts();
flagged();
changes();
others();
search();
const byConcern = [...articles].sort((one, other) => other.flagged.length - one.flagged.length);
fill(document.getElementById("list"), byConcern, articleCard);
contents();
