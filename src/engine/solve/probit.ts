import { normalCdf, normalQuantile } from '../../core/distributions/index.ts';
import type { BinaryLink } from './binary-response.ts';

const INV_SQRT_2PI = 0.3989422804014327;
/** Beyond this the tail is taken from its asymptotic series, relative error below 1e-10. */
const FAR = -36;

/** P(y = 1) = Phi(index). The information is the observed one, so that steps are Newton's and standard errors Stata's. */
export const probitLink: BinaryLink = {
  id: 'probit',
  steep: 6,
  probability: normalCdf,
  index: normalQuantile,
  row(index, one, out) {
    const z = one ? index : -index;
    const logDensity = -0.5 * z * z + Math.log(INV_SQRT_2PI);
    const v = 1 / (z * z);
    const logCdf =
      z > FAR ? Math.log(normalCdf(z)) : logDensity - Math.log(-z) + Math.log1p(-v * (1 - 3 * v * (1 - 5 * v)));
    const mills = Math.exp(logDensity - logCdf);
    out.logLik = logCdf;
    out.score = one ? mills : -mills;
    out.information = mills * (mills + z);
  },
};
