// A dropped or chosen file becomes text: newsrooms still keep GB18030 and Big5.

import { Problem } from "./service.js";

/** Return the text of a file. Throws Problem where it is none. */
export async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\u0000")) return text;
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new Problem("undecodable", file.name);
}

function encodingsOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030", "big5"];
}

/** Return whether a text is a page rather than an article. */
export function looksLikeHtml(text) {
  return /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6])\b/i.test(text);
}
