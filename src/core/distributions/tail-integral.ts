const STEP = 1 / 16;
const LOWEST = -4;

/**
 * Integral over (0, Infinity) of a smooth positive function that falls from 1 at 0 on any scale between about 1e-8 and
 * 1e300, relative error about 1e-14: double-exponential quadrature with s = exp(u - exp(-u)).
 * Source: Takahasi & Mori (1974), Publ. RIMS 9, 721-741.
 */
export function tailIntegral(f: (s: number) => number): number {
  let total = 0;
  for (let k = LOWEST / STEP; ; k++) {
    const u = k * STEP;
    const shrink = Math.exp(-u);
    const s = Math.exp(u - shrink);
    const term = f(s) * s * (1 + shrink);
    total += term;
    if (u > 700 || (u > 0 && !(term > total * 1e-18))) return total * STEP;
  }
}
