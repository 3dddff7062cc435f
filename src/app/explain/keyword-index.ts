import { id, it, math, num, op, row, sub, under } from './mathml.ts';
import type { Explanation } from './types.ts';

export const keywordIndex: Explanation = {
  title: { en: 'Keyword index from texts', zh: '文本关键词指数' },
  what: [
    {
      en: 'The words of a dictionary are counted in one text per unit and year, such as a government work report, and the count, its logarithm or its rate becomes a column.',
      zh: '在每个个体每年的一份文本（如政府工作报告）中统计词典词语的出现次数，以次数、其对数或频率作为一列。',
    },
    {
      en: 'Nested words count once: “大数据” is counted as itself and not again as “数据”. Texts are read from the left, the longest word first; no character is used twice.',
      zh: '嵌套词只计一次：“大数据”只计为自身，不再计为“数据”。文本自左向右、最长词优先匹配，任何字符不重复使用。',
    },
    {
      en: 'Full-width and half-width forms, upper and lower case, and line breaks inside Chinese words make no difference. Words of an alphabet count only where they stand alone: “AI” is not in “MAIL”.',
      zh: '全角半角、大小写、中文词中的换行均不影响计数。字母文字须独立成词：“AI”不会计入 “MAIL”。',
    },
  ],
  equation: {
    mathml: math(
      it('K'),
      op('='),
      op('ln'),
      row(op('('), num('1'), op('+'), under(op('∑'), id('w')), sub(id('n'), row(id('w'), op(','), id('it'))), op(')')),
    ),
    where: {
      en: 'n is how often word w is counted in the text of unit i and year t. Or, in place of the logarithm, 10,000 times the sum over the characters of the text, blanks apart.',
      zh: 'n 为词 w 在个体 i 年份 t 文本中的计数。也可不取对数，而以计数合计除以文本字符数（不含空白）再乘以 10,000。',
    },
  },
  assumes: [
    {
      en: 'Naming a thing stands for doing it. Reports also name what is lacking or planned; read the passages.',
      zh: '以提及代表行动。报告也会提到不足或计划，请核对示例片段。',
    },
    {
      en: 'Texts of all units and years are of one kind. A change of format, length or author changes counts without any change of policy.',
      zh: '各个体各年份的文本属于同一类。格式、篇幅或起草者的变化会在政策未变时改变词频。',
    },
  ],
  wrong: [
    {
      en: 'The policy’s own name is in the dictionary: after the start the index measures that the policy was announced.',
      zh: '词典中含有政策自身的名称：政策实施后指数衡量的只是政策被宣布。',
    },
    {
      en: 'Counts without regard to length where reports grow longer: use the rate per 10,000 characters beside the logarithm.',
      zh: '报告逐年变长而不考虑篇幅：请在对数之外同时报告每万字词频。',
    },
    {
      en: 'Rows without a text are missing, not zero. Zero is a text in which no word occurs.',
      zh: '没有文本的行是缺失，不是零。零表示有文本但没有出现任何词。',
    },
    {
      en: 'Columns of counts made elsewhere are added up as they are: nested words that were counted twice there stay so.',
      zh: '他处统计的词频列按原值相加：若嵌套词此前被重复计数，此处无法纠正。',
    },
  ],
  next: [
    {
      en: 'Take the word with most hits out and see whether the estimate stands; a single word that carries the index is a result about that word.',
      zh: '剔除词频最高的词再看估计是否稳定；若指数由单个词支撑，结论只是关于那个词的。',
    },
  ],
  references: [
    'Gentzkow, M., Kelly, B., Taddy, M. (2019). Text as data. Journal of Economic Literature 57(3), 535–574.',
    'Loughran, T., McDonald, B. (2016). Textual analysis in accounting and finance: A survey. Journal of Accounting Research 54(4), 1187–1230.',
  ],
  code: {
    r: 'pattern <- "大数据|数据|人工智能" # the longest word first\nhits <- lengths(regmatches(text, gregexpr(pattern, text, perl = TRUE)))\nindex <- log1p(hits)',
    stata:
      'generate long hits = 0\nlocal again 1\nwhile `again\' {\n  generate byte found = ustrregexm(text, "大数据|数据|人工智能")\n  replace hits = hits + found\n  replace text = ustrregexrf(text, "大数据|数据|人工智能", char(10))\n  quietly count if found\n  local again = r(N) > 0\n  drop found\n}\ngenerate double index = ln(1 + hits)',
  },
};
