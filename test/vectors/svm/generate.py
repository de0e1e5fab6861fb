#!/usr/bin/python3
"""Reference fits of scikit-learn's SVC (libsvm) for test/core/models/svm.test.ts: python3 generate.py > svm.json

Made with Debian's python3-sklearn 1.2.1. Numeric inputs are whole hundredths and `codes` may be -1 in queries (unknown:
all zeros), so that the one-hot matrix is the same to the bit on both sides. `objective` is the dual one,
1/2 b'Kb - sum |b|, of libsvm's solution with kernel values in doubles.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.calibration import _sigmoid_calibration
from sklearn.metrics.pairwise import linear_kernel, polynomial_kernel, rbf_kernel
from sklearn.svm import SVC

TOL = 1e-5


def encode(numeric, codes, levels):
    columns = [np.array(column) / 100 for column in numeric]
    for column, size in zip(codes, levels):
        columns += [(np.array(column) == level).astype(float) for level in range(size)]
    return np.column_stack(columns)


def hundredths(random, n, columns):
    return [[int(v) for v in np.round(100 * random.normal(size=n))] for _ in range(columns)]


def data(seed, n, columns, levels, queries=20):
    random = np.random.RandomState(seed)
    numeric = hundredths(random, n, columns)
    codes = [[int(v) for v in random.randint(0, size, n)] for size in levels]
    query_numeric = hundredths(random, queries, columns)
    query_codes = [[int(v) for v in random.randint(-1, size, queries)] for size in levels]
    signal = np.zeros(n)
    if columns:
        signal += np.array(numeric[0]) / 100
    if columns > 1:
        signal += np.abs(np.array(numeric[1])) / 100 - 0.8
    if levels:
        signal += np.where(np.array(codes[0]) % 2 == 1, 0.7, -0.7)
    y = (signal + 0.6 * random.normal(size=n) > 0).astype(int)
    return dict(numeric=numeric, codes=codes, levels=levels, y=[int(v) for v in y],
                query_numeric=query_numeric, query_codes=query_codes)


def case(name, sample, kernel="rbf", C=1.0, gamma="scale", degree=3, coef0=0.0, weight=(1.0, 1.0)):
    X = encode(sample["numeric"], sample["codes"], sample["levels"])
    Q = encode(sample["query_numeric"], sample["query_codes"], sample["levels"])
    model = SVC(kernel=kernel, C=C, gamma=gamma, degree=degree, coef0=coef0, tol=TOL,
                class_weight={0: weight[0], 1: weight[1]}).fit(X, sample["y"])
    beta = np.zeros(len(X))
    beta[model.support_] = model.dual_coef_[0]
    g = model._gamma
    K = {"rbf": lambda: rbf_kernel(X, gamma=g), "linear": lambda: linear_kernel(X),
         "poly": lambda: polynomial_kernel(X, degree=degree, gamma=g, coef0=coef0)}[kernel]()
    return dict(name=name, kernel=kernel, C=C, gamma=gamma, degree=degree, coef0=coef0, class_weight=list(weight),
                tol=TOL, **sample, resolved_gamma=float(g),
                objective=float(0.5 * beta @ K @ beta - np.abs(beta).sum()),
                support_vectors=int(len(model.support_)),
                decisions=[round(float(v), 9) for v in model.decision_function(Q)])


def sigmoid(name, seed, n, slope, shift):
    """Platt's a and b by scikit-learn's own minimiser (BFGS on the same targets), which is not libsvm's Newton."""
    random = np.random.RandomState(seed)
    decisions = [int(v) for v in np.round(100 * random.normal(size=n))]
    f = np.array(decisions) / 100
    y = (random.uniform(size=n) < 1 / (1 + np.exp(-(slope * f + shift)))).astype(int)
    a, b = _sigmoid_calibration(f, y)
    return dict(name=name, decisions=decisions, y=[int(v) for v in y], a=float(a), b=float(b))


def with_constants(sample, value, query_value):
    n, queries = len(sample["y"]), len(sample["query_codes"][0])
    numeric = [[value] * n] + sample["numeric"]
    query_numeric = [[query_value] * queries] + sample["query_numeric"]
    return {**sample, "numeric": numeric, "query_numeric": query_numeric}


def repeated(sample, times, flip):
    """Every row `times` times; the label of the last copy turned round in every `flip`-th row."""
    y = sample["y"]
    last = [1 - v if i % flip == 0 else v for i, v in enumerate(y)]
    return {**sample, "numeric": [c * times for c in sample["numeric"]], "codes": [c * times for c in sample["codes"]],
            "y": y * (times - 1) + last}


numeric = data(1, 80, 3, [])
mixed = data(2, 120, 3, [6, 3])
wide = data(3, 40, 30, [4])
categorical = data(4, 90, 0, [8, 4])
cases = [
    case("rbf, numeric", numeric),
    case("rbf, numeric and categories", mixed),
    case("rbf, gamma auto", mixed, gamma="auto"),
    case("rbf, a given gamma", mixed, gamma=0.7),
    case("rbf, small C", mixed, C=0.01),
    case("rbf, large C", mixed, C=1000.0),
    case("rbf, class weights", mixed, weight=(0.4, 3.0)),
    case("rbf, more columns than rows", wide),
    case("rbf, categories alone", categorical),
    case("rbf, constant columns that vary in the queries", with_constants(mixed, 250, 130)),
    case("rbf, contradicting duplicates", repeated(data(5, 30, 2, [3]), 3, 4)),
    case("linear", mixed, kernel="linear"),
    case("linear, large C", data(6, 60, 2, [3]), kernel="linear", C=100.0),
    case("linear, constant columns that vary in the queries", with_constants(mixed, 250, 130), kernel="linear"),
    case("poly, defaults", mixed, kernel="poly"),
    case("poly, degree 2, coef0 1", mixed, kernel="poly", degree=2, coef0=1.0, gamma=0.25),
    case("poly, constant columns", with_constants(mixed, 250, 130), kernel="poly", degree=2, coef0=0.5, gamma="auto"),
    case("poly, degree 5, class weights", numeric, kernel="poly", degree=5, coef0=1.0, gamma=0.1, weight=(2.0, 0.5)),
]
assert sklearn.__version__ == "1.2.1", sklearn.__version__
sigmoids = [
    sigmoid("even", 11, 200, 2.0, 0.0),
    sigmoid("few positives", 12, 200, 3.0, -3.0),
    sigmoid("steep", 13, 150, 30.0, 1.0),
    sigmoid("useless decisions", 14, 100, 0.0, -1.0),
    sigmoid("reversed", 15, 100, -2.0, 0.5),
]
json.dump(dict(fits=cases, sigmoids=sigmoids), sys.stdout, separators=(",", ":"))
