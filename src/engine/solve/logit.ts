import type { BinaryLink } from './binary-response.ts';

/** ln(1 + exp(x)) without overflow. */
export function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** P(y = 1) = 1 / (1 + exp(-index)). */
export const logitLink: BinaryLink = {
  id: 'logit',
  steep: 20,
  probability: (index) => (index >= 0 ? 1 / (1 + Math.exp(-index)) : Math.exp(index) / (1 + Math.exp(index))),
  index: (probability) => Math.log(probability / (1 - probability)),
  row(index, one, out) {
    const p = logitLink.probability(index);
    out.logLik = one ? -logOnePlusExp(-index) : -logOnePlusExp(index);
    out.score = one ? logitLink.probability(-index) : -p;
    out.information = p * logitLink.probability(-index);
  },
};
