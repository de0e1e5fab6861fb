"""Writes vectors.json: what scikit-learn's transformers (and numpy's quantiles) make of small random columns.

Run: python3 test/vectors/preprocessing/generate.py   (numpy, scikit-learn 1.2)
"""
import json
import pathlib

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

random = np.random.RandomState(7)


def columns():
    yield "normal", np.round(random.normal(50, 12, 41), 3), 0.2
    yield "skewed", np.round(random.exponential(30, 120), 2), 0.1
    yield "counts", random.poisson(0.4, 80).astype(float), 0.15
    yield "constant", np.full(25, 0.1), 0.3
    yield "two values", random.choice([0.1, 0.3], 30), 0.0
    yield "large", np.round(random.normal(1e9, 1, 60), 6), 0.05
    yield "tiny", random.normal(0, 1e-9, 33), 0.0
    yield "one value left", np.array([np.nan, 4.5, np.nan]), 0.0
    yield "heavy tail", np.round(np.tan(random.uniform(-1.5, 1.5, 200)), 4), 0.1


numeric = []
for name, values, share in columns():
    values = values.copy()
    values[random.uniform(size=len(values)) < share] = np.nan
    if np.isnan(values).all():
        continue
    fresh = np.append(random.choice(values[~np.isnan(values)], 5) * 1.25, np.nan)
    for strategy in ("median", "mean", "most_frequent", "constant"):
        for factor in (1.5, 0.5, None):
            imputer = SimpleImputer(strategy=strategy, fill_value=-7.25 if strategy == "constant" else None)
            imputed = imputer.fit_transform(values[:, None])[:, 0]
            lower, upper = None, None
            clip = lambda x: x
            if factor is not None:
                q1, q3 = np.percentile(imputed, [25, 75])
                lower, upper = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
                clip = lambda x: np.clip(x, lower, upper)
            scaler = StandardScaler().fit(clip(imputed)[:, None])
            transform = lambda x: scaler.transform(clip(imputer.transform(x[:, None])[:, 0])[:, None])[:, 0]
            numeric.append(
                {
                    "name": name,
                    "strategy": strategy,
                    "factor": factor,
                    "values": [None if np.isnan(x) else x for x in values.tolist()],
                    "fill": float(imputer.statistics_[0]),
                    "lower": None if lower is None else float(lower),
                    "upper": None if upper is None else float(upper),
                    "mean": float(scaler.mean_[0]),
                    "scale": float(scaler.scale_[0]),
                    "transformed": transform(values).tolist(),
                    "fresh": [None if np.isnan(x) else x for x in fresh.tolist()],
                    "freshTransformed": transform(fresh).tolist(),
                }
            )

categorical = []
for name, levels in (("letters", "a b c d"), ("cases", "b B a A Z z"), ("numbers", "10 9 1 02"), ("non-ascii", "é z ß 東 🎉")):
    levels = levels.split()
    values = random.choice(np.array(levels + [None], dtype=object), 40)
    fresh = np.array(levels + ["never seen", None], dtype=object)
    for strategy in ("most_frequent", "constant"):
        imputer = SimpleImputer(strategy=strategy, fill_value="missing" if strategy == "constant" else None, missing_values=None)
        encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
        encoded = encoder.fit_transform(imputer.fit_transform(values[:, None]))
        # By UTF-16 code unit, as JavaScript orders texts, not by code point.
        order = sorted(range(len(encoder.categories_[0])), key=lambda i: encoder.categories_[0][i].encode("utf-16-be"))
        code = lambda rows: [int(np.argmax(row)) if row.any() else -1 for row in rows[:, order]]
        categorical.append(
            {
                "name": name,
                "strategy": strategy,
                "values": values.tolist(),
                "fill": str(imputer.statistics_[0]),
                "levels": [encoder.categories_[0][i] for i in order],
                "codes": code(encoded),
                "fresh": fresh.tolist(),
                "freshCodes": code(encoder.transform(imputer.transform(fresh[:, None]))),
            }
        )

path = pathlib.Path(__file__).with_name("vectors.json")
path.write_text(json.dumps({"numeric": numeric, "categorical": categorical}, ensure_ascii=False) + "\n")
print(len(numeric), "numeric,", len(categorical), "categorical")
