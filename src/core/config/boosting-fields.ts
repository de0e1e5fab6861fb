import type { ConfigField } from './shape.ts';
import { above, between, field, real, whole, yesNo } from './shape.ts';

const INT32_MAX = 2147483647;
const at = (key: string) => `models.gradient_boosting.${key}`;

/**
 * scikit-learn's names and defaults, but for `early_stopping`: its `auto` asks for more than 10,000 rows, so that one
 * row more would make another model of a different kind.
 */
export const BOOSTING_FIELDS: readonly ConfigField[] = [
  field(at('learning_rate'), above(0), 0.1, 'How much of each tree counts: smaller values need more trees.'),
  field(at('max_iter'), whole(1, 100000), 100, 'How many trees follow one another; the most with `early_stopping`.'),
  field(at('max_leaf_nodes'), whole(2, INT32_MAX), 31, 'The most leaves of a tree; `null` sets no limit.', true),
  field(at('max_depth'), whole(1, INT32_MAX), null, 'How many questions deep a tree may grow; `null` sets no limit.'),
  field(at('min_samples_leaf'), whole(1, INT32_MAX), 20, 'Every leaf keeps at least this many rows.'),
  field(at('l2_regularization'), real(0), 0, 'Holds the leaves closer to zero, small ones the most.'),
  field(
    at('max_bins'),
    whole(2, 255),
    255,
    'Into how many groups the values of a column are sorted; of more categories the rarest share one group.',
  ),
  field(
    at('early_stopping'),
    yesNo,
    false,
    'Whether a part of the rows is set aside and trees end once they no longer help there.',
  ),
  field(at('validation_fraction'), between(0, 1), 0.1, 'The share of rows set aside; used by `early_stopping` alone.'),
  field(
    at('n_iter_no_change'),
    whole(1, 100000),
    10,
    'How many trees without improvement end the training; used by `early_stopping` alone.',
  ),
  field(
    at('tol'),
    real(0),
    1e-7,
    'The least change of the loss that is an improvement; used by `early_stopping` alone.',
  ),
];
