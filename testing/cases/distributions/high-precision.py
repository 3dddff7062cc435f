"""Reference values of distribution functions in 60-digit arithmetic: python3 high-precision.py > high-precision.json

Tails are integrals of the density by mpmath's tanh-sinh quadrature, on intervals that double away from the boundary, the integrand
scaled to 1 there; no incomplete beta or gamma routine is used, except mpmath's own for chi-squared below 1.5 degrees of freedom.
Quantiles are Newton steps on the logarithm of those tails. Inputs are the doubles as printed. Takes some minutes.
"""
import json
import sys

import mpmath as mp

mp.mp.dps = 60
M = mp.mpf


def integrate(log_integrand, rate):
    """Integral over (0, inf) of a function that is 1 at 0 and falls at about `rate`."""
    first = 1 / (M(rate) + 1)
    points = [M(0)] + [first / 2**j for j in range(37, 0, -3)]
    end = first
    while True:
        points.append(end)
        if log_integrand(end) < -160:
            break
        end *= 2
    return mp.quad(lambda w: mp.exp(log_integrand(w)), points + [2 * end])


def beta_density(a, b, x, y):
    return mp.exp(a * mp.log(x) + b * mp.log(y) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))


def beta_tail(a, b, x, y):
    """I_x(a, b) with y = 1 - x, over w where the odds are x / y exp(-w)."""
    if b * x > a * y and b >= 1:
        return 1 - beta_tail(b, a, y, x)
    lead = beta_density(a, b, x, y)
    with mp.workdps(90):
        part = integrate(lambda w: -a * w - (a + b) * mp.log1p(x * mp.expm1(-w)), abs(a - (a + b) * x))
    return lead * part


def gamma_density(a, x):
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a))


def gamma_tails(a, x):
    """(upper, lower), over w where t = x exp(w) or x exp(-w)."""
    if a < M("0.75"):
        return tuple(mp.gammainc(a, *ends, regularized=True) for ends in ((x, mp.inf), (0, x)))
    sign = 1 if x >= a else -1
    tail = gamma_density(a, x) * integrate(lambda w: sign * a * w - x * mp.expm1(sign * w), abs(a - x))
    return (tail, 1 - tail) if sign == 1 else (1 - tail, tail)


def student(t, df):
    t, df = M(t), M(df)
    return beta_tail(df / 2, M(1) / 2, df / (df + t * t), t * t / (df + t * t)) / 2


def fisher(f, df1, df2):
    f, a, b = M(f), M(df1) / 2, M(df2) / 2
    x, y = b / (b + a * f), a * f / (b + a * f)
    return beta_tail(b, a, x, y), beta_tail(a, b, y, x)


def newton(tail, density, target, w):
    """exp(w) with ln tail = ln target; `density` is d tail / dw."""
    for _ in range(60):
        value = tail(mp.exp(w))
        step = (mp.log(value) - mp.log(target)) * value / density(mp.exp(w))
        w -= step if abs(step) <= 1 else mp.sign(step)
        if abs(step) < M("1e-30"):
            return mp.exp(w)
    raise ArithmeticError("no convergence")


def student_quantile(p, df):
    tail, d = min(M(p), 1 - M(p)), M(df)
    density = lambda t: -beta_density(d / 2, M(1) / 2, d / (d + t * t), t * t / (d + t * t))
    far = M(137) if tail < M("1e-200") else M(0)
    start = far if tail < M("0.4") else mp.log((M("0.5") - tail) * M("2.5"))
    t = newton(lambda t: student(t, df), density, tail, start)
    return t if p > 0.5 else -t


def chi_squared_quantile(p, df):
    a, side = M(df) / 2, 0 if p > 0.5 else 1
    density = lambda x: (1 if side else -1) * gamma_density(a, x)
    return 2 * newton(lambda x: gamma_tails(a, x)[side], density, M(p) if side else 1 - M(p), mp.log(a))


def fisher_quantile(p, df1, df2):
    a, b, side = M(df1) / 2, M(df2) / 2, 0 if p > 0.5 else 1
    density = lambda f: (1 if side else -1) * beta_density(a, b, a * f / (b + a * f), b / (b + a * f))
    return newton(lambda f: fisher(f, df1, df2)[side], density, M(p) if side else 1 - M(p), M(0))


def normal_tail(z):
    return mp.erfc(M(z) / mp.sqrt(2)) / 2


def normal_quantile(p):
    tail = min(M(p), 1 - M(p))
    density = lambda z: -z * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)
    start = mp.sqrt(-2 * mp.log(tail)) if tail < M("0.3") else (M("0.5") - tail) * M("2.5")
    z = newton(normal_tail, density, tail, mp.log(start))
    return z if p > 0.5 else -z


STUDENT = [(t, df) for df in (0.5, 1, 1.7, 2, 3, 5.5, 9, 29.3, 284, 5000, 1e6, 123456789.5, 1e12)
           for t in (1e-8, 0.3, 1, 1.96, 5, 10, 37, 150, 1e5, 1e60)]
FISHER = [(f, a, b) for a, b in ((0.5, 3), (1, 1), (1, 284), (2, 5), (3.5, 9.25), (6, 284), (7, 40), (17, 5000), (50, 1e6),
                                 (300, 2e9), (1e6, 1e6), (1e9, 5e8))
          for f in (1e-12, 0.01, 0.5, 0.9, 1, 1.02, 2, 5, 20, 100, 400, 1e6)]
CHI_SQUARED = [(df * ratio, df) for df in (0.01, 0.5, 1, 2, 3.3, 7, 30, 284, 5000, 1e6, 1e10)
               for ratio in (1e-10, 0.01, 0.5, 0.9, 1, 1.001, 1.1, 2, 5, 30, 300)]
NORMAL = (-37, -8.3, -3, -1, -0.1, -1e-9, 0, 1e-9, 0.1, 0.5, 1, 1.5, 1.96, 2.5, 3, 5, 8.3, 20, 37)
LOG_GAMMA = (1e-300, 1e-5, 0.1, 0.5, 0.86, 0.999999, 1.000001, 1.1, 1.2, 1.461632, 1.9, 1.9999999, 2.0000001, 2.1, 2.2, 3, 7.5,
             14.9, 15, 100.25, 1e6, 1e15)
STUDENT_P = ((0.975, 284), (0.95, 284), (0.995, 9), (0.975, 1), (0.975, 0.5), (0.9, 2), (0.975, 29.3), (0.75, 5), (0.5000001, 7),
             (0.6, 3), (0.975, 1e6), (0.975, 1e12), (0.999999, 3.7), (1e-10, 284), (0.025, 5000), (1e-300, 5))
CHI_SQUARED_P = ((0.95, 1), (0.95, 6), (0.5, 1), (0.01, 0.5), (0.975, 30), (0.025, 284), (0.5, 5000), (1e-12, 3.3), (0.999, 1e6))
FISHER_P = ((0.95, 1, 284), (0.95, 6, 284), (0.5, 2, 5), (0.01, 3.5, 9.25), (0.975, 17, 5000), (1e-9, 7, 40), (0.999, 0.5, 3),
            (0.95, 50, 1e6))
NORMAL_P = (1e-320, 1e-300, 1e-20, 1e-5, 0.01, 0.025, 0.07, 0.0749, 0.075001, 0.3, 0.4999999, 0.5000001, 0.6, 0.9, 0.924, 0.9251,
            0.975, 0.999999)


def table(columns, points, compute):
    rows = []
    for point in points:
        point = point if isinstance(point, tuple) else (point,)
        answers = compute(*point)
        answers = answers if isinstance(answers, tuple) else (answers,)
        if all(abs(value) > M("1e-300") or value == 0 for value in answers):
            rows.append([json.dumps(value) for value in point] + [mp.nstr(v, 20, min_fixed=0, max_fixed=0) for v in answers])
    lines = ",\n".join("  [" + ", ".join(row) + "]" for row in rows)
    return '{"columns": %s, "rows": [\n%s\n ]}' % (json.dumps(columns), lines)


TABLES = {
    "studentSurvival": table(["t", "df", "P(T > t)"], STUDENT, student),
    "fisher": table(["f", "df1", "df2", "P(F > f)", "P(F <= f)"], FISHER, fisher),
    "chiSquared": table(["x", "df", "P(X > x)", "P(X <= x)"], CHI_SQUARED, lambda x, df: gamma_tails(M(df) / 2, M(x) / 2)),
    "normalSurvival": table(["z", "P(Z > z)"], NORMAL, normal_tail),
    "logGamma": table(["x", "ln Gamma(x)"], LOG_GAMMA, lambda x: mp.loggamma(M(x))),
    "studentQuantile": table(["p", "df", "t"], STUDENT_P, student_quantile),
    "chiSquaredQuantile": table(["p", "df", "x"], CHI_SQUARED_P, chi_squared_quantile),
    "fisherQuantile": table(["p", "df1", "df2", "f"], FISHER_P, fisher_quantile),
    "normalQuantile": table(["p", "z"], NORMAL_P, normal_quantile),
}
origin = f"high-precision.py with mpmath {mp.__version__}, {mp.mp.dps} digits"
body = ",\n".join(f' "{name}": {text}' for name, text in TABLES.items())
sys.stdout.write('{\n "origin": %s,\n%s\n}\n' % (json.dumps(origin), body))
