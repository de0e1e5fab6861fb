"""Writes student_t.json beside itself: P(|T| > t) and its inverse for Student's t, by scipy (which gives 1 for
t = 1e-9, df = 1, where 1 - 6.4e-10 is right; larger t agree).

    python3 student_t.py
"""

import json
from pathlib import Path

from scipy.stats import t as student

DEGREES = [1, 2, 3, 4, 5, 7, 9, 10, 19, 24, 30, 49, 99, 250, 999]
VALUES = [0.0, 1e-3, 0.1, 0.5, 0.9, 1.0, 1.3, 2.0, 2.776, 3.5, 5.0, 8.0, 12.0, 30.0, 1e3]
TAILS = [0.9, 0.5, 0.2, 0.1, 0.05, 0.01, 0.001, 1e-6]


def main():
    tails = [[v, df, float(2 * student.sf(v, df))] for df in DEGREES for v in VALUES]
    quantiles = [[p, df, float(student.isf(p / 2, df))] for df in DEGREES for p in TAILS]
    rows = [f"    {json.dumps(row)}" for row in tails], [f"    {json.dumps(row)}" for row in quantiles]
    text = "{\n" + ",\n".join(f'  "{name}": [\n' + ",\n".join(lines) + "\n  ]" for name, lines in zip(("tails", "quantiles"), rows)) + "\n}\n"
    Path(__file__).with_name("student_t.json").write_text(text)


if __name__ == "__main__":
    main()
