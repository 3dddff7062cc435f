import type { Pairs } from '../i18n/pairs.ts';

/** The page that grades every quantity against other programs; it loads its own words, nobody else needs them. */
export const texts = {
  title: { en: 'How exact?', zh: '有多精确？' },
  lead: {
    en: 'The numbers of this program were computed a second time by other programs, on the same data. Each dot is one quantity: how many leading digits agree in the worst of all its numbers.',
    zh: '本程序的数字均由其他程序用同样的数据重新计算。每个点是一个统计量：其全部数字中最差的一个有多少位与对照一致。',
  },
  strip: { en: 'Agreement', zh: '一致程度' },
  numbers: { en: 'Numbers compared', zh: '比较的数字' },
  cases: { en: 'Cases', zh: '案例' },
  quantities: { en: 'Quantities', zh: '统计量' },
  atNine: { en: 'Nine digits or more', zh: '九位以上一致' },
  programs: { en: 'Other programs', zh: '对照程序' },
  plotTitle: { en: 'Digits that agree, by method', zh: '各方法的一致位数' },
  plotNote: {
    en: 'Open a method for its quantities. Other programs print 15 digits, so nothing can be seen beyond.',
    zh: '展开某一方法可查看其统计量。对照程序打印 15 位数字，更多位数无从比较。',
  },
  axis: { en: 'digits that agree', zh: '一致位数' },
  find: { en: 'Find a quantity, method or program', zh: '查找统计量、方法或程序' },
  nothing: { en: 'Nothing has that in its name.', zh: '没有名称包含该内容。' },
  quantity: { en: 'Quantity', zh: '统计量' },
  program: { en: 'Compared with', zh: '对照程序' },
  count: { en: 'Numbers', zh: '数字' },
  error: { en: 'Worst error', zh: '最大误差' },
  digits: { en: 'Digits', zh: '位数' },
  allowed: { en: 'Allowed', zh: '容许' },
  equal: { en: 'equal', zh: '相等' },
  onPurpose: { en: 'another rule, see below', zh: '规则不同，见下文' },
  summary: {
    en: 'worst {worst}, best {best} digits; {count} quantities',
    zh: '最差 {worst} 位，最好 {best} 位；{count} 个统计量',
  },
  errorNote: {
    en: 'Relative error is |ours − theirs| over |theirs|. Near zero the difference is divided by the smallest size that still counts, so that it passes exactly when it is at most the error allowed. Numbers that rest on random draws are compared in distribution by the tests and are not shown here.',
    zh: '相对误差为 |本程序 − 对照| 除以 |对照|。接近零时除以仍有意义的最小量级，故不大于容许值即为通过。依赖随机抽样的数字由测试按分布比较，不在此列。',
  },
  differTitle: { en: 'Where we differ on purpose', zh: '有意不同之处' },
  differLead: {
    en: 'Three numbers of the reference follow another rule. A proof stands beside each in the tests.',
    zh: '有三处对照数字遵循另一规则，测试中均附有证明。',
  },
  openTitle: { en: 'What no other program has checked', zh: '尚无其他程序核对之处' },
  openLead: {
    en: 'These rest on slow and obvious code beside the fast one, on identities that can fail, or on published tables.',
    zh: '以下内容依靠与快速实现并列的慢而显然的代码、可被推翻的恒等式，或已发表的表格来检验。',
  },
  coverTitle: { en: 'Cases of the reference', zh: '对照案例' },
  coverNote: {
    en: 'Cases whose data are public but not ours are compared where those data are present.',
    zh: '数据公开但不属于我们的案例，在有数据处进行比较。',
  },
  group: { en: 'Group', zh: '组' },
  compared: { en: 'Compared', zh: '已比较' },
  ofAll: { en: '{done} of {all}', zh: '{done} / {all}' },
  notCompared: { en: 'Why not the others', zh: '其余未比较的原因' },
} as const satisfies Pairs;
