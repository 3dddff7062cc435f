/** Whether a text holds Chinese, Japanese or Korean signs or their punctuation. */
export function hasCjk(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(
    text,
  );
}

/** Rough width of a text in em of a proportional font: one for a wide sign, about half for the others. */
export function emWidth(text: string, narrow = 0.52): number {
  return [...text].reduce((width, sign) => width + (hasCjk(sign) ? 1 : narrow), 0);
}
