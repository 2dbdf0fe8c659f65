// The service as the page sees it: nothing but its public calls.

export class Problem extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** Return the example articles, or none when they cannot be had. */
export async function listExamples() {
  try {
    const answer = await fetch("/page/examples");
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

/** Return the report of an article; `onSentence` gets each sentence as it is done. Throws Problem, or AbortError when stopped. */
export async function digest(body, { onSentence, signal }) {
  const answer = await ask(body, signal);
  if (!answer.ok) throw await readProblem(answer);
  for await (const [name, record] of readEvents(answer.body)) {
    if (name === "sentence") onSentence(record);
    else if (name === "report") return record;
    else if (name === "problem") throw new Problem(record.code, record.detail);
  }
  throw new Problem("broken", "The stream ended without a report.");
}

/** Keep the key of a service that asks for one, as long as this tab is open. */
export function keepKey(key) {
  sessionStorage.setItem("key", key.trim());
}

function headers(accept) {
  const key = sessionStorage.getItem("key");
  const kinds = { "Content-Type": "application/json", Accept: accept };
  return key ? { ...kinds, "X-API-Key": key } : kinds;
}

async function ask(body, signal) {
  try {
    return await fetch("/v1/digest", {
      method: "POST",
      headers: headers("text/event-stream"),
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("unreachable", String(error.message));
  }
}

/** Keep a person's word on a sentence; return how the sentence stands with it. Throws Problem. */
export async function keepReview(body) {
  let answer;
  try {
    answer = await fetch("/v1/reviews", { method: "POST", headers: headers("application/json"), body: JSON.stringify(body) });
  } catch (error) {
    throw new Problem("unreachable", String(error.message));
  }
  if (!answer.ok) throw await readProblem(answer);
  return (await answer.json()).sentence;
}

async function readProblem(answer) {
  try {
    const problem = await answer.json();
    return new Problem(problem.code, problem.detail);
  } catch {
    return new Problem("internal", `HTTP ${answer.status}`);
  }
}

async function* readEvents(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await read(reader);
    if (done) return;
    waiting += value;
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

async function read(reader) {
  try {
    return await reader.read();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("broken", String(error.message));
  }
}

function parse(block) {
  let name = null;
  let payload = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) name = line.slice(7);
    else if (line.startsWith("data: ")) payload += line.slice(6);
  }
  return name ? [name, JSON.parse(payload)] : null;
}
