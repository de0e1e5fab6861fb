"""Derives every constant of src/core/numerics again and holds the sources to it.

Constants with a formula must be the nearest double, or in the case of a leading part its leading bits. The coefficients
of fdlibm's two polynomials come from a minimax fit: their largest error is measured at 200 bits and held to
what docs/numerics.md says, and a Remez exchange says how near they are to the best polynomial of their degree.

    python3 constants.py       exit 0 if all hold
"""

import re
import sys
from pathlib import Path

from mpmath import log, lu_solve, matrix, mp, mpf

mp.prec = 200
SOURCES = Path(__file__).parents[3] / "src/core/numerics"
failures = []


def source(file, name):
    text = (SOURCES / file).read_text()
    return float(re.search(rf"const {name} = ([-0-9.e]+);", text).group(1))


def hold(file, name, expected):
    found = source(file, name)
    good = found == float(expected)
    print(f"{file:16} {name:14} {found!r:>24}  {'is derived' if good else f'SHOULD BE {float(expected)!r}'}")
    if not good:
        failures.append(name)


def leading(x, bits):
    """x cut off after so many bits."""
    scale = mpf(2) ** (bits - mp.frexp(x)[1])
    return mp.floor(x * scale) / scale


def best_error(function, weight, degree, low, high):
    """Largest weighted error of the best polynomial of that degree: Remez exchange, 12 rounds."""
    count = degree + 2
    points = [low + (high - low) * (1 - mp.cos(mp.pi * k / (count - 1))) / 2 for k in range(count)]
    grid = [low + (high - low) * k / 600 for k in range(601)]
    for _ in range(12):
        rows = [[x**j for j in range(degree + 1)] + [(-1) ** k / weight(x)] for k, x in enumerate(points)]
        solution = lu_solve(matrix(rows), matrix([function(x) for x in points]))
        error = lambda x: weight(x) * (function(x) - sum(solution[j] * x**j for j in range(degree + 1)))
        values = [error(x) for x in grid]
        starts = [0] + [k for k in range(1, 601) if values[k] * values[k - 1] < 0] + [601]
        points = [grid[max(range(a, b), key=lambda k: abs(values[k]))] for a, b in zip(starts, starts[1:])]
        if len(points) != count:
            break
    return max(abs(v) for v in values)


def polynomial(file, letter, function, weight, high, limit):
    names = [f"{letter}{k}" for k in range(1, 8) if re.search(rf"const {letter}{k} =", (SOURCES / file).read_text())]
    c = [mpf(source(file, name)) for name in names]
    low = high / 10**6
    grid = [low + (high - low) * k / 4000 for k in range(4001)]
    worst = max(abs(weight(z) * (function(z) - sum(a * z**j for j, a in enumerate(c)))) for z in grid)
    best = best_error(function, weight, len(c) - 1, low, high)
    print(f"{file:16} {names[0]}…{names[-1]}: error 2^{float(log(worst, 2)):.2f}, held to 2^{limit}, the best is 2^{float(log(best, 2)):.2f}")
    if worst > mpf(2) ** mpf(limit):
        failures.append(letter)


def exp_rest(z):
    """(r (e^r + 1) / (e^r - 1) - 2) / r^2 at z = r^2."""
    r = mp.sqrt(z)
    return (r * (mp.exp(r) + 1) / mp.expm1(r) - 2) / z


def log_rest(z):
    """(log((1 + s) / (1 - s)) / s - 2) / s^2 at z = s^2."""
    s = mp.sqrt(z)
    return (2 * mp.atanh(s) / s - 2) / z


def main():
    ln2 = mp.log(2)
    for file in ("exp.ts", "exp-parts.ts", "log.ts"):
        hold(file, "LN2_HIGH", leading(ln2, 32))
        hold(file, "LN2_LOW", ln2 - leading(ln2, 32))
    for file in ("exp.ts", "exp-parts.ts"):
        hold(file, "INVERSE_LN2", 1 / ln2)
    hold("exp.ts", "HALF_LN2", ln2 / 2)
    hold("exp.ts", "OVERFLOW", leading(mpf(1024) * ln2, 53))
    hold("exp.ts", "UNDERFLOW", -leading(mpf(1075) * ln2, 53))
    hold("exp-parts.ts", "ROUND", mpf(3) * 2**51)
    hold("exp-parts.ts", "SPLITTER", 2**27 + 1)
    hold("exp-table.ts", "STEP_HIGH", leading(ln2 / 64, 32))
    hold("exp-table.ts", "STEP_LOW", ln2 / 64 - leading(ln2 / 64, 32))
    hold("exp-table.ts", "INVERSE_STEP", 64 / ln2)
    hold("exp-table.ts", "ROUND", mpf(3) * 2**51)
    hold("log.ts", "TWO_54", 2**54)
    hold("sigmoid.ts", "NEAR", mpf(2) ** -28)
    hold("sigmoid.ts", "LN2", ln2)
    hold("sigmoid.ts", "LN2_REST", ln2 - float(ln2))
    polynomial("exp.ts", "P", exp_rest, lambda z: z, (ln2 / 2) ** 2, "-58.75")
    limit = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)
    polynomial("log.ts", "L", log_rest, lambda z: z, limit**2, "-58.45")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
