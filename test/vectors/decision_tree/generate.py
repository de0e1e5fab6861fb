#!/usr/bin/python3
"""Trees of scikit-learn 1.2.1 (Debian 12, python3-sklearn) as vectors for the decision tree.

Writes decision_tree.json beside this file. Run: /usr/bin/python3 generate.py

scikit-learn breaks ties between columns by drawing, this program by column index. So only data sets are kept in which
at every node one split is strictly better than all others (checked here with exact fractions, for entropy with a gap of
1e-9); the data seed is raised until that is so. Values are multiples of 1/64: exact in scikit-learn's 32-bit floats.
"""

import json
import pathlib
from fractions import Fraction

import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
SCALE = 64

CASES = [
    dict(name="numeric", n=300, numeric=4, levels=[], params=dict(max_depth=5, min_samples_leaf=8)),
    dict(name="numeric, entropy", n=300, numeric=4, levels=[],
         params=dict(criterion="entropy", max_depth=5, min_samples_leaf=8)),
    dict(name="numeric, log_loss", n=260, numeric=3, levels=[],
         params=dict(criterion="log_loss", max_depth=4, min_samples_leaf=9)),
    dict(name="numeric, no limit of depth", n=250, numeric=3, levels=[], params=dict(min_samples_leaf=12)),
    dict(name="min_samples_split", n=400, numeric=3, levels=[], params=dict(min_samples_split=70, min_samples_leaf=5)),
    dict(name="weights", n=300, numeric=3, levels=[], weight=[1, 3.5], params=dict(max_depth=5, min_samples_leaf=10)),
    dict(name="weights, entropy", n=300, numeric=3, levels=[], weight=[0.75, 2.25],
         params=dict(criterion="entropy", max_depth=4, min_samples_leaf=10)),
    dict(name="one-hot", n=400, numeric=0, levels=[9], params=dict(max_depth=4)),
    dict(name="numeric and one-hot", n=500, numeric=3, levels=[8], params=dict(max_depth=5, min_samples_leaf=12)),
    dict(name="several categories", n=600, numeric=2, levels=[7, 11, 3],
         params=dict(max_depth=5, min_samples_leaf=15)),
    dict(name="several categories, weights", n=600, numeric=1, levels=[9, 4], weight=[0.6, 1.7],
         params=dict(criterion="entropy", max_depth=4, min_samples_leaf=15)),
    dict(name="constants among others", n=300, numeric=5, levels=[5], constant=[0, 3],
         params=dict(max_depth=4, min_samples_leaf=12)),
    dict(name="few distinct values", n=400, numeric=4, levels=[], coarse=16,
         params=dict(max_depth=4, min_samples_leaf=15)),
    dict(name="every row twice", n=300, numeric=3, levels=[6], twice=True,
         params=dict(max_depth=4, min_samples_leaf=14)),
]


def sample(case, seed):
    rng = np.random.default_rng(seed)
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
        numeric = np.concatenate([numeric, numeric], axis=1)
        codes = [np.concatenate([column, column]) for column in codes]
        y = np.concatenate([y, y])
    return numeric.astype(int), codes, y


def encoded(numeric, codes, levels):
    columns = [values / SCALE for values in numeric]
    for size, column in zip(levels, codes):
        columns += [(column == level).astype(float) for level in range(size)]
    return np.stack(columns, axis=1)


def times_log(x):
    return x * np.log(x) if x > 0 else 0.0


def quality(case, left, total, weight):
    """What the best split has most of; both arguments are (negatives, positives)."""
    right = (total[0] - left[0], total[1] - left[1])
    result = 0
    for q, p in (left, right):
        a, b = weight[0] * int(q), weight[1] * int(p)
        if case["params"].get("criterion", "gini") == "gini":
            result += (a * a + b * b) / (a + b)
        else:
            result += times_log(float(a)) + times_log(float(b)) - times_log(float(a + b))
    return result


def has_unique_splits(case, tree, X, y):
    gini = case["params"].get("criterion", "gini") == "gini"
    weight = [Fraction(w) for w in case.get("weight", [1, 1])]
    least = case["params"].get("min_samples_leaf", 1)
    inside = tree.decision_path(X).toarray().astype(bool)
    for node in range(tree.node_count):
        if tree.children_left[node] < 0:
            continue
        rows = inside[:, node]
        total = (int((y[rows] == 0).sum()), int((y[rows] == 1).sum()))
        qualities = []
        for column in range(X.shape[1]):
            values = X[rows, column]
            for cut in np.unique(values)[:-1]:
                left = values <= cut
                if left.sum() < least or (~left).sum() < least:
                    continue
                counts = (int((y[rows][left] == 0).sum()), int((y[rows][left] == 1).sum()))
                qualities.append(quality(case, counts, total, weight))
        qualities.sort()
        gap = Fraction(0) if gini else 1e-9
        if len(qualities) > 1 and not qualities[-1] - qualities[-2] > gap:
            return False
    return True


def vector(case):
    for seed in range(2000):
        numeric, codes, y = sample(case, seed)
        X = encoded(numeric, codes, case["levels"]).astype(np.float32)
        w0, w1 = case.get("weight", [1, 1])
        model = DecisionTreeClassifier(class_weight={0: w0, 1: w1}, random_state=0, **case["params"]).fit(X, y)
        tree = model.tree_
        if tree.node_count >= 9 and has_unique_splits(case, tree, X.astype(np.float32), y):
            break
    else:
        raise SystemExit(f"no data without ties for {case['name']}")
    print(f"{case['name']}: data seed {seed}, {tree.node_count} nodes")
    is_leaf = tree.children_left < 0
    return dict(
        name=case["name"], params=case["params"], class_weight=[w0, w1], levels=case["levels"],
        numeric_64ths=numeric.tolist(), codes=[column.tolist() for column in codes], y=y.tolist(),
        column=np.where(is_leaf, -1, tree.feature).tolist(),
        threshold=[t for t, leaf in zip(tree.threshold.tolist(), is_leaf) if not leaf],
        leaf_probability=[v[0][1] / (v[0][0] + v[0][1]) for v, leaf in zip(tree.value.tolist(), is_leaf) if leaf],
        probability=model.predict_proba(X)[:, 1].tolist()[:40],
    )


out = pathlib.Path(__file__).with_name("decision_tree.json")
out.write_text("[\n" + ",\n".join(json.dumps(vector(case), separators=(",", ":")) for case in CASES) + "\n]\n")
print(out.stat().st_size, "bytes")
