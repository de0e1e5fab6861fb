"""scikit-learn's side of a measurement: reads requests from stdin, one JSON document a line, answers each with a line.

The data comes from files that both sides read (data/kernel-data.ts). The process is started with one thread for BLAS and
OpenMP. Time spent on building a representation is not counted.
"""

import json
import pathlib
import resource
import sys
import time
import warnings

import numpy as np
import scipy.sparse
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

warnings.filterwarnings("ignore")

ESTIMATORS = {
    estimator.__name__: estimator
    for estimator in [
        DecisionTreeClassifier, ExtraTreesClassifier, GaussianNB, HistGradientBoostingClassifier, KNeighborsClassifier,
        LogisticRegression, RandomForestClassifier, SVC,
    ]
}
# The most levels that HistGradientBoostingClassifier takes as categories; columns with more go in as numbers.
MOST_CATEGORIES = 255


def read(folder):
    folder = pathlib.Path(folder)
    meta = json.loads((folder / "meta.json").read_text())

    def rows(name, n):
        numeric = np.fromfile(folder / f"{name}.f64", "<f8").reshape(meta["numeric"], n)
        codes = np.fromfile(folder / f"{name}.i32", "<i4").reshape(len(meta["levels"]), n)
        return numeric, codes, np.fromfile(folder / f"{name}.u8", "u1")

    return meta["levels"], {name: rows(name, meta[name]) for name in ("train", "query")}


def one_hot(codes, levels):
    known = np.flatnonzero(codes >= 0)
    ones = np.ones(len(known))
    return scipy.sparse.csr_matrix((ones, (known, codes[known])), shape=(len(codes), levels))


def dense(numeric, codes, levels):
    out = np.zeros((numeric.shape[1], len(numeric) + sum(levels)))
    out[:, : len(numeric)] = numeric.T
    at = len(numeric)
    for column, count in zip(codes, levels):
        known = np.flatnonzero(column >= 0)
        out[known, at + column[known]] = 1
        at += count
    return out


def sparse(numeric, codes, levels):
    parts = [scipy.sparse.csr_matrix(numeric.T)] + [one_hot(column, count) for column, count in zip(codes, levels)]
    return scipy.sparse.hstack(parts, format="csr")


def as_codes(numeric, codes, levels):
    return np.column_stack([numeric.T, np.where(codes < 0, np.nan, codes).T])


REPRESENTATIONS = {"dense": dense, "sparse": sparse, "codes": as_codes}


class Session:
    def load(self, request):
        self.levels, self.rows = read(request["folder"])
        self.matrices = {}
        return {}

    def matrix(self, representation, name):
        key = representation, name
        if key not in self.matrices:
            numeric, codes, _ = self.rows[name]
            self.matrices[key] = REPRESENTATIONS[representation](numeric, codes, self.levels)
        return self.matrices[key]

    def fit(self, request):
        spec, self.representation = request["kernel"]["sklearn"], request["representation"]
        params = dict(spec["params"])
        if self.representation == "codes":
            width = len(self.rows["train"][0])
            params["categorical_features"] = [
                width + c for c, count in enumerate(self.levels) if count <= MOST_CATEGORIES
            ] or None
        estimator = ESTIMATORS[spec["estimator"]]
        if "random_state" in estimator().get_params():
            params["random_state"] = 42
        X, y = self.matrix(self.representation, "train"), self.rows["train"][2]
        queries = self.matrix(self.representation, "query") if request["predict"] else None
        self.model = estimator(**params)
        used, start = cpu_seconds(), time.perf_counter()
        self.model.fit(X, y)
        self.probabilities = None if queries is None else self.model.predict_proba(queries)
        return {"seconds": time.perf_counter() - start, "cpuSeconds": cpu_seconds() - used}

    def auc(self, request):
        if self.probabilities is None:
            self.probabilities = self.model.predict_proba(self.matrix(self.representation, "query"))
        return {"auc": roc_auc_score(self.rows["query"][2], self.probabilities[:, 1])}


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


session = Session()
for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = getattr(session, request["op"])(request)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
