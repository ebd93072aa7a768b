// The one ban that oxlint's own rules cannot express: `new Date(stored)` is pure, `new Date()` reads the clock.
const readsTheClock = 'Time is data here: take the instant as an argument.';

const noClock = {
  create(context) {
    const report = (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      const empty = node.type === 'CallExpression' || node.arguments.length === 0;
      if (isDate && empty) context.report({ message: readsTheClock, node });
    };
    return { NewExpression: report, CallExpression: report };
  },
};

export default { meta: { name: 'purity' }, rules: { 'no-clock': noClock } };
