#!/usr/bin/python3
"""Writes what scikit-learn 1.2.1 (Debian 12: python3-sklearn) makes of every data/*.csv to expected/<name>.json.

    /usr/bin/python3 test/vectors/generate.py [name …]      with --data: first the CSV files of data_sets.py

Long lists of numbers are base64 of little-endian doubles. The models see the preprocessed numbers rounded to whole 4096ths:
then both sides fit the same numbers to the last bit, and scikit-learn's trees, which read 32-bit floats, lose nothing.
"""

import base64
import json
import sys
import warnings
import zlib
from pathlib import Path

import numpy as np
import pandas
import sklearn
from sklearn.calibration import _sigmoid_calibration
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (accuracy_score, average_precision_score, brier_score_loss, confusion_matrix, f1_score,
                             log_loss, precision_recall_curve, precision_score, recall_score, roc_auc_score, roc_curve)
from sklearn.metrics.pairwise import linear_kernel, polynomial_kernel, rbf_kernel
from sklearn.naive_bayes import CategoricalNB, GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils.class_weight import compute_class_weight

import data_sets
import variants
from tree_nodes import grown, ties

GRID = 4096
FILL_VALUE = -7.25
QUERIES = 40  # predictions are kept for this many rows at the most
TRANSFORMED = 12  # and preprocessed values for these
SCORED = 120


def doubles(values):
    return base64.b64encode(np.asarray(values, dtype="<f8").tobytes()).decode()


def read(name):
    path = data_sets.HERE / "data" / f"{name}.csv"
    header = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    types = {column: str for column in header if column.startswith("category")}
    table = pandas.read_csv(path, dtype=types, keep_default_na=False, na_values=[""], float_precision="round_trip")
    n = data_sets.share_of_training(len(table))
    categorical = [column for column in header if column in types]
    numeric = [column for column in header if column not in types and column != "target"]
    y = table["target"].to_numpy()
    return table[numeric].astype(float).to_numpy(), table[categorical].astype(object), y, n


def preprocess(numeric, categorical, n, config):
    """Expected parameters, and the encoded matrix of all rows: numeric columns first, levels by UTF-16 code unit."""
    columns, steps, groups, encoded = [], [], [], []
    strategy = config["numeric_imputer"]
    for values in numeric.T[:, :, None]:
        imputer = SimpleImputer(strategy=strategy, fill_value=FILL_VALUE if strategy == "constant" else None)
        train = imputer.fit_transform(values[:n])
        lower, upper = -np.inf, np.inf
        if config["outlier_factor"] is not None:
            q1, q3 = np.percentile(train, [25, 75])
            lower, upper = q1 - config["outlier_factor"] * (q3 - q1), q3 + config["outlier_factor"] * (q3 - q1)
        scaler = StandardScaler().fit(np.clip(train, lower, upper))
        bounds = [None, None] if config["outlier_factor"] is None else [float(lower), float(upper)]
        steps.append([float(imputer.statistics_[0]), *bounds, float(scaler.mean_[0]), float(scaler.scale_[0])])
        columns.append(scaler.transform(np.clip(imputer.transform(values), lower, upper))[:, 0])
    for column in categorical:
        values = categorical[[column]].where(categorical[[column]].notna(), None).to_numpy()
        constant = config["categorical_imputer"] == "constant"
        imputer = SimpleImputer(strategy=config["categorical_imputer"], fill_value="missing" if constant else None,
                                missing_values=None)
        encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False).fit(imputer.fit_transform(values[:n]))
        levels = encoder.categories_[0].tolist()
        order = sorted(range(len(levels)), key=lambda i: levels[i].encode("utf-16-be"))
        encoded.append(encoder.transform(imputer.transform(values))[:, order])
        groups.append(dict(fill=imputer.statistics_[0], levels=[levels[i] for i in order]))
    matrix = np.column_stack([*columns, *encoded])
    codes = [[int(row.argmax()) if row.any() else -1 for row in block[n:n + TRANSFORMED]] for block in encoded]
    expected = dict(config=config, numeric=steps, categorical=groups, codes=codes,
                    queries=doubles(matrix[n:n + TRANSFORMED, :len(columns)]))
    return expected, matrix


def rounded(matrix, steps):
    numeric = matrix[:, :len(steps)]
    scaled = numeric * GRID
    for column, (*_, mean, scale) in zip(range(len(steps)), steps):
        # A last bit of the mean or of the number may not decide which way it is rounded.
        error = np.finfo(float).eps * GRID * (abs(mean) / scale + np.abs(numeric[:, column]) + 1)
        assert (np.abs(scaled[:, column] % 1 - 0.5) > 2 * error).all(), column
    return np.column_stack([np.floor(scaled + 0.5) / GRID, matrix[:, len(steps):]])


def weights_of(weight, y):
    if weight == "balanced":
        return compute_class_weight("balanced", classes=np.array([0, 1]), y=y).tolist()
    return [1.0, 1.0] if weight is None else [weight["0"], weight["1"]]


def by_number(weight):
    return {int(label): value for label, value in weight.items()} if isinstance(weight, dict) else weight


def native(params):
    """The parameters as scikit-learn takes them."""
    return {key: by_number(value) if key == "class_weight" else value for key, value in params.items()}


def logistic_regression(X, y, params):
    model = LogisticRegression(solver="newton-cholesky", tol=1e-14, max_iter=10000, **native(params)).fit(X, y)
    coef, intercept = model.coef_[0], float(np.ravel(model.intercept_)[0])
    residual = np.array(weights_of(params["class_weight"], y))[y] * (1 / (1 + np.exp(-(X @ coef + intercept))) - y)
    gradient = np.append(X.T @ residual + coef / params["C"], residual.sum() if params["fit_intercept"] else 0)
    # The penalty bounds the curvature from below, so this bounds the error of a coefficient.
    assert np.abs(gradient).max() * params["C"] < 3e-8, np.abs(gradient).max() * params["C"]
    return dict(params=params, intercept=intercept, coefficients=doubles(coef))


def knn(X, y, Q, params):
    """Of each query the rows (null where the next is as near as the last, to 1e-9) and the probability."""
    k = params["n_neighbors"]
    model = KNeighborsClassifier(algorithm="kd_tree", **params).fit(X, y)
    distances, rows = model.kneighbors(Q, min(k + 1, len(X)))
    clear = [len(X) == k or d[k] - d[k - 1] > 1e-9 for d in distances]
    return dict(params=params, neighbours=[sorted(r[:k].tolist()) if c else None for r, c in zip(rows, clear)],
                reach=doubles(distances[:, k - 1]), probabilities=doubles(model.predict_proba(Q)[:, 1]))


def svm(X, y, Q, params):
    """`objective` is the dual one, 1/2 b'Kb - sum |b|; `sigmoid` Platt's for the decisions of some training rows."""
    model = SVC(tol=1e-7, cache_size=500, **native(params)).fit(X, y)
    beta = np.zeros(len(X))
    beta[model.support_] = model.dual_coef_[0]
    g, degree, coef0 = model._gamma, params["degree"], params["coef0"]
    K = {"rbf": lambda: rbf_kernel(X, gamma=g), "linear": lambda: linear_kernel(X),
         "poly": lambda: polynomial_kernel(X, degree=degree, gamma=g, coef0=coef0)}[params["kernel"]]()
    decisions = model.decision_function(X)[:SCORED]
    a, b = _sigmoid_calibration(decisions, y[:SCORED])
    return dict(params=params, gamma=float(g), objective=float(0.5 * beta @ K @ beta - np.abs(beta).sum()),
                decisions=doubles(model.decision_function(Q)),
                sigmoid=dict(decisions=doubles(decisions), a=float(a), b=float(b)))


def decision_tree(X, y, Q, params):
    model = DecisionTreeClassifier(random_state=0, **native(params)).fit(X, y)
    tree = model.tree_
    nodes, leaf = grown(tree)
    probability = [negative_positive[0][1] / sum(negative_positive[0]) for negative_positive in tree.value[nodes[leaf]]]
    return dict(params=params, column=np.where(leaf, -1, tree.feature[nodes]).tolist(),
                threshold=doubles(tree.threshold[nodes[~leaf]]), probability=doubles(probability),
                ties=ties(tree, nodes, X, y, weights_of(params["class_weight"], y), params),
                queries=doubles(model.predict_proba(Q)[:, 1]))


def naive_bayes(X, y, Q, columns, levels, params):
    """Joint log likelihoods: GaussianNB's, and CategoricalNB's of each column without its prior; unknown levels say nothing."""
    weight = np.array(weights_of(params["class_weight"], y))[y]
    joint = np.tile(np.log(np.bincount(y, weights=weight) / weight.sum()), (len(Q), 1))
    if columns > 0:
        model = GaussianNB(var_smoothing=params["var_smoothing"]).fit(X[:, :columns], y, weight)
        joint = model._joint_log_likelihood(Q[:, :columns])
    start = columns
    for size in levels:
        train, asked = X[:, start:start + size], Q[:, start:start + size]
        start += size
        known = asked.any(axis=1)
        model = CategoricalNB(alpha=params["alpha"], min_categories=size).fit(train.argmax(axis=1)[:, None], y, weight)
        codes = asked[known].argmax(axis=1)[:, None]
        joint[known] += model._joint_log_likelihood(codes) - model.class_log_prior_
    return dict(params=params, joint=doubles(joint.T))


def forests_of(estimator, X, y, Q, asked, params):
    aucs, nodes = [], []
    for seed in range(variants.FOREST_SEEDS):
        model = estimator(variants.FOREST_TREES, random_state=seed, **native(params)).fit(X, y)
        aucs.append(roc_auc_score(asked, model.predict_proba(Q)[:, 1]))
        nodes.append(sum(len(grown(tree.tree_)[0]) for tree in model.estimators_))
    return dict(params=dict(params, n_estimators=variants.FOREST_TREES), auc=doubles(aucs), nodes=nodes)


def scores(y, p, threshold):
    flagged = (p >= threshold).astype(int)
    fpr, tpr, cuts = roc_curve(y, p, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(y, p)
    return dict(
        probabilities=doubles(p), threshold=float(threshold),
        scores=dict(roc_auc=roc_auc_score(y, p), average_precision=average_precision_score(y, p),
                    accuracy=accuracy_score(y, flagged), precision=precision_score(y, flagged, zero_division=0),
                    recall=recall_score(y, flagged, zero_division=0), f1=f1_score(y, flagged, zero_division=0),
                    log_loss=log_loss(y, p, labels=[0, 1]), brier=brier_score_loss(y, p)),
        confusion=confusion_matrix(y, flagged, labels=[0, 1]).ravel().tolist(),
        # roc_curve begins with a point that flags nothing, precision_recall_curve ends with one.
        thresholds=doubles(cuts[1:]), fpr=doubles(fpr[1:]), tpr=doubles(tpr[1:]),
        precision=doubles(precision[:-1][::-1]), recall=doubles(recall[:-1][::-1]),
    )


def scored(X, y, Q, asked):
    """A curve of many steps, one of few with probabilities of 0 and 1, and one of a single step."""
    smooth = LogisticRegression(max_iter=1000).fit(X, y).predict_proba(Q)[:, 1]
    coarse = KNeighborsClassifier(4).fit(X, y).predict_proba(Q)[:, 1]
    return [scores(asked, smooth, 0.5), scores(asked, smooth, np.sort(smooth)[len(smooth) * 3 // 4]),
            scores(asked, coarse, 0.5), scores(asked, np.full(len(asked), y.mean()), 0.5)]


def vector(name):
    numeric, categorical, y, n = read(name)
    prepared = [preprocess(numeric, categorical, n, config) for config in variants.PREPROCESSING]
    matrix = rounded(prepared[0][1], prepared[0][0]["numeric"])
    X, Q = matrix[:n], matrix[n:n + QUERIES]
    train, asked = y[:n], y[n:]
    levels = [len(group["levels"]) for group in prepared[0][0]["categorical"]]
    forests = variants.FOREST[:1] + [variants.FOREST[1 + zlib.crc32(name.encode()) % (len(variants.FOREST) - 1)]]
    return dict(
        training_rows=n,
        balanced=weights_of("balanced", train),
        preprocessing=[expected for expected, _ in prepared],
        logistic_regression=[logistic_regression(X, train, params) for params in variants.LOGISTIC],
        knn=[knn(X, train, Q, params) for params in variants.KNN],
        svm=[svm(X, train, Q, params) for params in variants.SVM],
        decision_tree=[decision_tree(X, train, Q, params) for params in variants.TREE],
        naive_bayes=[naive_bayes(X, train, Q, numeric.shape[1], levels, params) for params in variants.NAIVE_BAYES],
        random_forest=[forests_of(RandomForestClassifier, X, train, matrix[n:], asked, params) for params in forests],
        extra_trees=[forests_of(ExtraTreesClassifier, X, train, matrix[n:], asked, params)
                     for params in variants.EXTRA_TREES],
        scores=scored(X, train, matrix[n:n + SCORED], asked[:SCORED]),
    )


def lines(value):
    """JSON with a line for each key and each item of its list, so that a diff shows which of them changed."""
    text = lambda item: json.dumps(item, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    inner = lambda item: "[\n  " + ",\n  ".join(map(text, item)) + "\n ]" if isinstance(item, list) else text(item)
    return "{\n" + ",\n".join(f" {text(key)}: {inner(item)}" for key, item in value.items()) + "\n}\n"


def main(arguments):
    assert sklearn.__version__ == "1.2.1", sklearn.__version__
    warnings.simplefilter("error")
    if "--data" in arguments:
        for name in data_sets.SETS:
            data_sets.write(name)
    names = sorted(path.stem for path in (data_sets.HERE / "data").glob("*.csv"))
    for name in names:
        if set(arguments) - {"--data"} and name not in arguments:
            continue
        expected = vector(name)
        out = Path(data_sets.HERE / "expected" / f"{name}.json")
        out.write_text(lines(expected), encoding="utf-8")
        nodes = [f"{len(tree['column'])} nodes, {len(tree['ties'])} tied" for tree in expected["decision_tree"]]
        clear = [sum(rows is not None for rows in item["neighbours"]) for item in expected["knn"]]
        print(f"{name}: {out.stat().st_size} bytes; {'; '.join(nodes)}; {clear} clear neighbourhoods", flush=True)


main(sys.argv[1:])
