const MOST_SWEEPS = 60;

/**
 * Eigenvalues, ascending, of a symmetric matrix: Householder reduction to tridiagonal form and implicit QL without vectors, 4/3 n^3
 * multiplications (Martin, Reinsch & Wilkinson 1968; Martin & Wilkinson 1968). `symmetricEigen` gives vectors too, at many times the cost.
 * @param a n x n row-major; only the upper triangle is read
 */
export function symmetricEigenvalues(a: Float64Array, n: number): Float64Array {
  const { diagonal, offDiagonal } = tridiagonalise(a.slice(), n);
  implicitQl(diagonal, offDiagonal);
  return diagonal.sort();
}

/** Destroys `a`. `offDiagonal[i]` couples i and i + 1; its last entry is 0. */
function tridiagonalise(a: Float64Array, n: number) {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const u = new Float64Array(n);
  const p = new Float64Array(n);
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(a[k * n + i]);
    diagonal[i] = a[i * n + i];
    if (i === 1 || scale === 0) {
      offDiagonal[i - 1] = a[(i - 1) * n + i];
      continue;
    }
    let h = 0;
    for (let k = 0; k < i; k++) {
      u[k] = a[k * n + i] / scale;
      h += u[k] * u[k];
    }
    const length = u[i - 1] >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    offDiagonal[i - 1] = scale * length;
    h -= u[i - 1] * length;
    u[i - 1] -= length;
    multiplyUpper(a, n, i, u, p);
    let f = 0;
    for (let k = 0; k < i; k++) {
      p[k] /= h;
      f += p[k] * u[k];
    }
    const half = f / (h + h);
    for (let k = 0; k < i; k++) p[k] -= half * u[k];
    for (let j = 0; j < i; j++) {
      const [uj, pj] = [u[j], p[j]];
      for (let k = j, cell = j * n + j; k < i; k++, cell++) a[cell] -= uj * p[k] + pj * u[k];
    }
  }
  if (n > 0) diagonal[0] = a[0];
  return { diagonal, offDiagonal };
}

/** p = A u for the leading m x m block, from its upper triangle. */
function multiplyUpper(a: Float64Array, n: number, m: number, u: Float64Array, p: Float64Array): void {
  p.fill(0, 0, m);
  for (let j = 0; j < m; j++) {
    const uj = u[j];
    let s = a[j * n + j] * uj;
    for (let k = j + 1, cell = j * n + j + 1; k < m; k++, cell++) {
      s += a[cell] * u[k];
      p[k] += a[cell] * uj;
    }
    p[j] += s;
  }
}

/** Replaces the diagonal of a symmetric tridiagonal matrix by its eigenvalues, in no order. */
function implicitQl(d: Float64Array, e: Float64Array): void {
  const n = d.length;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
      if (m === l) break;
      if (sweep === MOST_SWEEPS) throw new Error('eigenvalues did not converge');
      chase(d, e, l, m);
    }
  }
}

/** One implicit QL step on rows l .. m with Wilkinson's shift. */
function chase(d: Float64Array, e: Float64Array, l: number, m: number): void {
  let g = (d[l + 1] - d[l]) / (2 * e[l]);
  let r = Math.hypot(g, 1);
  g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i];
    const b = c * e[i];
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    r = (d[i] - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
  }
  d[l] -= p;
  e[l] = g;
  e[m] = 0;
}
