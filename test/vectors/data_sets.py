"""The data sets as CSV files in data/: generated ones, those that scikit-learn ships, and a slice of the sample.

The first 70 % of the rows train, the others are asked. Columns whose names begin with `category` are categorical, the
last one is the target (0 or 1). An empty field is missing. A file put there by hand does as well.
"""

import csv
from pathlib import Path

import numpy as np
from sklearn import datasets

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "public" / "sample" / "ml_datasource.csv"


def share_of_training(n):
    return n * 7 // 10


def labels(random, score, noise=1.0, share=0.4):
    score = score + noise * random.logistic(size=len(score))
    return (score > np.quantile(score, 1 - share)).astype(int)


def texts(random, n, size, prefix="level"):
    """Codes with every level among the training rows (where there are enough), and their texts."""
    codes = np.concatenate([np.arange(size), random.integers(size, size=max(0, n - size))])[:n]
    return codes, [f"{prefix} {code}" for code in codes]


def effect(random, codes):
    return random.normal(size=int(codes.max()) + 1)[codes]


def few_rows(random):
    x = np.round(random.normal(size=(3, 24)), 2)
    codes, words = texts(random, 24, 3)
    y = labels(random, 2 * x[0] + effect(random, codes), 0.5)
    return [*x], {"category": words}, y


def strong_imbalance(random):
    x = np.round(random.normal(size=(4, 700)), 3)
    return [*x], {}, labels(random, 2 * x[0] + x[1], 0.7, 0.02)


def many_levels(random):
    n = 500
    x = np.round(random.normal(size=(2, n)), 3)
    codes = np.minimum(random.zipf(1.3, size=n), 400)
    y = labels(random, x[0] + 1.5 * random.normal(size=401)[codes])
    return [*x], {"category": [f"level {code}" for code in codes]}, y


def several_categories(random):
    n = 500
    x = np.round(random.normal(size=(2, n)), 3)
    drawn = [texts(random, n, size) for size in (7, 11, 3)]
    y = labels(random, x[0] + sum(effect(random, codes) for codes, _ in drawn))
    return [*x], {f"category {i}": with_gaps(random, words, 0.05) for i, (_, words) in enumerate(drawn)}, y


def categories_only(random):
    drawn = [texts(random, 400, size) for size in (8, 5, 20)]
    y = labels(random, sum(2 * effect(random, codes) for codes, _ in drawn))
    return [], {f"category {i}": words for i, (_, words) in enumerate(drawn)}, y


def constants(random):
    n = 200
    x = np.round(random.normal(size=(2, n)), 3)
    codes, words = texts(random, n, 4)
    columns = [np.zeros(n), x[0], np.full(n, 0.1), x[1], np.full(n, -1e6)]
    columns[2][-20:] = 0.7
    return columns, {"category same": ["one"] * n, "category": words}, labels(random, x[0] + effect(random, codes))


def every_row_three_times(random):
    """Each row thrice, of every fourth the last copy with the other label; the queries are copies and fresh rows."""
    x = np.round(random.normal(size=(3, 90)), 2)
    codes, words = texts(random, 90, 4)
    y = labels(random, x[0] - x[1] + effect(random, codes))
    copies = np.concatenate([np.tile(np.arange(63), 3), np.arange(27), np.arange(63, 90), np.arange(63, 90)])
    flipped = np.where((np.arange(len(copies)) // 63 == 2) & (copies % 4 == 0) & (np.arange(len(copies)) < 189), 1, 0)
    return [*x[:, copies]], {"category": [words[i] for i in copies]}, y[copies] ^ flipped


def few_distinct_values(random):
    x = random.integers(-2, 3, size=(4, 400)).astype(float)
    codes, words = texts(random, 400, 3)
    return [*x], {"category": words}, labels(random, x[0] + x[1] * x[2] / 2 + effect(random, codes))


def large_scales(random):
    n = 240
    z = random.normal(size=(5, n))
    x = [np.round(1e8 + z[0], 6), z[1] * 1e-9, np.round(z[2] * 1e12), random.poisson(1e6, n).astype(float),
         np.round(-1e5 + 1e-3 * z[3], 9), np.exp(8 * z[4])]
    return x, {}, labels(random, z[0] + z[1] - z[2] + z[3])


def heavy_tails(random):
    x = np.round(np.tan(random.uniform(-1.55, 1.55, size=(3, 300))), 4)
    skewed = np.round(np.exp(2 * random.normal(size=300)), 3)
    return [*x, skewed], {}, labels(random, np.arctan(x[0]) * 2 + np.log(skewed))


def more_columns_than_rows(random):
    x = np.round(random.normal(size=(60, 70)), 2)
    codes, words = texts(random, 70, 5)
    return [*x], {"category": words}, labels(random, x[0] + x[1] + effect(random, codes))


def missing_values(random):
    n = 400
    x = np.round([random.normal(50, 12, n), random.exponential(30, n), random.poisson(0.4, n), random.normal(size=n)], 3)
    words = [random.choice(levels.split(" "), n).tolist() for levels in ("b B a A Z z", "10 9 1 02", "é z ß 東 🎉 \uffee")]
    y = labels(random, (x[0] - 50) / 12 + x[3] + np.array([w in "abZ" for w in words[0]]))
    gaps = [np.where(random.uniform(size=n) < share, np.nan, column) for share, column in zip((0.1, 0.3, 0.15, 0.5), x)]
    return gaps, {f"category {i}": with_gaps(random, w, 0.2) for i, w in enumerate(words)}, y


def separable(random):
    x = np.round(random.normal(size=(2, 200)), 3)
    y = (x[0] + x[1] > 0).astype(int)
    return [x[0] + 0.5 * y, x[1]], {}, y


def noise(random):
    return [*np.round(random.normal(size=(5, 300)), 3)], {}, random.integers(2, size=300)


def zeros_and_ones(random):
    x = (random.uniform(size=(12, 400)) < np.linspace(0.05, 0.6, 12)[:, None]).astype(float)
    return [*x], {}, labels(random, 2 * x[9] - 2 * x[10] * x[11] + x[5])


def rings(random):
    x = np.round(random.normal(size=(3, 400)), 3)
    return [*x], {}, labels(random, -3 * np.abs(np.hypot(x[0], x[1]) - 1), 0.3)


def counts(random):
    n = 500
    x = (random.poisson(3, size=(4, n)) * (random.uniform(size=(4, n)) < 0.6)).astype(float)
    codes = np.minimum(random.geometric(0.6, size=n), 7)
    y = labels(random, 0.3 * x[0] + 0.2 * x[1] + effect(random, codes), share=0.2)
    return [*x], {"category": [f"level {code}" for code in codes]}, y


def shipped(load, positive, rows=None):
    """A data set of scikit-learn in a drawn order, `positive` making two classes of its target."""

    def make(random):
        loaded = load()
        order = random.permutation(len(loaded.target))[:rows]
        return [*loaded.data[order].T], {}, positive(loaded.target[order]).astype(int)

    return make


def sample_slice(random):
    """Training and asked rows of the project's sample, each with its share of buyers."""
    with SAMPLE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    y = np.array([int(row["purchased"]) for row in rows])
    shuffled = [random.permutation(np.flatnonzero(y == label)) for label in (0, 1)]
    parts = []
    start = [0, 0]
    for size in (560, 240):
        take = [round(size * (1 - y.mean())), round(size * y.mean())]
        parts.append(random.permutation(np.concatenate([shuffled[c][start[c]:start[c] + take[c]] for c in (0, 1)])))
        start = [start[c] + take[c] for c in (0, 1)]
    chosen = [rows[i] for i in np.concatenate(parts)]
    names = [name for name in rows[0] if name not in ("student_country", "purchased")]
    numeric = [np.array([float(row[name] or "nan") for row in chosen]) for name in names]
    return numeric, {"category country": [row["student_country"] for row in chosen]}, y[np.concatenate(parts)]


def with_gaps(random, words, share):
    return [None if u < share else word for word, u in zip(words, random.uniform(size=len(words)))]


SETS = {
    "few-rows": (few_rows, 1),
    "strong-imbalance": (strong_imbalance, 2),
    "many-levels": (many_levels, 3),
    "several-categories": (several_categories, 4),
    "categories-only": (categories_only, 5),
    "constants": (constants, 6),
    "every-row-three-times": (every_row_three_times, 7),
    "few-distinct-values": (few_distinct_values, 8),
    "large-scales": (large_scales, 9),
    "heavy-tails": (heavy_tails, 10),
    "more-columns-than-rows": (more_columns_than_rows, 11),
    "missing-values": (missing_values, 12),
    "separable": (separable, 13),
    "noise": (noise, 14),
    "zeros-and-ones": (zeros_and_ones, 15),
    "rings": (rings, 16),
    "counts": (counts, 17),
    "breast-cancer": (shipped(datasets.load_breast_cancer, lambda t: t == 0), 18),
    "iris-versicolor": (shipped(datasets.load_iris, lambda t: t == 1), 19),
    "wine-first": (shipped(datasets.load_wine, lambda t: t == 0), 20),
    "digits-odd": (shipped(datasets.load_digits, lambda t: t % 2 == 1, 400), 21),
    "diabetes-worse": (shipped(lambda: datasets.load_diabetes(scaled=False), lambda t: t > 140), 22),
    "course-purchases": (sample_slice, 23),
}


def spelled(value):
    if value is None or value != value:
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def write(name):
    make, seed = SETS[name]
    numeric, categorical, y = make(np.random.default_rng(seed))
    header = [f"x{i}" for i in range(len(numeric))] + list(categorical) + ["target"]
    columns = [[spelled(v) for v in column] for column in numeric] + [*categorical.values()] + [y.tolist()]
    with (HERE / "data" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *zip(*columns)])
