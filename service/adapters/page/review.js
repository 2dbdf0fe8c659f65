// Accepting or correcting one sentence in its place.

import { make } from "./elements.js";

/** Open the form under a pair of paragraphs; `save` gets the translation and the name, and resolves when it is kept. */
export function openReview(pair, sentence, { words, language, save }) {
  pair.parentElement.querySelector(".review")?.remove();
  const text = make("textarea", { rows: 3, lang: language, "aria-label": words.correction });
  text.value = sentence.translation ?? "";
  const who = make("input", { type: "text", class: "who", maxlength: 200, "aria-label": words.who, placeholder: words.who, autocomplete: "name" });
  who.value = localStorage.getItem("who") ?? "";
  const keep = make("button", { type: "submit", class: "primary" }, words.accept);
  const cancel = make("button", { type: "button", class: "quiet" }, words.cancel);
  const form = make("form", { class: "review" }, make("p", { lang: null, class: "review-source" }, sentence.text), text, make("div", { class: "review-foot" }, who, cancel, keep));
  const close = () => {
    form.remove();
    document.getElementById(`target-${sentence.index}`)?.focus();
  };
  text.addEventListener("input", () => {
    keep.textContent = text.value === sentence.translation ? words.accept : words.correct;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  cancel.addEventListener("click", close);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    localStorage.setItem("who", who.value.trim());
    keep.disabled = true;
    if (await save(text.value, who.value.trim())) close();
    else keep.disabled = false;
  });
  pair.after(form);
  text.focus();
}

/** Return the report with one sentence as a person left it. */
export function withReview(report, index, judged) {
  const before = report.sentences[index];
  const sentence = { ...before, translation: judged.translation, check: judged.check };
  const fates = new Map(judged.figures.map((figure) => [figure.start + before.start, figure]));
  return {
    ...report,
    sentences: report.sentences.map((one) => (one.index === index ? sentence : one)),
    figures: report.figures.map((figure) => {
      const fate = figure.sentence === index ? fates.get(figure.start) : undefined;
      return fate ? { ...figure, fidelity: fate.fidelity, target_start: fate.target_start, target_end: fate.target_end } : figure;
    }),
    key_points: report.key_points.map((point) =>
      point.sentence === index && point.text === before.text ? { ...point, translation: sentence.translation, check: sentence.check } : point,
    ),
    warnings: report.warnings.filter((warning) => warning.sentence !== index),
    translation: report.translation.replace(before.translation, () => sentence.translation),
  };
}
