"""The reference job as the project that Selfsame grew out of ran it, in scikit-learn: from CSV to model, threshold and scores.

Usage: sklearn_job.py config.json data.csv out-folder [--jobs N]

config.json is the sample's config with every default filled in. Without --jobs cross_validate runs fold after fold and
the forest alone uses all cores, as the original did; --jobs 2 gives the folds of every model to two processes.
"""

import argparse
import json
import pathlib

import joblib
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, f1_score, precision_recall_curve, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_validate, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier


class IQRClipper(BaseEstimator, TransformerMixin):
    """Clips every column to [Q1 - factor IQR, Q3 + factor IQR] of the rows that it is fitted on."""

    def __init__(self, factor=1.5):
        self.factor = factor

    def fit(self, X, y=None):
        q1, q3 = np.percentile(X, [25, 75], axis=0)
        self.lower_, self.upper_ = q1 - self.factor * (q3 - q1), q3 + self.factor * (q3 - q1)
        return self

    def transform(self, X):
        return np.clip(X, self.lower_, self.upper_)


def add_features(table, features):
    """engagement_score, exam_success_rate and learning_consistency."""
    weights = features["engagement"]
    table = table.copy()
    table["engagement_score"] = (
        table["minutes_watched"] * weights["minutes_watched_weight"]
        + table["days_on_platform"] * weights["days_on_platform_weight"]
        + table["courses_started"] * weights["courses_started_weight"]
    )
    started = table["practice_exams_started"]
    rate = table["practice_exams_passed"] / (started + features["epsilon"])
    table["exam_success_rate"] = np.where(started == 0, 0, rate)
    table["learning_consistency"] = table["minutes_watched"] / table["days_on_platform"].clip(lower=1)
    return table


def preprocessor(table, config):
    numeric = table.select_dtypes("number").columns
    steps = [
        ("impute", SimpleImputer(strategy=config["numeric_imputer"])),
        ("clip", IQRClipper(config["outlier_factor"])),
        ("scale", StandardScaler()),
    ]
    categories = [
        ("impute", SimpleImputer(strategy=config["categorical_imputer"])),
        ("encode", OneHotEncoder(handle_unknown="ignore")),
    ]
    return ColumnTransformer(
        [("numeric", Pipeline(steps), numeric), ("categorical", Pipeline(categories), table.columns.difference(numeric))]
    )


def classifiers(models, seed):
    def params(name, *keys):
        return {key: models[name][key] for key in keys}

    return {
        "logistic_regression": LogisticRegression(**params("logistic_regression", "max_iter")),
        "knn": KNeighborsClassifier(**params("knn", "n_neighbors")),
        "svm": SVC(**params("svm", "C", "kernel", "gamma"), probability=True, random_state=seed),
        "decision_tree": DecisionTreeClassifier(
            **params("decision_tree", "max_depth", "min_samples_leaf"), random_state=seed
        ),
        "random_forest": RandomForestClassifier(
            **params("random_forest", "n_estimators", "min_samples_leaf"), n_jobs=-1, random_state=seed
        ),
    }


def choose_threshold(y, probability, target):
    """The threshold with the highest recall among those whose precision reaches the target."""
    precision, recall, thresholds = precision_recall_curve(y, probability)
    reached = np.flatnonzero(precision[:-1] >= target)
    if len(reached) == 0:
        return 0.5
    return float(thresholds[reached[np.argmax(recall[reached])]])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config")
    parser.add_argument("data")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--jobs", type=int)
    arguments = parser.parse_args()
    config = json.loads(pathlib.Path(arguments.config).read_text())
    seed, target = config["seed"], config["data"]["target"]

    table = pd.read_csv(arguments.data)
    X, y = add_features(table.drop(columns=target), config["features"]), table[target]
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=config["data"]["test_size"], stratify=y, random_state=seed
    )

    folds = StratifiedKFold(config["cv"]["n_splits"], shuffle=True, random_state=seed)
    scoring = ["roc_auc", "precision", "recall", "f1"]
    ranking = {}
    for name, classifier in classifiers(config["models"], seed).items():
        pipeline = Pipeline([("preprocess", preprocessor(X, config["preprocessing"])), ("model", classifier)])
        scores = cross_validate(pipeline, X_train, y_train, cv=folds, scoring=scoring, n_jobs=arguments.jobs)
        ranking[name] = {score: float(np.mean(scores[f"test_{score}"])) for score in scoring}

    best = max(ranking, key=lambda name: ranking[name]["roc_auc"])
    pipeline = Pipeline(
        [
            ("preprocess", preprocessor(X, config["preprocessing"])),
            ("model", classifiers(config["models"], seed)[best]),
        ]
    )
    pipeline.fit(X_train, y_train)
    probability = pipeline.predict_proba(X_test)[:, 1]
    threshold = choose_threshold(y_test, probability, config["business"]["target_precision"])
    flagged = probability >= threshold
    metrics = {
        "model": best,
        "cross_validation": ranking,
        "roc_auc": roc_auc_score(y_test, probability),
        "precision": precision_score(y_test, flagged),
        "recall": recall_score(y_test, flagged),
        "f1": f1_score(y_test, flagged),
        "confusion_matrix": confusion_matrix(y_test, flagged).tolist(),
    }
    numeric = X_train.select_dtypes("number")
    baseline = {column: {"mean": numeric[column].mean(), "std": numeric[column].std()} for column in numeric}

    arguments.out.mkdir(parents=True, exist_ok=True)
    joblib.dump(pipeline, arguments.out / "best_model.joblib")
    (arguments.out / "threshold.txt").write_text(f"{threshold}\n")
    (arguments.out / "metrics.json").write_text(json.dumps(metrics, indent=2))
    (arguments.out / "drift_baseline.json").write_text(json.dumps(baseline, indent=2))


if __name__ == "__main__":
    main()
