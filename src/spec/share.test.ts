import fc from 'fast-check';
import { decompressFromEncodedURIComponent } from 'lz-string';
import { describe, expect, it } from 'vitest';
import { arbitrarySpec } from '../../testing/support/arbitrary-spec.ts';
import { specSchema } from './schema.ts';
import { decodeShare, encodeShare, shareable } from './share.ts';

const libraryIds = new Set(['broadband_china']);
/** Texts that nothing else in a spec can spell by chance. */
const cells = fc.stringMatching(/^[0-9]{3}[\u5e02\u5dde\u53bf"<]{2}[0-9]{4}$/).map((text) => `§${text}`);
const cellMark = '§';

describe('share link', () => {
  it('carries no cell text of the data', () => {
    fc.assert(
      fc.property(
        arbitrarySpec(cells).filter((spec) => !spec.title.includes(cellMark)),
        (spec) => {
          const { fragment } = encodeShare(spec, libraryIds);
          expect(decompressFromEncodedURIComponent(fragment.slice(2))).not.toContain(cellMark);
          expect(fragment).toMatch(/^[\w.+$-]+$/);
        },
      ),
      { seed: 1 },
    );
  });

  it('brings back exactly what travelled', () => {
    fc.assert(
      fc.property(arbitrarySpec(cells), (spec) => {
        const decoded = decodeShare(encodeShare(spec, libraryIds).fragment);
        expect(decoded).toEqual({ ok: true, value: shareable(spec, libraryIds).spec });
      }),
      { seed: 2 },
    );
  });

  it('says what stayed', () => {
    const spec = specSchema.parse({
      sample: { dropUnits: ['x'] },
      roles: { treatment: { kind: 'roster', entries: [{ unit: 'x', start: 2014 }] } },
      whatIf: { struckUnits: ['y'] },
      placebo: { kind: 'own', assignment: [{ unit: 'x', start: 2010 }] },
      recipe: [
        { step: 'keep-units', units: ['x', 'z'] },
        { step: 'recode', column: 'place', merged: [{ group: 'coast', words: ['x', 'y'] }] },
      ],
    });
    const { spec: shared, leftOut } = shareable(spec, libraryIds);
    expect(leftOut.map((one) => [one.code, one.params.count])).toEqual([
      ['shareLeftOutRoster', 1],
      ['shareLeftOutUnits', 3],
      ['shareLeftOutWhatIf', 1],
      ['shareLeftOutAssignment', 1],
      ['shareLeftOutValues', 2],
      ['shareLeftOutData', 1],
    ]);
    expect(shared.placebo?.kind).toBe('unit');
    expect(shared.recipe).toMatchObject([
      { step: 'keep-units', units: null, off: true },
      { step: 'recode', column: 'place', merged: [], off: true },
    ]);
  });

  it('leaves the name of the file behind, also as a title, but keeps a title of its own', () => {
    const titled = (title: string) =>
      shareable(specSchema.parse({ title, data: { source: 'file', name: 'survey 7.csv' } }), libraryIds).spec;
    expect(titled('survey 7').title).toBe('');
    expect(titled('Wages after the reform').title).toBe('Wages after the reform');
    expect(titled('survey 7').data.name).toBe('');
  });

  it('lets a library roster travel by its id', () => {
    const spec = specSchema.parse({
      data: { source: 'sample' },
      roles: { treatment: { kind: 'roster', entries: [{ unit: 'x', start: 2014 }], source: 'broadband_china' } },
    });
    const { spec: shared, leftOut } = shareable(spec, libraryIds);
    expect(leftOut).toEqual([]);
    expect(shared.roles.treatment).toEqual({ kind: 'roster', entries: [], source: 'broadband_china' });
  });

  it.each(['', '1.', '2.abc', '1.####', `1.${'A'.repeat(30_000)}`, 'javascript:alert(1)'])('refuses %j', (fragment) => {
    expect(decodeShare(fragment)).toMatchObject({ ok: false, notice: { code: 'shareUnreadable' } });
  });
});
