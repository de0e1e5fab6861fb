"""Writes ../logistic_regression/logistic_regression.json: small designs and scikit-learn's coefficients at a tight tolerance.

Numeric values are stored as whole hundredths. A coefficient vector is accepted only if the gradient of the objective
there is below 1e-9.

    python3 generate_logistic_regression.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(20240601)


def one_hot(codes, levels):
    matrix = np.zeros((len(codes), levels))
    matrix[np.arange(len(codes)), codes] = 1
    return matrix


def case(name, n, k, levels=(), C=1.0, weight=None, fit_intercept=True, noise=1.0, constants=(), scale=None):
    numeric = np.round(rng.normal(size=(n, k)), 2) * (1 if scale is None else np.array(scale))
    numeric = np.round(numeric, 2)
    for column, value in constants:
        numeric[:, column] = value
    codes = [rng.integers(0, size, n) for size in levels]
    for code, size in zip(codes, levels):
        code[:size] = np.arange(size)
    margin = numeric[:, : min(k, 3)].sum(axis=1) / (1 if scale is None else max(scale)) + noise * rng.logistic(size=n)
    for code in codes:
        margin = margin + rng.normal(size=code.max() + 1)[code]
    y = (margin > 0.3).astype(int)
    X = np.hstack([numeric] + [one_hot(code, size) for code, size in zip(codes, levels)])
    model = LogisticRegression(C=C, class_weight=weight, fit_intercept=fit_intercept, solver="newton-cholesky", tol=1e-13, max_iter=1000)
    model.fit(X, y)
    weights = [1.0, 1.0]
    if weight == "balanced":
        weights = [n / (2 * int((y == c).sum())) for c in (0, 1)]
    elif weight is not None:
        weights = [weight[0], weight[1]]
    coef, intercept = model.coef_[0], float(np.ravel(model.intercept_)[0])
    residual = np.array(weights)[y] * (1 / (1 + np.exp(-(X @ coef + intercept))) - y)
    gradient = np.append(X.T @ residual + coef / C, residual.sum() if fit_intercept else 0.0)
    assert np.abs(gradient).max() < 1e-9, (name, np.abs(gradient).max())
    return {
        "name": name,
        "C": C,
        "fit_intercept": fit_intercept,
        "class_weight": weights,
        "numeric_hundredths": [[int(round(v * 100)) for v in numeric[:, j]] for j in range(k)],
        "levels": list(levels),
        "codes": [code.tolist() for code in codes],
        "y": y.tolist(),
        "coefficients": coef.tolist(),
        "intercept": intercept,
    }


CASES = [
    case("numeric columns", 80, 3),
    case("one categorical column", 100, 2, (7,)),
    case("three categorical columns", 120, 2, (3, 9, 5)),
    case("only categorical columns", 90, 0, (4, 6)),
    case("balanced classes", 90, 2, (3,), weight="balanced"),
    case("weighted classes", 90, 2, (3,), weight={0: 0.5, 1: 4.0}),
    case("very small C", 80, 3, (4,), C=1e-4),
    case("very large C", 120, 3, (3,), C=1e5, noise=2.0),
    case("no intercept", 80, 3, (3,), fit_intercept=False, constants=((1, 0.5),)),
    case("constant columns", 80, 4, (1, 3), constants=((1, 0.0), (3, 2.5))),
    case("columns of very different scale", 80, 3, scale=(1, 500, 20)),
    case("more columns than rows", 30, 40, (5,)),
]

if __name__ == "__main__":
    target = Path(__file__).parent.parent / "logistic_regression" / "logistic_regression.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n")
