#!/usr/bin/python3
"""Joint log likelihoods of scikit-learn 1.2.1 (Debian 12, python3-sklearn) as vectors for naive Bayes.

Writes naive_bayes.json beside this file. Run: /usr/bin/python3 generate.py

GaussianNB on the numeric columns plus CategoricalNB on the categorical ones, the prior counted once. Values are
multiples of 1/64. Class weights are given to both as sample weights.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.naive_bayes import CategoricalNB, GaussianNB

assert sklearn.__version__ == "1.2.1", sklearn.__version__
SCALE = 64

CASES = [
    dict(name="numeric", n=80, numeric=3, levels=[]),
    dict(name="categorical", n=80, numeric=0, levels=[3, 7]),
    dict(name="both", n=120, numeric=2, levels=[4, 5, 11]),
    dict(name="weights", n=120, numeric=3, levels=[6, 4], weight=[0.5, 3.25]),
    dict(name="smoothing", n=60, numeric=2, levels=[9], params=dict(var_smoothing=0.25, alpha=0.125)),
    dict(name="a constant column", n=60, numeric=3, levels=[2], constant=[1]),
    dict(name="rare levels, far apart", n=40, numeric=2, levels=[12], apart=2000),
]


def vector(case, seed):
    rng = np.random.default_rng(seed)
    n = case["n"]
    y = (rng.random(n) < 0.35).astype(int)
    y[:2] = [0, 1]
    numeric = np.round((rng.normal(size=(case["numeric"], n)) + y * case.get("apart", 0.8)) * SCALE)
    for column in case.get("constant", []):
        numeric[column] = 32
    codes = [np.concatenate([np.arange(size), rng.integers(size, size=n - size)]) for size in case["levels"]]
    codes = [np.where(rng.random(n) < 0.3 * y, 0, column) for column in codes]
    params = dict(var_smoothing=1e-9, alpha=1.0) | case.get("params", {})
    weight = np.array(case.get("weight", [1, 1]), dtype=float)
    sample_weight = weight[y]
    joint = np.zeros((n, 2))
    prior = np.log(np.bincount(y, weights=sample_weight) / sample_weight.sum())
    if len(numeric):
        X = numeric.T / SCALE
        model = GaussianNB(var_smoothing=params["var_smoothing"]).fit(X, y, sample_weight)
        joint += model._joint_log_likelihood(X)
    if codes:
        X = np.stack(codes, axis=1)
        model = CategoricalNB(alpha=params["alpha"], min_categories=case["levels"]).fit(X, y, sample_weight)
        joint += model._joint_log_likelihood(X)
    if len(numeric) and codes:
        joint -= prior
    return dict(
        name=case["name"], params=params, class_weight=weight.tolist(), levels=case["levels"],
        numeric_64ths=numeric.astype(int).tolist(), codes=[column.tolist() for column in codes], y=y.tolist(),
        joint=joint.T.tolist(),
    )


out = pathlib.Path(__file__).with_name("naive_bayes.json")
lines = [json.dumps(vector(case, seed), separators=(",", ":")) for seed, case in enumerate(CASES)]
out.write_text("[\n" + ",\n".join(lines) + "\n]\n")
print(out.stat().st_size, "bytes")
