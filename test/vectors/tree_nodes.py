"""Where a tree of scikit-learn has several best splits: it draws among them, so another tree may differ there."""

import numpy as np


def grown(tree):
    """The nodes that have no pure ancestor, and which of them are leaves or pure.

    With weights like 0.7604 scikit-learn splits some nodes of one class again: it takes the weight of the other class as
    the parent's less that of the sibling, and the rounding error in it is above the bound for "pure".
    """
    pure = tree.value[:, 0].min(axis=1) == 0
    ends = (tree.children_left < 0) | pure
    kept, stack = [], [0]
    while stack:
        node = stack.pop()
        kept.append(node)
        if not ends[node]:
            stack += [tree.children_right[node], tree.children_left[node]]
    return np.array(kept), ends[kept]


def times_log(x):
    return x * np.log(np.where(x > 0, x, 1))


def quality(criterion, negatives, positives):
    """What the best split has most of: the sum over both sides of n · (1 − impurity), or of minus the entropy."""
    total = negatives + positives
    if criterion == "gini":
        return (negatives**2 + positives**2) / total
    return times_log(negatives) + times_log(positives) - times_log(total)


def splits(X, y, weights, params):
    """(quality, column, midpoint) of every split of these rows that leaves enough on both sides."""
    n = len(y)
    least = params["min_samples_leaf"]
    own = np.where(y == 1, weights[1], weights[0])
    positives, negatives = np.where(y == 1, own, 0.0), np.where(y == 0, own, 0.0)
    for column in range(X.shape[1]):
        order = np.argsort(X[:, column], kind="stable")
        values = X[order, column]
        p, q = np.cumsum(positives[order]), np.cumsum(negatives[order])
        ends = np.flatnonzero(values[1:] > values[:-1])
        ends = ends[(ends + 1 >= least) & (n - ends - 1 >= least)]
        found = quality(params["criterion"], q[ends], p[ends])
        found = found + quality(params["criterion"], q[-1] - q[ends], p[-1] - p[ends])
        for value, end in zip(found, ends):
            yield value, column, (values[end] + values[end + 1]) / 2


def ties(tree, nodes, X, y, weights, params):
    """Of each of the nodes with several splits as good as the best (to 1e-9), these splits."""
    inside = tree.decision_path(X.astype(np.float32)).toarray().astype(bool)
    found = {}
    for at, node in enumerate(nodes):
        if tree.value[node, 0].min() == 0 or tree.children_left[node] < 0:
            continue
        rows = inside[:, node]
        candidates = list(splits(X[rows], y[rows], weights, params))
        best = max(quality for quality, _, _ in candidates)
        equal = [[column, cut] for quality, column, cut in candidates if quality >= best - 1e-9 * max(1, abs(best))]
        assert [tree.feature[node], tree.threshold[node]] in equal, (node, best)
        if len(equal) > 1:
            found[str(at)] = equal
    return found
