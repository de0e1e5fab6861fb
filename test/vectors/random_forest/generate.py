#!/usr/bin/python3
"""Forests of scikit-learn 1.2.1 (Debian 12, python3-sklearn) as vectors for the random forest.

Writes random_forest.json beside this file. Run: /usr/bin/python3 generate.py

The draws differ, so two forests can only agree in distribution: the number of nodes of a tree (mean and standard
deviation over many trees) and the probability of each query (mean over many trees).
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
SCALE = 64
TREES = 4000
QUERIES = 120

CASES = [
    dict(name="defaults", params=dict(max_features="sqrt")),
    dict(name="leaves of two rows", params=dict(max_features="sqrt", min_samples_leaf=2)),
    dict(name="entropy, log2", params=dict(max_features="log2", criterion="entropy", min_samples_leaf=3)),
    dict(name="one column a split", params=dict(max_features=1, min_samples_leaf=4)),
    dict(name="a fraction of the columns, weights", weight=[1, 4], params=dict(max_features=0.3, min_samples_split=12)),
    dict(name="no bootstrap, depth", params=dict(max_features="sqrt", bootstrap=False, max_depth=7)),
]


def data():
    """Columns 1 and 4 are constant, column 3 has three values; a category of 20 levels and one of 3."""
    rng = np.random.default_rng(3)
    n = 500 + QUERIES
    numeric = np.round(rng.normal(size=(5, n)) * SCALE)
    numeric[1] = 0
    numeric[4] = 5
    numeric[3] = rng.integers(3, size=n) * SCALE
    levels = [20, 3]
    codes = [np.concatenate([np.arange(size), np.minimum(rng.geometric(0.2, size=n - size) - 1, size - 1)])
             for size in levels]
    score = numeric[0] / SCALE + 0.5 * numeric[2] / SCALE + rng.normal(size=20)[codes[0]] + rng.normal(size=n)
    return numeric.astype(int), codes, levels, (score > 1).astype(int)


numeric, codes, levels, y = data()
X = np.stack([values / SCALE for values in numeric]
             + [(column == level).astype(float) for size, column in zip(levels, codes) for level in range(size)], axis=1)
train = slice(0, len(y) - QUERIES)
query = slice(len(y) - QUERIES, None)
cases = []
for case in CASES:
    w0, w1 = case.get("weight", [1, 1])
    model = RandomForestClassifier(TREES, class_weight={0: w0, 1: w1}, random_state=0, **case["params"])
    model.fit(X[train], y[train])
    nodes = np.array([tree.tree_.node_count for tree in model.estimators_])
    cases.append(dict(
        name=case["name"], params=case["params"], class_weight=[w0, w1],
        nodes_mean=nodes.mean(), nodes_deviation=nodes.std(),
        depth_mean=float(np.mean([tree.tree_.max_depth for tree in model.estimators_])),
        probability=[round(p, 4) for p in model.predict_proba(X[query])[:, 1].tolist()],
    ))
    print(case["name"], nodes.mean(), nodes.std())

out = pathlib.Path(__file__).with_name("random_forest.json")
out.write_text(json.dumps(dict(
    queries=QUERIES, levels=levels, numeric_64ths=numeric.tolist(), codes=[column.tolist() for column in codes],
    y=y.tolist(), cases=cases), separators=(",", ":")) + "\n")
print(out.stat().st_size, "bytes")
