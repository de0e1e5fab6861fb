"""What is fitted to every data set, with the config's own keys; all but the forests' to each of them."""

LIGHT = {"0": 0.5, "1": 3.5}

PREPROCESSING = [
    dict(numeric_imputer="median", categorical_imputer="most_frequent", outlier_factor=None),
    dict(numeric_imputer="median", categorical_imputer="most_frequent", outlier_factor=1.5),
    dict(numeric_imputer="mean", categorical_imputer="constant", outlier_factor=0.5),
    dict(numeric_imputer="most_frequent", categorical_imputer="constant", outlier_factor=3.0),
    dict(numeric_imputer="constant", categorical_imputer="most_frequent", outlier_factor=1.5),
]

LOGISTIC = [
    dict(C=1.0, fit_intercept=True, class_weight=None),
    dict(C=100.0, fit_intercept=False, class_weight=None),
    dict(C=1e-4, fit_intercept=True, class_weight="balanced"),
    dict(C=1000.0, fit_intercept=True, class_weight=LIGHT),
]

KNN = [
    dict(n_neighbors=5, weights="uniform"),
    dict(n_neighbors=5, weights="distance"),
    dict(n_neighbors=1, weights="uniform"),
    dict(n_neighbors=15, weights="distance"),
]

SVM = [
    dict(kernel="rbf", C=1.0, gamma="scale", degree=3, coef0=0.0, class_weight=None),
    dict(kernel="rbf", C=100.0, gamma="auto", degree=3, coef0=0.0, class_weight=LIGHT),
    dict(kernel="rbf", C=0.01, gamma=0.7, degree=3, coef0=0.0, class_weight=None),
    dict(kernel="linear", C=1.0, gamma="scale", degree=3, coef0=0.0, class_weight="balanced"),
    dict(kernel="poly", C=0.1, gamma="scale", degree=3, coef0=1.0, class_weight=None),
    dict(kernel="poly", C=1.0, gamma=0.05, degree=2, coef0=0.0, class_weight=LIGHT),
]

TREE = [
    dict(criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1, class_weight=None),
    dict(criterion="entropy", max_depth=6, min_samples_split=2, min_samples_leaf=3, class_weight=None),
    dict(criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=5, class_weight="balanced"),
    dict(criterion="log_loss", max_depth=None, min_samples_split=20, min_samples_leaf=1, class_weight=LIGHT),
]

NAIVE_BAYES = [
    dict(var_smoothing=1e-9, alpha=1.0, class_weight=None),
    dict(var_smoothing=0.01, alpha=0.25, class_weight="balanced"),
    dict(var_smoothing=1e-9, alpha=3.0, class_weight=LIGHT),
]

# The first is fitted to every data set, and one of the others, by its name.
FOREST = [
    dict(criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1, max_features="sqrt",
         class_weight=None, bootstrap=True),
    dict(criterion="entropy", max_depth=None, min_samples_split=2, min_samples_leaf=3, max_features="log2",
         class_weight=None, bootstrap=True),
    dict(criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=4, max_features=1,
         class_weight="balanced", bootstrap=True),
    dict(criterion="gini", max_depth=None, min_samples_split=12, min_samples_leaf=1, max_features=0.3,
         class_weight=LIGHT, bootstrap=True),
    dict(criterion="gini", max_depth=7, min_samples_split=2, min_samples_leaf=1, max_features="sqrt",
         class_weight=None, bootstrap=False),
    dict(criterion="log_loss", max_depth=5, min_samples_split=2, min_samples_leaf=2, max_features="sqrt",
         class_weight="balanced", bootstrap=False),
]

EXTRA_TREES = [
    dict(criterion="gini", max_depth=None, min_samples_split=2, min_samples_leaf=1, max_features="sqrt",
         class_weight=None, bootstrap=False),
    dict(criterion="entropy", max_depth=None, min_samples_split=2, min_samples_leaf=3, max_features=None,
         class_weight="balanced", bootstrap=True),
]
FOREST_TREES = 12
FOREST_SEEDS = 20
