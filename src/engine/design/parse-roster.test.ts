import { describe, expect, it } from 'vitest';
import { parseRoster } from './parse-roster.ts';

function read(text: string): string[] {
  return parseRoster(text).rows.map((row) => `${row.text}@${row.year}#${row.line}`);
}

function problems(text: string) {
  return parseRoster(text).problems.map((one) => [one.code, one.params]);
}

describe('parseRoster', () => {
  it('reads a name and a year per line, whatever separates them', () => {
    expect(read('北京\t2014\n天津,2015\r\n上海 2016\n重庆；2014年\n２０１５年，石家庄')).toEqual([
      '北京@2014#1',
      '天津@2015#2',
      '上海@2016#3',
      '重庆@2014#4',
      '石家庄@2015#5',
    ]);
  });

  it('reads names behind and below a year heading', () => {
    const text =
      '第一批（2014年）：北京市、天津市，上海市；\n  大连市 沈阳市\n\n2015年度：\n太原市\n第三批(2016年)\n杨凌\n';
    expect(read(text)).toEqual([
      '北京市@2014#1',
      '天津市@2014#1',
      '上海市@2014#1',
      '大连市@2014#2',
      '沈阳市@2014#2',
      '太原市@2015#5',
      '杨凌@2016#7',
    ]);
    expect(problems(text)).toEqual([]);
  });

  it('reads years glued to names, in brackets, with months, and several pairs on a line', () => {
    expect(read('北京市（2014）、天津2015，上海 2016年10月；广州 2012-11')).toEqual([
      '北京市@2014#1',
      '天津@2015#1',
      '上海@2016#1',
      '广州@2012#1',
    ]);
    expect(read('2014年北京、天津')).toEqual(['北京@2014#1', '天津@2014#1']);
    expect(read('北京 天津 2014')).toEqual(['北京@2014#1', '天津@2014#1']);
  });

  it('keeps Latin names of several words and bracketed notes whole', () => {
    expect(read('New York 1990\nRegion 7, 1991\nXi’an;2014\n重庆市（江津区、荣昌区） 2015')).toEqual([
      'New York@1990#1',
      'Region 7@1991#2',
      'Xi’an@2014#3',
      '重庆市(江津区、荣昌区)@2015#4',
    ]);
  });

  it('reads codes, list numbers, quotes and header lines', () => {
    expect(read('city code,first year\n110000,2014\n"120000","2015"')).toEqual(['110000@2014#2', '120000@2015#3']);
    expect(read('1、北京市 2014\n2. 天津市 2014\n（3）上海市 2014\n④重庆市 2014')).toEqual([
      '北京市@2014#1',
      '天津市@2014#2',
      '上海市@2014#3',
      '重庆市@2014#4',
    ]);
    expect(read('7 1995')).toEqual(['7@1995#1']);
  });

  it('reports names without a year and headings without a name', () => {
    expect(problems('北京\n天津')).toEqual([
      ['rosterNoYear', { line: 1, names: '北京' }],
      ['rosterNoYear', { line: 2, names: '天津' }],
    ]);
    expect(problems('北京 2014 天津')).toEqual([['rosterNoYear', { line: 1, names: '天津' }]]);
    expect(problems('2014年：\n2015年：北京')).toEqual([['rosterEmptyHeading', { year: 2014, line: 1 }]]);
    expect(problems(' \n')).toEqual([['rosterNothingRead', {}]]);
  });

  it('treats hostile names as names', () => {
    expect(read('__proto__ 2014\nconstructor,2015\n<b>x</b>\t2016')).toEqual([
      '__proto__@2014#1',
      'constructor@2015#2',
      '<b>x</b>@2016#3',
    ]);
  });
});
