#!/usr/bin/python3
"""Trees of scikit-learn 1.2.1 (Debian 12, python3-sklearn) as vectors for gradient boosting.

Writes gradient_boosting.json beside this file. Run: OMP_NUM_THREADS=1 /usr/bin/python3 generate.py

Values are multiples of 1/64, categories ordinal codes. One thread: with more of them the root's sums have another
order. Queries have the unknown category -1, which scikit-learn is given as NaN.
"""

import json
import os
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
assert os.environ.get("OMP_NUM_THREADS") == "1", "set OMP_NUM_THREADS=1"
SCALE = 64

CASES = [
    dict(name="numeric", n=500, numeric=4, levels=[], params=dict(max_iter=20)),
    dict(name="percentiles", n=900, numeric=3, levels=[], params=dict(max_iter=10, max_bins=20)),
    dict(name="l2, depth, learning rate", n=400, numeric=3, levels=[],
         params=dict(max_iter=12, max_depth=3, l2_regularization=1.5, learning_rate=0.3)),
    dict(name="no limit of leaves", n=400, numeric=3, levels=[],
         params=dict(max_iter=8, max_leaf_nodes=None, min_samples_leaf=5)),
    dict(name="categorical", n=600, numeric=0, levels=[12, 5, 17], params=dict(max_iter=10, max_leaf_nodes=8)),
    dict(name="numeric and categorical", n=700, numeric=3, levels=[30, 4], params=dict(max_iter=15)),
    dict(name="weights", n=500, numeric=2, levels=[8], weight=[0.5, 3.25], params=dict(max_iter=15)),
    dict(name="constants and ties", n=600, numeric=4, levels=[6], constant=[1], coarse=16,
         params=dict(max_iter=15, max_leaf_nodes=8)),
    dict(name="every row twice", n=600, numeric=3, levels=[7], twice=True,
         params=dict(max_iter=10, max_leaf_nodes=10)),
]


def sample(case, rng):
    n = case["n"] // (2 if case.get("twice") else 1)
    step = case.get("coarse", 1)
    numeric = np.round(rng.normal(size=(case["numeric"], n)) * SCALE / step) * step
    for column in case.get("constant", []):
        numeric[column] = 32
    codes = [np.concatenate([np.arange(size), rng.integers(size, size=n - size)]) for size in case["levels"]]
    score = rng.normal(size=n)
    for j, values in enumerate(numeric):
        score += values / SCALE * (1 - 0.3 * j)
    for size, column in zip(case["levels"], codes):
        score += rng.normal(size=size)[column]
    y = (score > 0.4).astype(int)
    if case.get("twice"):
        numeric, y = np.concatenate([numeric, numeric], axis=1), np.concatenate([y, y])
        codes = [np.concatenate([column, column]) for column in codes]
    return numeric.astype(int), codes, y


def matrix(numeric, codes):
    columns = [values / SCALE for values in numeric]
    columns += [np.where(column < 0, np.nan, column.astype(float)) for column in codes]
    return np.stack(columns, axis=1)


def preorder(nodes, index=0):
    node = nodes[index]
    if node["is_leaf"]:
        return [(-1, 0.0, float(node["value"]))]
    threshold = 0.0 if node["is_categorical"] else float(node["num_threshold"])
    return [(int(node["feature_idx"]), threshold, 0.0),
            *preorder(nodes, node["left"]), *preorder(nodes, node["right"])]


def vector(case, seed):
    rng = np.random.default_rng(seed)
    numeric, codes, y = sample(case, rng)
    weight = case.get("weight", [1, 1])
    categorical = list(range(len(numeric), len(numeric) + len(codes)))
    model = HistGradientBoostingClassifier(early_stopping=False, categorical_features=categorical or None,
                                           **case["params"])
    model.fit(matrix(numeric, codes), y, sample_weight=np.array(weight, dtype=float)[y] if "weight" in case else None)
    queries = [rng.permutation(column)[:40] for column in numeric]
    query_codes = [np.where(rng.random(40) < 0.2, -1, rng.integers(size, size=40)) for size in case["levels"]]
    nodes = [node for (tree,) in model._predictors for node in preorder(tree.nodes)]
    return dict(
        name=case["name"], params=case["params"], class_weight=weight, levels=case["levels"],
        numeric_64ths=numeric.tolist(), codes=[column.tolist() for column in codes], y=y.tolist(),
        query_64ths=[column.tolist() for column in queries], query_codes=[column.tolist() for column in query_codes],
        baseline=float(model._baseline_prediction[0, 0]),
        column=[column for column, _, _ in nodes],
        threshold=[t for column, t, _ in nodes if 0 <= column < len(numeric)],
        leaf=[value for column, _, value in nodes if column < 0],
        score=model.decision_function(matrix(numeric, codes)).tolist(),
        query_score=model.decision_function(matrix(queries, query_codes)).tolist(),
    )


out = pathlib.Path(__file__).with_name("gradient_boosting.json")
lines = [json.dumps(vector(case, seed), separators=(",", ":")) for seed, case in enumerate(CASES)]
out.write_text("[\n" + ",\n".join(lines) + "\n]\n")
print(out.stat().st_size, "bytes")
