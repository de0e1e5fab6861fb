import type { Json } from '../bytes/value.ts';
import type { ProblemList } from './problem-list.ts';
import type { Shape } from './shape.ts';
import type { Span, YamlNode } from './yaml-tree.ts';

/** Where a value stands and what it is called. */
export interface ValueContext {
  readonly path: string;
  readonly span: Span;
  readonly problems: ProblemList;
}

/** The value that a node has under a shape, or `undefined` where it has none; then a problem says why. */
export type ValueReader = (node: YamlNode, shape: Shape, at: ValueContext) => Json | undefined;
