/** Words of scales that have an order of their own, smallest first; each entry holds what one step is called. */
const SCALES: readonly (readonly (readonly string[])[])[] = [
  [
    ['small', '小城市', '小'],
    ['medium', 'middle', '中等城市', '中'],
    ['large ii', 'type ii large', 'ⅱ型大城市', 'ii型大城市'],
    ['large', '大城市', '大'],
    ['large i', 'type i large', 'ⅰ型大城市', 'i型大城市'],
    ['mega', 'megacity', '巨大城市'],
    ['extra large', 'very large', '特大城市', '特大'],
    ['super large', '超大城市', '超大'],
  ],
  [
    ['low', '低'],
    ['medium', 'middle', '中'],
    ['high', '高'],
  ],
  [
    ['east', 'eastern', '东部', '东'],
    ['central', 'middle', '中部', '中'],
    ['west', 'western', '西部', '西'],
    ['northeast', 'northeastern', '东北'],
  ],
];

const plainText = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

/** Positions of the levels in the order in which a table lists them: city sizes, low to high and regions by their scale, others as given. */
export function orderLevels(levels: readonly string[]): number[] {
  const words = levels.map(plainText);
  const stepOf = (scale: (typeof SCALES)[number], word: string) => scale.findIndex((step) => step.includes(word));
  const scale = SCALES.find((candidate) => words.every((word) => stepOf(candidate, word) >= 0));
  const positions = [...levels.keys()];
  return scale ? positions.sort((a, b) => stepOf(scale, words[a]) - stepOf(scale, words[b]) || a - b) : positions;
}
