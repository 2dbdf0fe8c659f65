// Source and translation, paragraph beside paragraph, sentence by sentence, with the figures marked in both.

import { make, slice } from "./elements.js";

export class Texts {
  constructor(frame, words, { review }) {
    this.frame = frame;
    this.words = words;
    this.review = review;
    this.rows = new Map();
    frame.addEventListener("mouseover", (event) => this.mark(event.target));
    frame.addEventListener("mouseleave", () => this.mark(null));
    frame.addEventListener("focusin", (event) => this.mark(event.target));
    frame.addEventListener("focusout", () => setTimeout(() => this.mark(null)));
    frame.addEventListener("keydown", (event) => this.step(event));
  }

  /** Begin an article; languages are those of the lang attribute. */
  begin(source, target, { whole = false } = {}) {
    this.whole = whole;
    this.frame.replaceChildren();
    this.rows.clear();
    this.languages = [source, target];
  }

  /** Put one finished sentence at the end of its paragraph. */
  add(sentence, figures = []) {
    const [source, target] = this.row(sentence.paragraph, sentence.index === 0);
    const blank = source.lang.startsWith("zh") ? "" : " ";
    if (source.childNodes.length) source.append(blank);
    if (target.childNodes.length) target.append(target.lang.startsWith("zh") ? "" : " ");
    const own = figures.map((figure) => ({ ...figure, from: figure.start - sentence.start, until: figure.end - sentence.start }));
    const there = figures
      .filter((figure) => figure.target_start !== null)
      .map((figure) => ({ ...figure, from: figure.target_start, until: figure.target_end }));
    source.append(this.span(sentence, "source", sentence.text, own));
    target.append(this.span(sentence, "target", sentence.translation ?? "", there));
  }

  row(paragraph, first) {
    if (!this.rows.has(paragraph)) {
      const cells = this.languages.map((language, side) =>
        make("p", { lang: language, class: side ? "target" : "source" }),
      );
      this.rows.set(paragraph, cells);
      this.frame.append(make("div", { class: first ? "pair opening" : "pair" }, ...cells));
    }
    return this.rows.get(paragraph);
  }

  span(sentence, side, text, figures) {
    const first = sentence.index === 0 && side === "source";
    const span = make("span", {
      id: `${side}-${sentence.index}`,
      class: `sentence ${sentence.check ?? ""}`,
      "data-sentence": sentence.index,
      tabindex: first ? "0" : "-1",
    });
    let place = 0;
    for (const figure of [...figures].sort((one, other) => one.from - other.from)) {
      if (figure.from < place) continue;
      span.append(slice(text, place, figure.from), this.link(figure, side, slice(text, figure.from, figure.until)));
      place = figure.until;
    }
    span.append(slice(text, place));
    if (side === "target" && ["flagged", "reviewed"].includes(sentence.check) && this.whole) span.append(this.reviewButton(sentence));
    return span;
  }

  reviewButton(sentence) {
    const words = this.words();
    const label = sentence.check === "reviewed" ? words.reviewed : words.review;
    const open = (event) => this.review(sentence, event.target.closest(".pair"));
    return make("button", { type: "button", class: `review-open ${sentence.check}`, title: label, "aria-label": label, onclick: open }, sentence.check === "reviewed" ? "✓" : "✎");
  }

  link(figure, side, text) {
    const link = make("a", {
      href: `#figure-${figure.index}`,
      class: `figure ${figure.fidelity}`,
      "data-figure": figure.index,
      "aria-describedby": `state-${figure.fidelity}`,
      title: this.words()[figure.fidelity],
    });
    if (side === "source") link.id = `place-${figure.index}`;
    link.append(text);
    return link;
  }

  /** Mark the pair that an element belongs to, and the figure on both sides. */
  mark(pointed) {
    // Where the pointer is on no sentence, the one with the focus stays marked.
    const focused = this.frame.contains(document.activeElement) ? document.activeElement : null;
    const element = pointed?.closest?.("[data-sentence]") ? pointed : focused;
    for (const marked of this.frame.querySelectorAll(".marked")) marked.classList.remove("marked");
    const figure = element?.closest?.("[data-figure]")?.dataset.figure;
    const sentence = element?.closest?.("[data-sentence]")?.dataset.sentence;
    const chosen = [];
    if (sentence !== undefined) chosen.push(...this.frame.querySelectorAll(`[data-sentence="${sentence}"]`));
    if (figure !== undefined) chosen.push(...this.frame.querySelectorAll(`[data-figure="${figure}"]`));
    for (const one of chosen) one.classList.add("marked");
  }

  /** One tab stop for all sentences; the arrows go from one to the next, and across. */
  step(event) {
    const here = event.target.closest("[data-sentence]");
    const index = Number(here?.dataset.sentence);
    const side = here?.id.split("-")[0];
    const goals = {
      ArrowDown: `${side}-${index + 1}`,
      ArrowUp: `${side}-${index - 1}`,
      ArrowRight: `target-${index}`,
      ArrowLeft: `source-${index}`,
    };
    const goal = here && document.getElementById(goals[event.key]);
    if (!goal) return;
    event.preventDefault();
    for (const stop of this.frame.querySelectorAll('[tabindex="0"]')) stop.tabIndex = -1;
    goal.tabIndex = 0;
    goal.focus();
  }
}
