import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../report/document.ts';
import { hostileNames } from '../testing/results.ts';
import { hostileTable } from '../testing/tables.ts';
import { reportDocx } from './report-docx.ts';
import { reportHtml } from './report-html.ts';
import { latexReport, reportLatex } from './report-latex.ts';

/** One red pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);
const hostile = hostileNames.join(' ');
const table = { ...hostileTable(), number: 'Table A1.' };
const captioned = { number: 'Figure 1.', label: '1', title: hostile };

const report: ReportDocument = {
  language: 'en',
  title: hostile,
  methods: { paragraphs: [hostile], references: ['Nobody (2000). 100 % & more.'] },
  parts: [
    { kind: 'table', number: 'Table A1.', label: 'A1', title: table.title, table },
    { ...captioned, kind: 'figure', notes: [hostile], picture: { png, width: 600, height: 380 }, table },
    { ...captioned, kind: 'figure', notes: [], picture: null, table },
    { ...captioned, kind: 'missing', reason: hostile },
  ],
};

describe('a whole report', () => {
  it('is a Word document with its tables, its picture and its captions', async () => {
    const { content, fileName } = await reportDocx(report);
    expect(fileName).toMatch(/\.docx$/);
    const files = unzipSync(content as Uint8Array);
    const xml = strFromU8(files['word/document.xml']);
    expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
    expect(xml.match(/<w:drawing>/g)).toHaveLength(1);
    expect(Object.keys(files).filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(1);
    expect(xml).toContain('Table A1.');
  });

  it('is a page without markup of the data, scripts or addresses', () => {
    const text = String(reportHtml(report).content);
    expect(text.match(/<table/g)).toHaveLength(2);
    expect(text.match(/<img /g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|<img src=x|(?:src|href)="https?:/i);
  });

  it('is a LaTeX document whose braces close and whose pictures stand beside it', async () => {
    const tex = latexReport(report);
    const braces = tex.replace(/(?<!\\)%.*$/gm, '').replace(/\\[\\{}]/g, '');
    expect(braces.match(/\{/g)?.length).toBe(braces.match(/\}/g)?.length);
    expect(tex).toContain('\\renewcommand{\\thetable}{A1}');
    expect(tex.match(/\\begin\{fit\}/g)).toHaveLength(2);
    const files = unzipSync((await reportLatex(report)).content as Uint8Array);
    const [, name] = /\\includegraphics\[[^\]]*\]\{([^}]+)\}/.exec(tex) ?? [];
    expect(files[name]).toEqual(png);
  });
});
