import { describe, expect, it } from 'vitest';
import type { ModelResult } from '../engine/result.ts';
import { modelAnswer } from './model-answer.ts';
import { defaultOutput } from './tables/options.ts';
import { resultOf } from './testing/results.ts';
import { moranResult, spatialResult, spatialTestsResult, spilloverResult } from './testing/spatial.ts';

const answer = (part: Partial<ModelResult>) => modelAnswer({ ...resultOf([]), ...part }, defaultOutput);

describe('answers of the spatial chapter', () => {
  it('of a model with W y are effects, not coefficients', () => {
    expect(modelAnswer(spatialResult(), defaultOutput)).toEqual({
      label: 'Direct effect of did',
      value: '0.126',
      stars: '***',
      suffix: '(0.006)',
      items: [
        { label: 'Indirect effect', value: '−0.019 (0.021)' },
        { label: 'Total effect', value: '0.107 (0.022)' },
        { label: 'ρ (W × outcome)', value: '0.280 (0.020)' },
      ],
    });
  });

  it('of an error model is the coefficient', () => {
    expect(modelAnswer(spatialResult({ model: 'sem', effects: [], lags: [] }), defaultOutput)?.value).toBe('0.127');
  });

  it('of several weights is the range', () => {
    const weightsColumns = [
      { weights: { matrix: 'nearest' }, ok: true, result: spatialResult() },
      { weights: { matrix: 'economic' }, ok: false, notice: { code: 'x', severity: 'error', params: {} } },
    ] as const;
    expect(answer({ weightsColumns, spatial: spatialResult().spatial! })).toMatchObject({
      value: '0.126 – 0.126',
      items: [{}, {}, { value: '1 / 2' }],
    });
  });

  it('of diagnostics says what they found', () => {
    expect(answer({ moran: moranResult(['a', 'b', 'c', 'd']) })).toMatchObject({
      label: 'Moran’s I, 2022',
      value: '0.210',
      suffix: '(p = 0.004)',
      items: [{ value: '1 / 1' }, { value: '1' }, { value: '1' }],
    });
    expect(answer({ spillovers: spilloverResult() })).toMatchObject({
      value: '0.050',
      items: [{ value: '0.100 (0.020)' }, { value: '0.130 (0.020)' }, { value: '90' }],
    });
    expect(answer({ spatialTests: spatialTestsResult() })).toMatchObject({
      label: 'Robust LM lag',
      value: 'p = 0.004',
    });
  });
});
