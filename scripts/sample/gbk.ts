/** Two-byte GBK codes by character, read off the decoder that every platform carries. */
function codeTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, lead * 256 + trail);
    }
  }
  return codes;
}

/** The text in GBK (code page 936). Throws on a character that GBK does not have. */
export function encodeGbk(text: string): Uint8Array {
  const codes = codeTable();
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const code = codes.get(char);
    if (code === undefined) throw new Error(`GBK has no ${char}`);
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
