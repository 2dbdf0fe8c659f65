// The page itself: the form, the stream, the two switches, and what happens when something goes wrong.

import { byId, make } from "./elements.js";
import { copy, fileName, markdown, save } from "./exports.js";
import { looksLikeHtml, readFile } from "./files.js";
import { ReportView } from "./report.js";
import { openReview, withReview } from "./review.js";
import { Problem, digest, keepKey, keepReview, listExamples } from "./service.js";
import { PROBLEMS, WORDS, fill } from "./words.js";

const state = { language: firstLanguage(), stop: null, name: null, examples: [], came: 0, status: null, problem: null };
const words = () => WORDS[state.language];
const view = new ReportView(words, () => state.language, { review });

function firstLanguage() {
  return localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

function speak(language) {
  state.language = language;
  localStorage.setItem("language", language);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words()[element.dataset.word];
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = words()[element.dataset.placeholder];
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words()[element.dataset.label]);
  const other = byId("interface");
  other.textContent = language === "zh" ? "English" : "中文";
  other.lang = language === "zh" ? "en" : "zh";
  if (state.status) tell(...state.status);
  if (state.problem) complain(state.problem);
  view.show();
}

function shade(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  const next = theme === "dark" ? "light" : "dark";
  byId("theme").dataset.word = next;
  byId("theme").textContent = words()[next];
}

function tell(word, values = {}) {
  state.status = word ? [word, values] : null;
  byId("status").textContent = word ? fill(words()[word], values) : "";
}

function complain(problem) {
  state.problem = problem;
  const frame = byId("problem");
  frame.hidden = problem === null;
  if (!problem) return;
  const phrase = PROBLEMS[state.language][problem.code] ?? problem.message;
  const again = () => byId("desk").requestSubmit();
  const parts = problem.code.startsWith("key-") ? [keyField(again)] : [];
  const retry = make("button", { type: "button", class: "quiet", onclick: again }, words().retry);
  frame.replaceChildren(make("p", {}, fill(phrase, { n: state.came })), ...parts, retry);
}

function keyField(again) {
  const field = make("input", { type: "password", autocomplete: "off", "aria-label": words().key, placeholder: words().key });
  field.addEventListener("change", () => keepKey(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    keepKey(field.value);
    again();
  });
  return field;
}

function wishes() {
  const content = byId("article").value;
  const body = looksLikeHtml(content) ? { html: content } : { text: content };
  if (state.name) body.name = state.name;
  if (byId("target").value) body.target = byId("target").value;
  if (byId("count").value) body.key_points = Number(byId("count").value);
  return body;
}

async function translate(event) {
  event.preventDefault();
  state.stop?.abort();
  const stop = new AbortController();
  state.stop = stop;
  state.came = 0;
  const length = Array.from(byId("article").value).length || 1;
  complain(null);
  view.begin();
  busy(true);
  tell("working");
  try {
    const report = await digest(wishes(), { signal: stop.signal, onSentence: (sentence) => receive(sentence, length) });
    view.show(report);
    const seconds = Object.values(report.seconds).reduce((sum, spent) => sum + spent, 0);
    tell("done", { sentences: report.sentences.length, figures: report.figures.length, seconds: seconds.toFixed(1) });
    follow();
  } catch (error) {
    if (state.stop !== stop) return; // a newer run has the page
    if (error.name === "AbortError") tell("stopped", { n: state.came });
    else {
      tell(null);
      complain(error instanceof Problem ? error : new Problem("internal", String(error)));
    }
  }
  if (state.stop === stop) busy(false);
}

function receive(sentence, length) {
  state.came += 1;
  view.add(sentence);
  byId("progress").value = Math.min(sentence.end / length, 1);
  tell("streaming", { n: state.came });
}

function busy(working) {
  if (working) byId("article").rows = 5; // the report is what counts now
  byId("progress").hidden = !working;
  byId("progress").value = 0;
  byId("stop").hidden = !working;
  byId("texts").setAttribute("aria-busy", String(working));
  if (!working) state.stop = null;
}

function review(sentence, pair) {
  const report = view.report;
  const save = async (translation, who) => {
    const body = { text: sentence.text, source: report.language.code, target: report.target, translation, who: who || null };
    try {
      const judged = await keepReview(body);
      if (view.report !== report) return true;
      view.show(withReview(report, sentence.index, judged));
      complain(null);
      tell(judged.warnings.length ? "keptWithout" : "keptReview", { figures: judged.figures.filter((figure) => figure.fidelity === "flagged").map((figure) => figure.text).join(", ") });
      return true;
    } catch (problem) {
      complain(problem);
      return false;
    }
  };
  openReview(pair, sentence, { words: words(), language: report.target, save });
}

function take(text, name) {
  byId("article").value = text;
  state.name = name;
}

async function takeFile(file) {
  if (!file) return;
  byId("example").value = "";
  try {
    take(await readFile(file), file.name.slice(0, 500));
    complain(null);
    byId("desk").requestSubmit();
  } catch (problem) {
    complain(problem);
  }
}

async function offerExamples() {
  state.examples = await listExamples();
  byId("example").append(
    ...state.examples.map((example, index) => make("option", { value: index, lang: example.language }, example.title)),
  );
}

// A link to a place that is not yet scrolled to also takes the focus there, for keyboards and screen readers.
function follow() {
  const goal = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!goal) return;
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "center" });
}

function wire() {
  byId("desk").addEventListener("submit", translate);
  byId("stop").addEventListener("click", () => state.stop?.abort());
  byId("article").addEventListener("input", () => {
    state.name = null;
    byId("example").value = "";
  });
  byId("article").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("desk").requestSubmit();
  });
  byId("example").addEventListener("change", ({ target }) => {
    const example = state.examples[target.value];
    if (!example) return;
    take(example.text, example.name);
    byId("desk").requestSubmit();
  });
  byId("choose").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", ({ target }) => takeFile(target.files[0]));
  byId("interface").addEventListener("click", () => speak(state.language === "zh" ? "en" : "zh"));
  byId("theme").addEventListener("click", () => shade(byId("theme").dataset.word));
  window.addEventListener("hashchange", follow);
  wireDrop();
  wireExports();
}

function wireDrop() {
  const desk = byId("desk");
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    desk.classList.add("dropping");
  });
  window.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) desk.classList.remove("dropping");
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    desk.classList.remove("dropping");
    takeFile(event.dataTransfer.files[0]);
  });
}

function wireExports() {
  byId("export-json").addEventListener("click", () => save(JSON.stringify(view.report, null, 2), fileName(view.report, "json"), "application/json"));
  byId("export-markdown").addEventListener("click", () => save(markdown(view.report, words()), fileName(view.report, "md"), "text/markdown"));
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  byId("export-csv").addEventListener("click", () => save("\ufeff" + view.table.csv(), fileName(view.report, "csv"), "text/csv"));
  byId("copy-csv").addEventListener("click", async () => {
    await copy(view.table.csv());
    tell("copied");
  });
}

wire();
shade(localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
speak(state.language);
offerExamples();
