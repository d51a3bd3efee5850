// Mutants that no test should have to kill: the wording of an error, and what is logged for a person to read.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();

/** A text is wording where it is an argument of what is thrown or of an error, or a `message` or `hint` of one. */
const isWording = (path) => {
  const parent = path.parentPath;
  if (parent?.isBinaryExpression({ operator: '+' }) || parent?.isConditionalExpression()) return isWording(parent);
  if (parent?.isCallExpression()) return parent.parentPath?.isThrowStatement() === true;
  if (parent?.isNewExpression()) return /Error$/.test(parent.node.callee.name ?? '');
  return parent?.isObjectProperty() === true && ['message', 'hint'].includes(parent.node.key.name);
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'wording', {
    shouldIgnore: (path) => (isText(path) && isWording(path) ? 'the wording of an error' : undefined),
  }),
];
