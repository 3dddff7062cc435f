import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySpec } from '../../testing/support/arbitrary-spec.ts';
import { categoryColumn, isMissing, numericColumn } from '../table/column.ts';
import { createFrame, type Frame } from '../table/frame.ts';
import { frameHash } from '../table/frame-hash.ts';
import { importCsv } from '../table/importers/csv.ts';
import { embeddedOptions, readProject, writeProject } from './project.ts';
import { specSchema } from './schema.ts';

/** Cells as an import leaves them: no outer space, no full-width figures, nothing that is empty. */
const texts = fc.oneof(
  fc.constantFrom('NA', '.', '-', '南京', '001', '1,5', '"', 'a"b,c', "it's", '<b>', '=1+1', '缺失', '12%', '2014年'),
  fc.stringMatching(/^[a-zA-Z0-9 ,;"'|\t\u4e00-\u9fa5]{1,12}$/).filter((text) => text.trim() === text),
);
const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '城市', 'a,b', 'x"y'),
  fc.stringMatching(/^[a-z]{1,8}$/),
);
const numbers = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer(), fc.constant(Number.NaN));

const frames: fc.Arbitrary<Frame> = fc
  .tuple(fc.uniqueArray(names, { minLength: 2, maxLength: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([columns, rows]) =>
    fc.tuple(
      ...columns.map((name, j) =>
        j % 2 === 0
          ? fc.array(numbers, { minLength: rows, maxLength: rows }).map((values) => numericColumn(name, values))
          : fc
              .array(fc.option(texts), { minLength: rows, maxLength: rows })
              .map((values) => categoryColumn(name, values)),
      ),
    ),
  )
  .map((columns) => createFrame(columns))
  // A row without any cell is a blank line of the file, which no import keeps.
  .filter((frame) =>
    Array.from({ length: frame.nrow }, (_, row) => row).every((row) =>
      frame.columns.some((column) => !isMissing(column, row)),
    ),
  );

describe('project file', () => {
  it('brings back the spec, without data and with', () => {
    fc.assert(
      fc.property(arbitrarySpec(texts), frames, (spec, frame) => {
        expect(readProject(writeProject(spec, null))).toEqual({ ok: true, value: { spec, table: null } });
        const read = readProject(writeProject(spec, frame));
        expect(read.ok && read.value.spec).toEqual(spec);
      }),
      { seed: 4 },
    );
  });

  it('brings back the data to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(frames, async (frame) => {
        const read = readProject(writeProject(specSchema.parse({}), frame));
        if (!read.ok || !read.value.table) throw new Error('no table');
        const { table } = read.value;
        const imported = await importCsv(table.csv, embeddedOptions(table));
        if (!imported.ok) throw new Error(JSON.stringify(imported.notice));
        expect(frameHash(imported.value.frame)).toBe(frameHash(frame));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('may name its schema, and is complained about like any spec', () => {
    const read = readProject('{"$schema": "./project.schema.json", "roles": {"outcome": "y"}}');
    expect(read).toMatchObject({ ok: true, value: { spec: { roles: { outcome: 'y' } }, table: null } });
    expect(readProject('{"table": {}}')).toMatchObject({
      ok: false,
      notice: { code: 'projectMissingKey', params: { path: 'table.csv' } },
    });
    expect(readProject('{"roles": ')).toMatchObject({ ok: false, notice: { code: 'projectNotJson' } });
  });
});
