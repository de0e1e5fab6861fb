import { TypeFlags } from 'typescript';

/**
 * In V8 14.6 and 15.0 (Node 26.10, Deno 2.9), two objects of one literal can share their numbers, so that filling in the
 * second changes the first. By the traces of the engine: a function is left for its optimised form within a loop, the
 * literal after the loop is created by optimised code, and that code is given up while the literal's values are worked
 * out. Where a function has a loop, another one puts its numbers together: `{ mean, std: spread(values, mean) }` in a
 * function without a loop, or `pair(mean, std)`. Named values pass, which is enough for whole numbers alone: minifiers
 * write the rest back into the literal.
 */
export const noNumbersBesideLoops = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      beside: 'After a loop, numbers are put together by another function: engines have mixed them up.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    /** For each function that the walk is in, whether a loop has begun. */
    const looped = [false];
    const enterLoop = () => {
      looped[looped.length - 1] = true;
    };
    const isNumber = (type) =>
      (type.flags & TypeFlags.NumberLike) !== 0 || (type.isUnion() && type.types.some(isNumber));
    const holdsNumber = ({ type, key, value }) =>
      type === 'Property' && key.name !== 'length' && !isConstant(value) && isNumber(services.getTypeAtLocation(value));
    return {
      ':function': () => looped.push(false),
      ':function:exit': () => looped.pop(),
      ForStatement: enterLoop,
      ForOfStatement: enterLoop,
      ForInStatement: enterLoop,
      WhileStatement: enterLoop,
      DoWhileStatement: enterLoop,
      ObjectExpression(node) {
        if (looped.at(-1) !== true || !node.properties.some(holdsNumber) || isAtHand(node)) return;
        context.report({ node, messageId: 'beside' });
      },
    };
  },
};

const isConstant = (node) =>
  node.type === 'Literal' || (node.type === 'UnaryExpression' && node.argument.type === 'Literal');

/** Whether nothing is worked out, called or asked for to have the value. */
function isAtHand(node) {
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'MemberExpression':
      return !node.computed && isAtHand(node.object);
    case 'TSAsExpression':
      return isAtHand(node.expression);
    case 'ArrayExpression':
      return node.elements.every((element) => element !== null && isAtHand(element));
    case 'ObjectExpression':
      return node.properties.every((property) => property.type !== 'Property' || isAtHand(property.value));
    default:
      return isConstant(node);
  }
}
