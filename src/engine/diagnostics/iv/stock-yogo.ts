import { relativeBias, type StockYogoColumn, sizeOf2sls, sizeOfLiml } from './stock-yogo-table.ts';
import type { StockYogo, StockYogoValue } from './types.ts';

const MOST_INSTRUMENTS = 30;

/** Critical values for k endogenous variables and l excluded instruments; empty lists where the tables end. */
export function stockYogo(k: number, l: number, method: '2sls' | 'liml'): StockYogo {
  const size = method === '2sls' ? sizeOf2sls : sizeOfLiml;
  return { size: valuesOf(size, k, l), bias: method === '2sls' ? valuesOf(relativeBias, k, l) : [] };
}

function valuesOf(columns: readonly StockYogoColumn[], k: number, l: number): StockYogoValue[] {
  return columns.flatMap(({ limit, endogenous, values }) => {
    const place = l - (MOST_INSTRUMENTS - values.length + 1);
    return endogenous === k && place in values ? [{ limit, value: values[place] }] : [];
  });
}
