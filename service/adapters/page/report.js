// One report on the page: headlines, what to look at, key points, texts, figures.

import { drawChart } from "./chart.js";
import { byId, make } from "./elements.js";
import { FigureTable } from "./figures.js";
import { Texts } from "./texts.js";
import { WARNINGS, fill } from "./words.js";

export class ReportView {
  constructor(words, language, { review }) {
    this.words = words;
    this.language = language;
    this.texts = new Texts(byId("texts"), words, { review });
    this.table = new FigureTable(byId("figure-table"), words);
  }

  /** Clear the place for a new report. */
  begin() {
    this.report = null;
    this.begun = false;
    for (const id of ["report", "notices", "points", "figures", "exports", "legend"]) byId(id).hidden = true;
    for (const id of ["headline", "headline-target", "facts"]) byId(id).textContent = "";
    this.texts.begin("zh", "en");
  }

  /** Show a sentence that has just come. */
  add(sentence) {
    if (!this.begun) {
      this.begun = true;
      const source = /\p{Script=Han}/u.test(sentence.text) ? "zh" : "en";
      this.texts.begin(source, source === "zh" ? "en" : "zh");
      byId("report").hidden = false;
    }
    this.texts.add(sentence);
  }

  /** Show the whole report, or show it again in the other language of the page. */
  show(report = this.report) {
    if (!report) return;
    this.report = report;
    const source = sourceTag(report);
    byId("report").hidden = false;
    this.showHead(report, source);
    this.showNotices(report);
    this.showPoints(report, source);
    this.showTexts(report, source);
    byId("figures").hidden = report.figures.length === 0;
    byId("exports").hidden = false;
    byId("legend").hidden = report.figures.length === 0;
    this.table.show(report);
    drawChart(byId("chart"), report, this.words());
  }

  showHead(report, source) {
    const words = this.words();
    const headline = byId("headline");
    headline.textContent = report.title?.source ?? report.name ?? words.untitled;
    headline.lang = report.title ? source : this.language();
    byId("headline-target").textContent = report.title?.target ?? "";
    byId("headline-target").lang = report.target;
    const facts = fill(words.facts, {
      source: words[report.language.code],
      target: words[report.target],
      sentences: report.sentences.length,
      figures: report.figures.length,
    });
    const states = ["kept", "repaired", "flagged"]
      .map((state) => [state, report.figures.filter((figure) => figure.fidelity === state).length])
      .filter(([, count]) => count);
    byId("facts").replaceChildren(facts, ...states.flatMap(([state, count]) => [" ", make("span", { class: `state ${state}` }, `${count} ${words[state]}`)]));
  }

  showNotices(report) {
    const conflicts = report.conflicts.map((conflict) => make("li", {}, ...this.conflictWords(report, conflict)));
    const warnings = [...groupBySentence(report.warnings)].map(([sentence, group]) => {
      const link = sentence === null ? null : this.sentenceLink(sentence);
      return make("li", {}, link, ...this.warningWords(report, group));
    });
    const items = [...conflicts, ...warnings];
    byId("notices").hidden = items.length === 0;
    byId("notice-list").replaceChildren(...items);
  }

  conflictWords(report, conflict) {
    const words = this.words();
    const heading = make("strong", { title: conflict.why }, conflict.figures.length > 1 ? words.conflict : words.impossible);
    const links = conflict.figures.map((index) => this.figureLink(report, index));
    return [heading, ...this.reason(conflict.why), ...links.flatMap((link) => [" ", link])];
  }

  // What the service says is English: the page says it in its own words by the code, and names the figures.
  warningWords(report, warnings) {
    const known = WARNINGS[this.language()];
    const codes = [...new Set(warnings.map((warning) => warning.code))];
    return codes.flatMap((code) => {
      const group = warnings.filter((warning) => warning.code === code);
      const reasons = group.map((warning) => warning.message).join(" ");
      if (!known[code]) return this.reason(reasons, { always: true });
      const figures = code.startsWith("figure-") ? report.figures.filter((figure) => figure.sentence === group[0].sentence && figure.fidelity === "flagged") : [];
      const links = figures.flatMap((figure) => [" ", this.figureLink(report, figure.index)]);
      return [" ", make("strong", { title: reasons }, known[code]), ...links];
    });
  }

  // In Chinese the English words are left to the heading's tooltip, and to the exports.
  reason(message, { always = false } = {}) {
    return always || this.language() === "en" ? [" ", make("span", { lang: "en" }, message)] : [];
  }

  figureLink(report, index) {
    return make("a", { href: `#place-${index}`, lang: sourceTag(report) }, report.figures[index].text);
  }

  sentenceLink(index) {
    return make("a", { href: `#source-${index}`, class: "place" }, fill(this.words().place, { n: index + 1 }));
  }

  showPoints(report, source) {
    const words = this.words();
    const items = report.key_points.map((point) =>
      make(
        "li",
        {},
        make("p", { lang: source, class: "point" }, point.text),
        make("p", { lang: report.target, class: "point-target" }, point.translation ?? ""),
        make("p", { class: "point-foot" }, this.sentenceLink(point.sentence), checkMark(point.check, words)),
      ),
    );
    byId("points").hidden = items.length === 0;
    byId("point-list").replaceChildren(...items);
  }

  showTexts(report, source) {
    this.texts.begin(source, report.target, { whole: true });
    const figures = groupBySentence(report.figures);
    for (const sentence of report.sentences) this.texts.add(sentence, figures.get(sentence.index) ?? []);
  }
}

/** Return the tag of the source for the lang attribute, so that fonts and voices fit the script. */
export function sourceTag(report) {
  return report.language.code === "zh" && report.language.script === "Hant" ? "zh-Hant" : report.language.code;
}

function checkMark(check, words) {
  const state = { verified: "kept", repaired: "repaired", flagged: "flagged" }[check];
  if (!state && check !== "reviewed") return null;
  const word = check === "verified" ? words.verified : words[check];
  return make("span", { class: `state ${state ?? "kept"}` }, word);
}

function groupBySentence(records) {
  const groups = new Map();
  for (const record of records) groups.set(record.sentence, [...(groups.get(record.sentence) ?? []), record]);
  return groups;
}
