"""Writes exp.bin, log.bin, log1p.bin, sigmoid.bin and softplus.bin beside itself: 10,000 inputs each and correctly
rounded results.

mpmath at 300 bits, rounded once to double. A record has 17 bytes: input and result as big-endian doubles, then what rounding
took away, (exact - result) in 1/128 of the result's last place, as a signed byte: errors below one ulp can be measured
with it. Inputs: random over the whole range and over the ranges of use, powers of two and their neighbours, reduction
boundaries, subnormal inputs and results, both sides of overflow and underflow, and cases near halfway between two doubles.

    python3 generate.py
"""

import math
import random
import struct
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 300
TOTAL = 10_000
HALFWAY = 400
CANDIDATES = 8_000
COUNT = 1200


def record(x: float, value) -> bytes:
    """Rounded once, subnormals included (float() of mpmath rounds twice there)."""
    if value == 0:
        return struct.pack(">ddb", x, 0.0, 0)
    step = max(int(mp.frexp(value)[1]) - 53, -1074)
    scaled = mp.ldexp(value, -step)
    whole = int(mp.nint(scaled))
    if step > 0 and abs(whole) * 2**step >= 2**1024:
        return struct.pack(">ddb", x, math.copysign(math.inf, whole), 0)
    return struct.pack(">ddb", x, math.ldexp(whole, step), int(mp.nint((scaled - whole) * 128)))


def near_halfway(function, inputs):
    """Of the inputs those whose exact results lie nearest to the middle between two doubles."""

    def distance(x: float):
        value = function(mpf(x))
        step = max(int(mp.frexp(value)[1]) - 53, -1074)
        scaled = mp.ldexp(value, -step)
        return abs(abs(scaled - mp.nint(scaled)) - mpf(0.5))

    return sorted((x for x in inputs if x != 0), key=distance)[:HALFWAY]


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
    ends = [y for x in (-745.1332191019412, -744.4400719213812, -708.3964185322641, 709.782712893384) for y in neighbours(x)]
    kinds = {
        "exp": (mp.exp, lambda: rng.uniform(-746, 709.79), real_inputs(rng, 709.7) + ends + [rng.uniform(-745.2, -708) for _ in range(500)]),
        "log": (mp.log, lambda: rng.uniform(0.5, 2) if rng.random() < 0.5 else rng.uniform(1, 2) * 2.0 ** rng.randint(-1022, 1023), log_inputs(rng)),
        "log1p": (mp.log1p, lambda: rng.uniform(-1, 2) if rng.random() < 0.5 else rng.uniform(1, 2) * 2.0 ** rng.randint(-60, 1000), log1p_inputs(rng)),
        "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), lambda: rng.uniform(-740, 40) if rng.random() < 0.3 else rng.uniform(-12, 12), real_inputs(rng, 700.0) + ends),
        "softplus": (lambda x: mp.log1p(mp.exp(x)), lambda: rng.uniform(-740, 40) if rng.random() < 0.3 else rng.uniform(-12, 12), real_inputs(rng, 700.0) + ends),
    }
    for name, (function, draw, inputs) in kinds.items():
        inputs = inputs + near_halfway(function, [draw() for _ in range(CANDIDATES)])
        inputs += [draw() for _ in range(TOTAL - len(inputs))]
        records = b"".join(record(x, function(mpf(x))) for x in inputs[:TOTAL])
        Path(__file__).with_name(f"{name}.bin").write_bytes(records)


if __name__ == "__main__":
    main()
