import type { Fields } from './fields.ts';

const inferenceFields = {
  vcov: { type: 'choice', choices: ['iid', 'HC1', 'HC2', 'HC3', 'cluster'], default: 'cluster' },
  cluster: { type: 'columns', default: null },
  preset: { type: 'choice', choices: ['reghdfe', 'fixest'], default: 'reghdfe' },
  singletons: { type: 'choice', choices: ['drop', 'keep'], default: 'drop' },
} as const satisfies Fields;

export const estimators = {
  feols: {
    meta: {
      id: 'feols',
      citation: 'Correia (2017)',
      requires: [],
      fields: {
        treatment: { type: 'flag', default: true },
        controls: { type: 'columns', default: null },
        absorb: { type: 'absorb', default: null },
        ...inferenceFields,
      },
    },
  },
  'event-study': {
    meta: {
      id: 'event-study',
      citation: 'Jacobson, LaLonde & Sullivan (1993)',
      requires: ['unit', 'time', 'treatment'],
      fields: {
        controls: { type: 'columns', default: null },
        lower: { type: 'number', integer: true, default: null },
        upper: { type: 'number', integer: true, default: null },
        endpoints: { type: 'choice', choices: ['bin', 'drop'], default: 'bin' },
        base: { type: 'numbers', default: [-1] },
        absorb: { type: 'absorb', default: null },
        ...inferenceFields,
      },
    },
  },
} as const;

export type EstimatorId = keyof typeof estimators;
