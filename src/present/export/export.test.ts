import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { hostileNames } from '../testing/results.ts';
import { hostileTable } from '../testing/tables.ts';
import { csvText, disarm } from './csv.ts';
import { docx } from './docx.ts';
import { fileNameOf } from './file-name.ts';
import { htmlTable } from './html.ts';
import { latexText } from './latex.ts';
import { escapeLatex, latexNumber } from './latex-text.ts';
import { markdownText } from './markdown.ts';
import { exporters } from './registry.ts';
import { tabText } from './text.ts';

const table = hostileTable();

function parseCsv(content: string): string[][] {
  return Papa.parse<string[]>(content.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
}

describe('csv', () => {
  it('reads back cell by cell, and nothing in it is a formula', () => {
    const content = csvText(table);
    expect(content.startsWith('\ufeff')).toBe(true);
    expect(csvText(table, { bom: false }).startsWith('A <b>')).toBe(true);
    expect(content.replace(/"[^"]*"/g, '')).not.toMatch(/[^\r]\n/);
    const lines = parseCsv(content);
    const body = lines.slice(3, 3 + table.rows.length);
    expect(body.map((line) => line.length)).toEqual(body.map(() => 3));
    hostileNames.forEach((name, index) => {
      expect([name, `'${name}`]).toContain(body[index][0]);
    });
    for (const cell of lines.flat()) {
      if (!/^[+-]?[\d.]+\**$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@\t]/);
    }
  });
  it('keeps negative numbers numbers and parentheses texts', () => {
    const line = parseCsv(csvText(table))[4];
    expect(line[1]).toBe('-0.014***');
    expect(line[2]).toBe('\u00a0(0.043)');
    expect(line[2].trim()).toBe('(0.043)');
  });
  it('gives the numbers behind the cells at full precision on request', () => {
    const lines = parseCsv(csvText(table, { values: 'exact' }));
    expect(lines[3].slice(1)).toEqual(['-0.0136', '0.0429']);
    expect(lines.at(-1)?.[2]).toBe('4.2e-8');
    expect(lines.length).toBe(table.head.length + table.rows.length);
  });
  it('disarms formulas only', () => {
    for (const cell of ['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', ' =1', '\r=1', '-1+1', '＝1', '-']) {
      expect(disarm(cell), cell).toBe(`'${cell}`);
    }
    for (const cell of ['-0.5', '+1', '-1,234.5', '-4e-8', '-.5***', '-3%', 'a=b', '', '(0.1)', '—']) {
      expect(disarm(cell), cell).toBe(cell);
    }
  });
});

describe('tab-separated text', () => {
  it('has one line per row and one tab per column, whatever the names hold', () => {
    const lines = tabText(table).split('\n');
    expect(lines).toHaveLength(1 + table.head.length + table.rows.length + table.notes.length);
    for (const line of lines.slice(1, -2)) expect(line.split('\t')).toHaveLength(3);
    expect(lines.at(-1)).toBe("'=1+1");
    expect(lines[4].split('\t').slice(1)).toEqual(['-0.014***', '\u00a0(0.043)']);
  });
});

describe('latex', () => {
  const source = latexText(table);
  it('is a booktabs table whose rows all have three columns', () => {
    for (const rule of ['\\toprule', '\\midrule', '\\bottomrule', '\\cmidrule(lr){2-3}'])
      expect(source).toContain(rule);
    expect(source.match(/\\begin\{/g)).toHaveLength(source.match(/\\end\{/g)!.length);
    const rows = source.split('\n').filter((line) => line.endsWith('\\\\'));
    expect(rows).toHaveLength(table.head.length + table.rows.length);
    for (const row of rows) {
      const spans = [...row.matchAll(/\\multicolumn\{(\d)\}/g)].reduce((sum, match) => sum + Number(match[1]) - 1, 0);
      expect(row.replaceAll('\\&', '').split('&').length + spans, row).toBe(3);
    }
  });
  it('aligns decimals and keeps stars out of the number', () => {
    expect(source).toContain('\\begin{tabular}{lD{.}{.}{2.6}D{.}{.}{2.6}}');
    expect(source).toContain('& -0.014^{***} & (0.043)');
    expect(source).toContain('\\multicolumn{1}{c}{Yes} & 4.2\\times 10^{-8}');
    expect(source).toContain('R$^{2}$');
  });
  it('leaves no sign of a name its meaning', () => {
    expect(escapeLatex('a & b_c % $d$ #e {f} ~g^h \\input{x}')).toBe(
      'a \\& b\\_c \\% \\$d\\$ \\#e \\{f\\} \\textasciitilde{}g\\textasciicircum{}h \\textbackslash{}input\\{x\\}',
    );
    expect(escapeLatex('[1]')).toBe('{}[1]');
    expect(escapeLatex('* x')).toBe('{}* x');
    expect(escapeLatex('a---b')).toBe('a-{}-{}-b');
    expect(escapeLatex('line\nbreak\\\\[2em]')).toBe('line break\\textbackslash{}\\textbackslash{}[2em]');
    expect(escapeLatex('≤−4 “x”')).toBe('$\\le$$-$4 “x”');
    expect(latexNumber('−4.2×10⁻⁸')).toBe('-4.2\\times 10^{-8}');
    expect(latexNumber('33.7%')).toBe('33.7\\%');
  });
  it('names the packages, ctex only for Chinese', () => {
    expect(source).toMatch(/^% Needs in the preamble: \\usepackage\{booktabs\} \\usepackage\{dcolumn\}\n% Chinese/);
    const plain = latexText({ ...table, rows: table.rows.slice(-1), rules: [] });
    expect(plain).not.toContain('ctex');
  });
});

describe('html', () => {
  const source = htmlTable(table);
  it('escapes names and keeps numbers with their stars in one cell', () => {
    expect(source).not.toMatch(/<img|<b>|<columns>/);
    expect(source).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(source).toContain('>−0.014***<');
    expect(source.match(/<tr>/g)).toHaveLength(table.head.length + table.rows.length);
    expect(source).toContain('mso-number-format');
  });
});

describe('markdown', () => {
  it('has the same number of columns in every line', () => {
    const lines = markdownText(table)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(lines).toHaveLength(2 + table.rows.length);
    for (const line of lines) expect(line.replaceAll('\\|', '').match(/\|/g), line).toHaveLength(4);
    expect(lines.join('')).not.toContain('<img');
    expect(lines[0]).toContain('Both &lt;columns&gt; (1)');
  });
});

describe('docx', async () => {
  const file = await docx.write(table);
  const parts = unzipSync(file.content as Uint8Array);
  const xml = strFromU8(parts['word/document.xml']);
  const texts = (source: string) => [...source.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]);

  it('is a Word file with a real table of all rows', () => {
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/styles.xml']));
    expect(xml.match(/<w:tr[ >]/g)).toHaveLength(table.head.length + table.rows.length);
    const cells = xml
      .split('<w:tr>')
      .slice(1)
      .map((row) => row.match(/<w:tc>/g)?.length);
    expect(cells).toEqual([2, ...Array(table.head.length + table.rows.length - 1).fill(3)]);
    expect(xml).toContain('w:gridSpan w:val="2"');
  });
  it('has the three lines and no others', () => {
    const rows = xml.split('<w:tr>').slice(1);
    expect(rows[0]).toContain('<w:top w:val="single" w:color="000000" w:sz="12"/>');
    expect(rows[1]).toContain('<w:bottom w:val="single" w:color="000000" w:sz="6"/>');
    expect(rows.at(-1)).toContain('<w:bottom w:val="single" w:color="000000" w:sz="12"/>');
    expect(rows[3]).not.toContain('single');
    expect(xml).not.toMatch(/<w:(left|right) w:val="single"/);
  });
  it('writes hostile names as text, stars behind the digits, and sets both fonts', () => {
    expect(texts(xml)).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(texts(xml)).toContain('城市"引号"，逗号'.replaceAll('"', xml.includes('&quot;引') ? '&quot;' : '"'));
    expect(texts(xml)).toContain('−0.014***');
    const styles = strFromU8(parts['word/styles.xml']);
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('w:eastAsia="宋体"');
  });
  it('aligns decimals by indents', () => {
    expect(xml).toMatch(/<w:ind w:left="\d+" w:right="\d+"\/>|<w:ind w:right="\d+" w:left="\d+"\/>/);
  });
});

describe('registry and file names', () => {
  it('writes every format under its own extension', async () => {
    for (const [id, exporter] of Object.entries(exporters)) {
      expect(exporter.id).toBe(id);
      const file = await exporter.write(table, { fileName: 'baseline' });
      expect(file.fileName).toBe(`baseline.${exporter.extension}`);
      expect(file.mime).toBe(exporter.mime);
      expect(file.content.length).toBeGreaterThan(0);
    }
  });
  it('makes names that every system takes', () => {
    expect(fileNameOf('Table 2. Baseline: a/b?', 'csv')).toBe('Table-2.-Baseline-a-b.csv');
    expect(fileNameOf('表 2　基准回归', 'docx')).toBe('表-2-基准回归.docx');
    expect(fileNameOf('../../etc/passwd', 'tex')).toBe('etc-passwd.tex');
    expect(fileNameOf('con', 'csv')).toBe('table-con.csv');
    expect(fileNameOf('???', 'csv')).toBe('table.csv');
    expect(fileNameOf('x'.repeat(300), 'csv')).toHaveLength(84);
  });
});
