import type { Outcome } from '../core/notice.ts';
import type { ModelResult } from '../engine/result.ts';
import type { Writers } from './mechanism.ts';

type Json = Record<string, unknown>;

/** What spatial diagnostics found beside coefficients; absent parts stay absent. */
export function writeSpatial(result: ModelResult, writers: Writers): Json {
  const { moran, spatialTests, spillovers, weightsColumns } = result;
  return {
    moran: moran && { ...moran, notices: moran.notices.map(writers.notice) },
    spatialTests: spatialTests && writeTests(spatialTests, writers),
    spillovers: spillovers && writeSpillovers(spillovers, writers),
    weightsColumns: weightsColumns?.map(({ weights, ...fitted }) => ({ weights, ...writeColumn(fitted, writers) })),
  };
}

type Column =
  | { readonly ok: true; readonly result: ModelResult }
  | Extract<Outcome<ModelResult>, { readonly ok: false }>;

function writeColumn(column: Column, { model, notice }: Writers): Json {
  return column.ok ? { ok: true, model: model(column.result) } : { ok: false, notice: notice(column.notice) };
}

function writeTests({ models, notices, ...rest }: NonNullable<ModelResult['spatialTests']>, writers: Writers): Json {
  return {
    ...rest,
    models: models.map(({ model, ...fitted }) => ({ kind: model, ...writeColumn(fitted, writers) })),
    notices: notices.map(writers.notice),
  };
}

function writeSpillovers(
  { usual, exposure, rings, notices, ...rest }: NonNullable<ModelResult['spillovers']>,
  { model, notice }: Writers,
): Json {
  const part = <T>(one: Outcome<T>, write: (value: T) => Json) =>
    one.ok ? { ok: true, value: write(one.value) } : { ok: false, notice: notice(one.notice) };
  return {
    ...rest,
    usual: part(usual, model),
    exposure: part(exposure, ({ result, ...fit }) => ({ ...fit, model: model(result) })),
    rings: part(rings, ({ result, ...fit }) => ({ ...fit, model: model(result) })),
    notices: notices.map(notice),
  };
}
