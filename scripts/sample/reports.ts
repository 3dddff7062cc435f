import { createStream, type RandomStream } from '../../src/core/random/philox.ts';
import { categoryColumn, numericColumn } from '../../src/table/column.ts';
import { frameToCsv } from '../../src/table/csv-writer.ts';
import { createFrame } from '../../src/table/frame.ts';
import { cities, pilotYears } from './facts.ts';

/** Short made-up reports in the manner of government work reports, to try the keyword index on. Real cities and pilot years, invented sentences. */
const SEED = 2023;
const FROM = 2010;
const TO = 2022;
const CITIES = 36;

const PLAIN = [
  '全年地区生产总值稳步增长。',
  '民生保障持续加强，城镇新增就业超额完成任务。',
  '城乡面貌明显改善，综合交通网络不断完善。',
  '财政收入平稳增长，重点支出得到保障。',
  '粮食生产再获丰收，农村改革扎实推进。',
  '安全生产形势总体平稳。',
  '教育、卫生、文化事业全面发展。',
];

/** Sentences that name what papers count, each from the year in which such words came up. */
const TOPICS: readonly { readonly from: number; readonly text: string; readonly digital?: boolean }[] = [
  { from: FROM, text: '坚持创新驱动，加大研发投入，支持高新技术企业发展。' },
  { from: FROM, text: '推进产学研合作，促进科技成果转化。' },
  { from: FROM, text: '发展循环经济，推广清洁能源和低碳生活。' },
  { from: FROM, text: '新能源汽车和新能源产业初具规模。' },
  { from: FROM, text: '完善人才引进政策，引进高素质人才。' },
  { from: 2013, text: '建设大数据中心，推动云计算、物联网应用。', digital: true },
  { from: 2013, text: '加快智慧城市建设，培育数字经济。', digital: true },
  { from: 2016, text: '布局人工智能、集成电路、机器人等战略性新兴产业。', digital: true },
  { from: 2018, text: '5G 网络覆盖主城区，工业互联网平台上线运行。', digital: true },
  { from: 2019, text: '完善数据要素市场，推动产业数字化和数字产业化。', digital: true },
  { from: 2020, text: '培育专精特新企业，抢占未来产业先机。' },
  { from: 2021, text: '推动碳达峰、碳中和，发展绿色制造。' },
];

function draw<T>(pool: readonly T[], count: number, stream: RandomStream): T[] {
  const left = [...pool];
  stream.shuffle(left);
  return left.slice(0, count);
}

/** One report; big data zones speak more of data from their first year on. */
function report(year: number, zone: boolean, stream: RandomStream): string {
  const topics = TOPICS.filter((topic) => topic.from <= year);
  const usual = draw(topics, 1 + stream.integer(3) + Number(year >= 2016), stream);
  const more = zone
    ? draw(
        topics.filter(({ digital }) => digital),
        1 + stream.integer(2),
        stream,
      )
    : [];
  const sentences = [...draw(PLAIN, 3, stream), ...usual.map(({ text }) => text), ...more.map(({ text }) => text)];
  stream.shuffle(sentences);
  return `${year} 年工作回顾：${sentences.join('')}`;
}

export function reportsCsv(): string {
  const starts = pilotYears('bigdata');
  const zones = cities.flatMap((_, i) => (Number.isFinite(starts[i]) ? [i] : [])).slice(0, CITIES / 3);
  const others = cities.flatMap((_, i) => (Number.isFinite(starts[i]) ? [] : [i]));
  const step = Math.floor(others.length / (CITIES - zones.length));
  const chosen = [...zones, ...others.filter((_, j) => j % step === 0).slice(0, CITIES - zones.length)];
  const rows = chosen
    .sort((a, b) => a - b)
    .flatMap((i) => Array.from({ length: TO - FROM + 1 }, (_, t) => ({ i, year: FROM + t })));
  const texts = rows.map(({ i, year }, row) => {
    const stream = createStream(SEED, i * 100 + (year - FROM));
    return row % 97 === 13 ? null : report(year, year >= starts[i], stream);
  });
  return frameToCsv(
    createFrame([
      categoryColumn(
        'city',
        rows.map(({ i }) => cities[i].name),
      ),
      numericColumn(
        'year',
        rows.map(({ year }) => year),
      ),
      numericColumn(
        'bigdata_year',
        rows.map(({ i }) => (Number.isFinite(starts[i]) ? starts[i] : Number.NaN)),
      ),
      categoryColumn('report', texts),
    ]),
  );
}
