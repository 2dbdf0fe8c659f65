// The report as files, and its Markdown.

import { make } from "./elements.js";
import { valueOf } from "./figures.js";

/** Hand a text to the browser as a file. */
export function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Return a name for a file of this report. */
export function fileName(report, extension) {
  const stem = (report.name ?? "").replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 60) || report.id.slice(7, 19);
  return `${stem}.${extension}`;
}

/** Put a text on the clipboard, also where the page has no right to the clipboard's own interface. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/** Return the report as Markdown. */
export function markdown(report, words) {
  const parts = [];
  const title = report.title ?? { source: report.name ?? words.untitled, target: "" };
  parts.push(`# ${plain(title.source)}`, title.target ? `*${plain(title.target)}*` : null);
  const notices = [...report.conflicts.map((conflict) => conflict.why), ...report.warnings.map((warning) => warning.message)];
  if (notices.length) parts.push(`## ${words.notices}`, notices.map((notice) => `- ${plain(notice)}`).join("\n"));
  if (report.key_points.length) {
    parts.push(`## ${words.points}`, report.key_points.map((point, index) => `${index + 1}. ${plain(point.text)}  \n   ${plain(point.translation ?? "")}`).join("\n"));
  }
  parts.push(`## ${words.targetText}`, report.translation, `## ${words.sourceText}`, report.text);
  if (report.figures.length) parts.push(`## ${words.figures}`, figureTable(report, words));
  return parts.filter(Boolean).join("\n\n") + "\n";
}

function figureTable(report, words) {
  const head = [words.figure, words.value, words.unit, words.subject, words.state];
  const rows = report.figures.map((figure) => [figure.text, valueOf(figure), figure.unit ?? "", figure.subject ?? "", words[figure.fidelity]]);
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((cell) => plain(cell).replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}

function plain(text) {
  return text.replace(/\s+/g, " ").replace(/([*_`<[\]])/g, "\\$1");
}
