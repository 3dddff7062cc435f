import { id, it, math, num, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const steps: Explanation = {
  title: { en: 'Steps of data preparation', zh: '数据处理步骤' },
  what: [
    {
      en: 'Steps are applied to the imported data in their order, before anything else reads them. Each finds what the steps before it made and the rows that they left. A column under the name of an existing one takes its place.',
      zh: '步骤按顺序作用于导入的数据，先于其他一切。每一步都能看到前面步骤生成的列和保留的行；与已有列同名的新列将取而代之。',
    },
    {
      en: 'Lags and growth go by time, not by row: the value of 2012 is the lag of 2013 and of no other year. Where a year is missing, the lag is missing; it is never taken from the row above.',
      zh: '滞后与增长按时间而非按行计算：2012 年的值只是 2013 年的滞后值。缺某年时，其滞后值缺失，不会取自上一行。',
    },
    {
      en: 'Expressions: + − * / ^, comparisons, and, or, not, in (a, b), if (x > 0) a else b, missing; ln, ln1p, log10, exp, sqrt, abs, sign, round, floor, ceil, coalesce, missing(x); min and max of several cells; mean, sum, sd, median, count, min, max over rows, by groups as in mean(x by city, year); lag(x, 1), lead(x, 1), diff(x, 1). A name that is not one word stands between backticks, a text between quotes.',
      zh: '表达式：+ − * / ^、比较、and、or、not、in (a, b)、if (x > 0) a else b、missing；ln、ln1p、log10、exp、sqrt、abs、sign、round、floor、ceil、coalesce、missing(x)；多个单元格的 min 与 max；跨行的 mean、sum、sd、median、count、min、max，可分组，如 mean(x by city, year)；lag(x, 1)、lead(x, 1)、diff(x, 1)。列名若非一个词，置于反引号内；文本置于引号内。',
    },
    {
      en: 'A step that fails does nothing, and nothing passes for its work: a model that names its column fails with that reason, the others stand. A filter that fails stops all estimation.',
      zh: '未能执行的步骤不产生任何结果，也没有别的东西代替它：用到其列的模型会据此报错，其余不受影响。筛选未能执行时，一切估计停止。',
    },
  ],
  equation: {
    mathml: math(
      it('L'),
      sub(id('x'), row(id('i'), op(','), id('t'))),
      op('='),
      sub(id('x'), row(id('i'), op(','), id('t'), op('−'), num('1'))),
      op(','),
      sub(id('w'), row(id('i'), op(','), id('t'))),
      op('='),
      op('min'),
      op('('),
      op('max'),
      op('('),
      sub(id('x'), row(id('i'), op(','), id('t'))),
      op(','),
      sub(id('q'), num('1')),
      op(')'),
      op(','),
      sub(id('q'), num('99')),
      op(')'),
    ),
    where: {
      en: 'L is the lag, w the winsorised value, q the percentiles of all rows or of the period (definition 7 of Hyndman and Fan as in R, or 2 as in Stata). Ties at a percentile stay.',
      zh: 'L 为滞后算子，w 为缩尾值，q 为全部行或该时期的分位数（Hyndman–Fan 定义 7，同 R；或定义 2，同 Stata）。恰在分位数处的值不变。',
    },
  },
  assumes: [
    {
      en: 'A missing cell stays missing through every operation, except in and/or where the other side decides, in coalesce, and in groups, which leave it out.',
      zh: '缺失值在一切运算中保持缺失，例外：and/or 中另一侧已能决定结果、coalesce，以及分组统计（将其略去）。',
    },
    {
      en: 'Filled cells lie on a line between the unit’s own values. They carry no information of their own, yet count as observations.',
      zh: '插补值位于该个体自身前后值的连线上，本身不含信息，却计为观测。',
    },
  ],
  wrong: [
    {
      en: 'Interpolating the outcome over the year in which a policy begins spreads its effect to years before it.',
      zh: '跨政策起始年插补被解释变量，会把效应摊到政策之前。',
    },
    {
      en: 'ln(1 + x) of a variable with many zeros: the estimate then depends on the units of x.',
      zh: '对含大量零值的变量取 ln(1 + x)：估计结果取决于 x 的计量单位。',
    },
    {
      en: 'Groups made from values after the policy, or filters on them: they sort by what the policy may have changed.',
      zh: '用政策之后的取值分组或筛选：等于按政策可能改变的结果来划分。',
    },
  ],
  next: [
    {
      en: 'The ledger of the sample lists every row that a filter left out.',
      zh: '样本台账列出筛选剔除的每一行。',
    },
    {
      en: 'Robustness runs winsorised values, lagged controls and other samples as models of their own, beside the main one.',
      zh: '“稳健性”把缩尾、控制变量滞后、更换样本作为单独的模型，与主模型并列。',
    },
  ],
  references: [
    'Hyndman, R. J., Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician 50(4), 361–365.',
    'Chen, J., Roth, J. (2024). Logs with zeros? Some problems and solutions. Quarterly Journal of Economics 139(2), 891–936.',
  ],
  code: {
    r: 'd$L_x <- d$x[match(paste(d$city, d$year - 1), paste(d$city, d$year))]\nq <- quantile(d$x, c(.01, .99), na.rm = TRUE); d$x_w <- pmin(pmax(d$x, q[1]), q[2])',
    stata: 'tsset city year\ngenerate L_x = L.x\nwinsor2 x, cuts(1 99) suffix(_w)',
  },
};
