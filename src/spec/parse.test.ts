import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySpec } from '../../testing/support/arbitrary-spec.ts';
import { specHash } from './hash.ts';
import { parseJson, parseSpec } from './parse.ts';
import { specSchema } from './schema.ts';

const complaint = (document: unknown) => {
  const parsed = parseSpec(document);
  return parsed.ok ? 'accepted' : { code: parsed.notice.code, ...parsed.notice.params };
};

describe('parseSpec', () => {
  it('fills every default of an empty document', () => {
    expect(parseSpec({})).toEqual({ ok: true, value: specSchema.parse({}) });
  });

  it('reads a spec it has written back as the same', () => {
    fc.assert(
      fc.property(arbitrarySpec(fc.string({ minLength: 1 })), (spec) => {
        expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, value: spec });
      }),
      { seed: 3 },
    );
  });

  it.each([
    [{ roles: { unti: 'city' } }, { code: 'projectUnknownKey', path: 'roles', key: 'unti' }],
    [{ roles: { unit: 3 } }, { code: 'projectWrongType', path: 'roles.unit', expected: 'string', received: 'number' }],
    [{ models: [{ estimator: 'felos' }] }, { code: 'projectNotOneOf', path: 'models[0].estimator' }],
    [{ models: [{}] }, { code: 'projectNotOneOf', path: 'models[0].estimator' }],
    [{ models: [{ estimator: 'feols', vcov: 'hc1' }] }, { code: 'projectNotOneOf', path: 'models[0].vcov' }],
    [{ models: [{ estimator: 'feols', absorb: [3] }] }, { code: 'projectInvalid', path: 'models[0].absorb[0]' }],
    [
      { models: [{ estimator: 'feols', absorb: [{ by: ['a'] }] }] },
      { code: 'projectMissingKey', path: 'models[0].absorb[0].slope' },
    ],
    [{ placebo: { draws: 1 } }, { code: 'projectTooSmall', path: 'placebo.draws', bound: 19 }],
    [{ roles: { cluster: ['a', 'b', 'c'] } }, { code: 'projectTooLarge', path: 'roles.cluster', bound: 2 }],
    [{ descriptives: { quantileType: 3 } }, { code: 'projectNotOneOf', choices: '7, 2' }],
    [{ roles: { unit: 3, time: 4 } }, { code: 'projectWrongType', others: 1 }],
    [[], { code: 'projectNotObject', received: 'array' }],
    [{ rolls: {} }, { code: 'projectUnknownPart', key: 'rolls' }],
    [{ version: 99 }, { code: 'projectTooNew', version: 99 }],
    [{ version: 'x' }, { code: 'projectWrongType', path: 'version' }],
  ])('explains what is wrong with %j', (document, expected) => {
    expect(complaint(document)).toMatchObject(expected);
  });
});

describe('migrations', () => {
  /** A made-up ancestor that called the outcome role `dependent`. */
  const fromZero = {
    from: 0,
    migrate: ({ dependent, ...rest }: Record<string, unknown>) => ({ ...rest, roles: { outcome: dependent } }),
  };

  it('bring an old document to the current version', () => {
    const parsed = parseSpec({ version: 0, title: 'old', dependent: 'nqp' }, [fromZero]);
    expect(parsed).toMatchObject({ ok: true, value: { version: 1, title: 'old', roles: { outcome: 'nqp' } } });
  });

  it('refuse a version without a way up', () => {
    expect(complaint({ version: 0, dependent: 'nqp' })).toMatchObject({ code: 'projectTooOld', version: 0 });
  });
});

describe('parseJson', () => {
  it('tells the line of the first error', () => {
    expect(parseJson('{\n  "a": 1,\n}')).toMatchObject({ ok: false, notice: { params: { line: 3 } } });
  });

  it('accepts a byte-order mark', () => {
    expect(parseJson('\uFEFF{}')).toEqual({ ok: true, value: {} });
  });
});

describe('specHash', () => {
  it('ignores the order of keys and sees every value', () => {
    expect(specHash({ a: 1, b: [1, 2] })).toBe(specHash({ b: [1, 2], a: 1 }));
    expect(specHash({ a: 1, b: [1, 2] })).not.toBe(specHash({ a: 1, b: [2, 1] }));
  });
});
