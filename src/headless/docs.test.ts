import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseProject } from '../spec/project.ts';
import { treatmentSchema } from '../spec/schema.ts';

const text = readFileSync(new URL('../../docs/project-file.md', import.meta.url), 'utf8');
const blocks = Array.from(text.matchAll(/```json\n([\s\S]*?)```/g), ([, block]) => block.trim());
const isResult = (block: string) => block.includes('"format": "pilotlight-result"');
const isTreatments = (block: string) => block.startsWith('{ "kind"');
const projects = blocks.filter((block) => !isResult(block) && !isTreatments(block));

it('has examples of every part', () => {
  expect(projects.length).toBeGreaterThanOrEqual(4);
  expect(blocks.some(isTreatments)).toBe(true);
});

it.each(projects)('the documented project %s is one', (block) => {
  const document = JSON.parse(block.startsWith('"') ? `{${block}}` : block);
  expect(parseProject(document)).toMatchObject({ ok: true });
});

it.each(blocks.filter(isTreatments).flatMap((block) => block.split('\n')))(
  'the documented treatment %s is one',
  (line) => {
    expect(treatmentSchema.safeParse(JSON.parse(line)).success).toBe(true);
  },
);
