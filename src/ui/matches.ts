export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Choices whose label or hint holds the query: those that are the query first, then those that begin with it, each in the order given. */
export function matches(options: readonly Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  const distance = ({ label, hint = '' }: Choice): number => {
    const texts = [label.toLowerCase(), hint.toLowerCase()];
    if (texts.includes(wanted)) return 0;
    return texts.some((text) => text.startsWith(wanted)) ? 1 : 2;
  };
  const found = options.filter(({ label, hint = '' }) => `${label}\n${hint}`.toLowerCase().includes(wanted));
  return wanted === '' ? found : found.sort((a, b) => distance(a) - distance(b));
}
