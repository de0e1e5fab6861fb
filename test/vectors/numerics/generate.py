"""Writes numerics.json beside itself: inputs and correctly rounded results of exp, log, log1p, sigmoid and softplus.

mpmath at 400 bits, rounded once to double. Each list is base64 of input, result, input, … as big-endian doubles. Inputs: random
over the whole range and over the ranges of use, powers of two and their neighbours, reduction boundaries, subnormals.

    python3 generate.py
"""

import base64
import json
import math
import random
import struct
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 400
COUNT = 10_000


def bits(x: float) -> bytes:
    return struct.pack(">d", x)


def rounded(value) -> float:
    """To the nearest double, subnormals included (float() of mpmath rounds twice there)."""
    if value == 0:
        return 0.0
    exponent = int(mp.floor(mp.log(abs(value), 2)))
    step = max(exponent - 52, -1074)
    return math.ldexp(int(mp.nint(mp.ldexp(value, -step))), step) if exponent < 1024 else math.inf


def neighbours(x: float):
    return [math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf)]


def powers(low: int, high: int):
    return [y for k in range(low, high + 1) for y in neighbours(2.0**k)]


def real_inputs(rng: random.Random, limit: float):
    half_ln2 = [y for k in range(-40, 41) for y in neighbours((k + 0.5) * math.log(2))]
    small = [sign * rng.uniform(1, 2) * 2.0 ** rng.randint(-60, -1) for sign in (-1, 1) for _ in range(200)]
    use = [rng.uniform(-40, 40) for _ in range(COUNT // 2)]
    wide = [rng.uniform(-limit, limit) for _ in range(COUNT // 2)]
    return half_ln2 + small + use + wide + [0.0, 1.0, -1.0, limit, -limit]


def log_inputs(rng: random.Random):
    wide = [rng.uniform(1, 2) * 2.0 ** rng.randint(-1022, 1023) for _ in range(COUNT // 3)]
    use = [rng.uniform(0, 4) for _ in range(COUNT // 3)]
    near_one = [1 + rng.uniform(-1, 1) * 2.0 ** rng.randint(-45, -1) for _ in range(COUNT // 3)]
    root = [y for k in range(-9, 10) for y in neighbours(math.sqrt(2) * 2.0**k)]
    subnormal = [rng.randint(1, 2**52) * 5e-324 for _ in range(600)]
    return wide + use + near_one + root + subnormal + powers(-40, 40) + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308]


def log1p_inputs(rng: random.Random):
    small = [sign * rng.uniform(1, 2) * 2.0 ** rng.randint(-70, -1) for sign in (-1, 1) for _ in range(COUNT // 4)]
    unit = [rng.uniform(-1, 1) for _ in range(COUNT // 4)]
    wide = [rng.uniform(1, 2) * 2.0 ** rng.randint(0, 1023) for _ in range(COUNT // 4)]
    edges = [y for x in (math.sqrt(2) - 1, math.sqrt(0.5) - 1, 2.0**53, 1.0, 3.0, -0.5, -0.75) for y in neighbours(x)]
    return small + unit + wide + edges + [math.nextafter(-1, 0), 5e-324, -5e-324, 1.7976931348623157e308]


def main():
    rng = random.Random(20240601)
    functions = {
        "exp": (lambda x: mp.exp(x), real_inputs(rng, 709.7) + [-745.1, -744.0, -708.4, -708.3, 709.782712893384] + [rng.uniform(-745, -708) for _ in range(600)]),
        "log": (lambda x: mp.log(x), log_inputs(rng)),
        "log1p": (lambda x: mp.log1p(x), log1p_inputs(rng)),
        "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), real_inputs(rng, 700.0)),
        "softplus": (lambda x: mp.log1p(mp.exp(x)), real_inputs(rng, 700.0)),
    }
    out = {
        name: base64.b64encode(b"".join(bits(x) + bits(rounded(function(mpf(x)))) for x in inputs)).decode()
        for name, (function, inputs) in functions.items()
    }
    Path(__file__).with_name("numerics.json").write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
