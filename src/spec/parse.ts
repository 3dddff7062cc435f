import type { z } from 'zod';
import { fail, type Outcome, succeed } from '../core/notice.ts';
import { type Json, type Migration, migrations, upgrade } from './migrate.ts';
import { type AnalysisSpec, SPEC_VERSION, specSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** `roles.controls[2]`, as a person points at a place in the file; '' for the document itself. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const plainKind = (expected: string) => (expected === 'int' ? 'integer' : expected);

/** Of the alternatives of a union, the complaint that got furthest into the value is the one a person can use. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const inner = issue.errors.map((issues) => issues[0]).filter((one) => one !== undefined);
  const deepest = inner.reduce((best, one) => (one.path.length > best.path.length ? one : best), inner[0]);
  if (!deepest || deepest.path.length === 0) return issue;
  return innermost({ ...deepest, path: [...issue.path, ...deepest.path] } as Issue);
}

function issueNotice<T>(first: Issue, others: number, at: readonly string[]): Outcome<T> {
  const issue = innermost(first);
  const path = pathText([...at, ...issue.path]);
  const input = issue.input;
  switch (issue.code) {
    case 'unrecognized_keys':
      if (path === '') return fail('projectUnknownPart', { key: issue.keys[0], others });
      return fail('projectUnknownKey', { path, key: issue.keys[0], others });
    case 'invalid_type':
      if (input === undefined && path !== '') return fail('projectMissingKey', { path, others });
      return fail('projectWrongType', { path, expected: plainKind(issue.expected), received: kindOf(input), others });
    case 'invalid_value':
      return fail('projectNotOneOf', { path, choices: issue.values.map(String).join(', '), others });
    case 'invalid_union': {
      const { options } = issue as { options?: readonly unknown[] };
      if (options) return fail('projectNotOneOf', { path, choices: options.map(String).join(', '), others });
      return fail('projectInvalid', { path, others });
    }
    case 'too_small':
      return fail('projectTooSmall', { path, bound: Number(issue.minimum), of: issue.origin, others });
    case 'too_big':
      return fail('projectTooLarge', { path, bound: Number(issue.maximum), of: issue.origin, others });
    default:
      return fail('projectInvalid', { path, others });
  }
}

/** Parses a part of a project that stands `at` a path; the first complaint becomes the notice, the number of further ones its `others`. */
export function parseWith<T>(schema: z.ZodType<T>, part: unknown, at: readonly string[] = []): Outcome<T> {
  const parsed = schema.safeParse(part, { reportInput: true });
  if (parsed.success) return succeed(parsed.data);
  const { issues } = parsed.error;
  return issueNotice(issues[0], issues.length - 1, at);
}

/** Checks that a value is a JSON object and brings it to the current version. */
export function upgradeDocument(document: unknown, steps: readonly Migration[] = migrations): Outcome<Json> {
  if (kindOf(document) !== 'object') {
    return fail('projectNotObject', { received: kindOf(document), others: 0 });
  }
  return upgrade(document as Json, SPEC_VERSION, steps);
}

/** A spec from parsed JSON of any published version, every default filled in. */
export function parseSpec(document: unknown, steps: readonly Migration[] = migrations): Outcome<AnalysisSpec> {
  const upgraded = upgradeDocument(document, steps);
  return upgraded.ok ? parseWith(specSchema, upgraded.value) : upgraded;
}

/** JSON text as a value; a failure names the line of the first error where the runtime tells it. */
export function parseJson(text: string): Outcome<unknown> {
  try {
    return succeed(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    if (position === undefined) return fail('projectNotJson');
    return fail('projectNotJsonAt', { line: text.slice(0, Number(position)).split('\n').length });
  }
}
