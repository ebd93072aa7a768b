import { Engine } from 'json-rules-engine';
import { ZenEngine } from '@gorules/zen-engine';

/** What conditions look at, worked out beforehand: peers get it for nothing. By path, days as numbers. */
export function namedFacts(context, factFields) {
  return Object.fromEntries([...factFields].map(([path, { read }]) => [path, read(context)]));
}

const operand = (comparison, operator, factFields) => {
  const days = (value) => (typeof value === 'string' ? Date.parse(value) / 86_400_000 : value);
  const value = comparison[operator];
  return factFields.get(comparison.fact).type === 'day' ? days(value) : value;
};
const operatorOf = (comparison) => Object.keys(comparison).find((key) => key !== 'fact');

/** json-rules-engine: one rule and one event for each of ours. `fired(line)` gives the indexes of rules that hold. */
export function jsonRulesEngine(rules, factFields) {
  const names = {
    is: 'equal',
    isNot: 'notEqual',
    in: 'in',
    notIn: 'notIn',
    above: 'greaterThan',
    atLeast: 'greaterThanInclusive',
    below: 'lessThan',
    atMost: 'lessThanInclusive',
    has: 'contains',
  };
  const translate = (condition) => {
    if (condition.all) return { all: condition.all.map(translate) };
    if (condition.any) return { any: condition.any.map(translate) };
    if (condition.not) return { not: translate(condition.not) };
    const { fact } = condition;
    const operator = operatorOf(condition);
    if (operator !== 'hasAny') {
      return { fact, operator: names[operator], value: operand(condition, operator, factFields) };
    }
    return { any: condition.hasAny.map((value) => ({ fact, operator: 'contains', value })) };
  };
  const top = (when) => (when.all || when.any || when.not ? translate(when) : { all: [translate(when)] });
  const always = { all: [{ fact: 'line.faulty', operator: 'in', value: [true, false] }] };
  const engine = new Engine();
  rules.forEach(({ when }, index) => {
    engine.addRule({ conditions: when ? top(when) : always, event: { type: 'fired', params: { index } } });
  });
  return async (lines) => {
    const fired = [];
    for (const line of lines) {
      const { events } = await engine.run(line);
      fired.push(events.map(({ params }) => params.index).sort((left, right) => left - right));
    }
    return fired;
  };
}

/** zen-engine: one expression node that gives a truth for each rule, over the three lines in one call. */
export function zenEngine(rules, factFields) {
  const signs = { is: '==', isNot: '!=', above: '>', atLeast: '>=', below: '<', atMost: '<=' };
  const expression = (condition) => {
    if (condition.all) return `(${condition.all.map(expression).join(' and ')})`;
    if (condition.any) return `(${condition.any.map(expression).join(' or ')})`;
    if (condition.not) return `(not ${expression(condition.not)})`;
    const { fact } = condition;
    const operator = operatorOf(condition);
    const value = JSON.stringify(operand(condition, operator, factFields));
    if (operator === 'has') return `contains(${fact}, ${value})`;
    if (operator === 'hasAny')
      return `(${condition.hasAny.map((one) => `contains(${fact}, "${one}")`).join(' or ')})`;
    if (operator === 'in') return `(${fact} in ${value})`;
    if (operator === 'notIn') return `(not (${fact} in ${value}))`;
    const known = factFields.get(fact).nullable && operator !== 'is' ? `${fact} != null and ` : '';
    return `(${known}${fact} ${signs[operator]} ${value})`;
  };
  const value = `[${rules.map(({ when }) => (when ? expression(when) : 'true')).join(', ')}]`;
  const content = {
    expressions: [{ id: 'all', key: 'fired', value }],
    executionMode: 'loop',
    inputField: 'lines',
    outputPath: 'lines',
  };
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: {} },
      { id: 'rules', type: 'expressionNode', name: 'rules', content },
      { id: 'out', type: 'outputNode', name: 'out', content: {} },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  });
  return async (lines) => {
    const { result } = await decision.evaluate({ lines });
    return result.lines.map(({ fired }) => fired.flatMap((holds, index) => (holds ? [index] : [])));
  };
}

/** { 'line.sku': 'x' } as { line: { sku: 'x' } }, as zen wants it. */
export function nested(flat) {
  const groups = {};
  for (const [path, value] of Object.entries(flat)) {
    const [group, name] = path.split('.');
    (groups[group] ??= {})[name] = value;
  }
  return groups;
}
