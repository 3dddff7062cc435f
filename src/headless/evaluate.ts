import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { type Notice, notice } from '../core/notice.ts';
import { type Evaluation, evaluate } from '../spec/evaluate.ts';
import { readImportOptions } from '../spec/import-options.ts';
import { embeddedOptions, type Project, readProject } from '../spec/project.ts';
import { frameHash } from '../table/frame-hash.ts';
import { importCsv } from '../table/importers/csv.ts';
import type { Imported } from '../table/importers/types.ts';
import { reportFile, reportFormats, reportResults, writeReport } from './report.ts';
import { resultText, writeResult } from './result.ts';
import { sentenceOf } from './sentences.ts';

export const usage =
  'npm run -s evaluate -- --project P.json [--data D.csv] --out R.json [--report T.docx|T.html|T.tex]';

/** Bad input: one line for the person at the terminal. */
class BadInput extends Error {}

const refuse = (found: Notice): never => {
  throw new BadInput(sentenceOf(found));
};

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

const causeOf = (error: unknown) => {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return causes[code] ?? code;
};

interface Paths {
  readonly project: string;
  readonly data: string | null;
  readonly out: string;
  readonly report: string | null;
}

/** Relative paths count from where the person stands, which npm remembers in INIT_CWD. */
function readArguments(args: readonly string[]): Paths {
  const text = { type: 'string' } as const;
  const options = { project: text, data: text, out: text, report: text };
  let values: { project?: string; data?: string; out?: string; report?: string };
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadInput(`${(error as Error).message.split('\n')[0]}. Usage: ${usage}`);
  }
  const { project, data, out, report } = values;
  if (!project || !out) throw new BadInput(`--project and --out are needed. Usage: ${usage}`);
  if (report !== undefined && !formatOf(report)) {
    throw new BadInput(`A report ends in .docx, .html or .tex: ${report} does not. Usage: ${usage}`);
  }
  const here = process.env.INIT_CWD ?? process.cwd();
  const at = (path: string) => resolve(here, path);
  return { project: at(project), data: data ? at(data) : null, out: at(out), report: report ? at(report) : null };
}

const formatOf = (path: string) => reportFormats.find((format) => path.toLowerCase().endsWith(`.${format}`));

async function readBytes(what: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new BadInput(`The ${what} file ${path} cannot be read: ${causeOf(error)}.`);
  }
}

async function readData(path: string | null, { spec, table }: Project): Promise<Imported> {
  if (path === null && table === null) {
    throw new BadInput(`The project carries no data: name a CSV file with --data. Usage: ${usage}`);
  }
  const options =
    path === null ? { ok: true as const, value: embeddedOptions(table!) } : readImportOptions(spec.data.import ?? {});
  if (!options.ok) return refuse(options.notice);
  const imported = await importCsv(path === null ? table!.csv : await readBytes('data', path), options.value);
  return imported.ok ? imported.value : refuse(imported.notice);
}

/** What could not be computed, each with the part that it belongs to. */
function failuresOf({ models, baseline, trends, placebo }: Evaluation): { part: string; notice: Notice }[] {
  const fitted = [...(baseline?.columns ?? []), ...(trends ? [trends] : []), ...models];
  const failed = fitted.flatMap((one) => (one.ok ? [] : [{ part: one.id, notice: one.notice }]));
  return placebo && !placebo.ok ? [...failed, { part: 'placebo', notice: placebo.notice }] : failed;
}

async function save(what: string, path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new BadInput(`The ${what} cannot be written to ${path}: ${causeOf(error)}.`);
  }
}

async function run(args: readonly string[]): Promise<string | null> {
  const paths = readArguments(args);
  const project = readProject(new TextDecoder().decode(await readBytes('project', paths.project)));
  if (!project.ok) return refuse(project.notice);
  const { spec } = project.value;
  const { frame, report } = await readData(paths.data, project.value);
  const evaluated = await evaluate(frame, spec);
  if (!evaluated.ok) return refuse(evaluated.notice);
  const changed = spec.data.hash !== null && spec.data.hash !== frameHash(frame);
  const notices = changed ? [...report.notices, notice('caution', 'dataChanged')] : report.notices;
  const engine = { version, runtime: `node ${process.versions.node}` };
  const evaluation = evaluated.value;
  const results = spec.report.exhibits || paths.report ? await reportResults(frame, spec, evaluation) : null;
  const document = {
    ...writeResult({ frame, report: { ...report, notices }, spec, evaluation, engine }),
    report: results && writeReport(spec, results),
  };
  await save('result', paths.out, resultText(document));
  if (paths.report && results) {
    await save('report', paths.report, await reportFile(spec, results, formatOf(paths.report)!));
  }
  const [first, ...others] = failuresOf(evaluated.value);
  if (!first) return null;
  const more = others.length > 0 ? ` (and ${others.length} more, all in ${paths.out})` : '';
  return `${first.part}: ${sentenceOf(first.notice)}${more}`;
}

/** 0: everything asked for is in the result; 2: bad input, told in one line on stderr. What could be computed is written in either case. */
export async function main(args: readonly string[]): Promise<number> {
  let complaint: string | null;
  try {
    complaint = await run(args);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    complaint = error.message;
  }
  if (complaint === null) return 0;
  process.stderr.write(`${complaint.replace(/\s+/g, ' ').trim()}\n`);
  return 2;
}
