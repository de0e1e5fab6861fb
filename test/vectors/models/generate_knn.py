"""Writes ../knn/knn.json: small designs with the neighbours and probabilities that scikit-learn finds.

Numeric values are stored as whole hundredths. A query is kept only if the k-th and the next distance differ by more than
1e-9 (scikit-learn leaves the choice among equals open).

    python3 generate_knn.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(20240602)


def one_hot(codes, levels):
    matrix = np.zeros((len(codes), levels))
    known = np.flatnonzero(codes >= 0)
    matrix[known, codes[known]] = 1
    return matrix


def case(name, n, queries, k, levels, neighbours, weights, constants=(), copies=0):
    train = np.round(rng.normal(size=(n, k)), 2)
    query = np.round(rng.normal(size=(queries, k)), 2)
    for column, value in constants:
        train[:, column] = value
    codes = [rng.integers(0, size, n) for size in levels]
    query_codes = [rng.integers(-1, size, queries) for size in levels]
    for i in range(copies):
        query[i] = train[3 * i]
        for own, other in zip(query_codes, codes):
            own[i] = other[3 * i]
    y = rng.integers(0, 2, n)
    X = np.hstack([train] + [one_hot(c, s) for c, s in zip(codes, levels)])
    Q = np.hstack([query] + [one_hot(c, s) for c, s in zip(query_codes, levels)])
    model = KNeighborsClassifier(neighbours, weights=weights, algorithm="kd_tree").fit(X, y)
    distances, indexes = model.kneighbors(Q, min(neighbours + 1, n))
    keep = [i for i in range(queries) if neighbours == n or distances[i, neighbours] - distances[i, neighbours - 1] > 1e-9]
    assert len(keep) > queries // 3, (name, len(keep))
    probabilities = model.predict_proba(Q)[:, 1]
    return {
        "name": name,
        "n_neighbors": neighbours,
        "weights": weights,
        "levels": list(levels),
        "numeric_hundredths": [[int(round(v * 100)) for v in train[:, j]] for j in range(k)],
        "codes": [c.tolist() for c in codes],
        "y": y.tolist(),
        "query_hundredths": [[int(round(v * 100)) for v in query[keep, j]] for j in range(k)],
        "query_codes": [c[keep].tolist() for c in query_codes],
        "neighbours": [sorted(indexes[i, :neighbours].tolist()) for i in keep],
        "probabilities": [float(probabilities[i]) for i in keep],
    }


CASES = [
    case("two numeric columns", 120, 30, 2, (), 5, "uniform"),
    case("numeric and a categorical column", 150, 30, 3, (6,), 7, "uniform"),
    case("weights by distance", 120, 30, 2, (4,), 7, "distance", copies=8),
    case("several categorical columns", 150, 40, 3, (3, 8, 4), 5, "distance", copies=4),
    case("constant columns", 100, 25, 3, (3,), 5, "distance", constants=((0, 1.5), (2, 0.0))),
    case("many columns", 60, 20, 24, (3,), 4, "uniform"),
    case("every training row", 40, 10, 2, (3,), 40, "distance"),
    case("one neighbour", 100, 25, 2, (5,), 1, "uniform"),
]

if __name__ == "__main__":
    target = Path(__file__).parent.parent / "knn" / "knn.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n")
