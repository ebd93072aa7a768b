import type { StaffView } from '#policy-engine';

type StaffLine = StaffView['lines'][number];

/** The staff's view of a decision as text: every rule that spoke, and why the others did not. */
export function staffText({ verdict, responseCodes, sentences, lines, versions }: StaffView): string {
  const named = Object.entries(versions).map(([what, version]) => `${what} ${version}`);
  return [
    `Verdict: ${verdict} (${responseCodes.join(', ')})`,
    ...section('', sentences),
    ...lines.flatMap(lineText),
    '',
    `Versions: ${named.join(', ')}`,
  ].join('\n');
}

function lineText(line: StaffLine): string[] {
  const { lineId, verdict, sentences, findings, windows, appliedRules, rejectedRules } = line;
  return [
    '',
    `Line ${lineId}: ${verdict}`,
    ...section('  ', sentences),
    ...titled(
      'Findings',
      findings.map((found) => `${found.verdict}  ${found.code}: ${found.text}`),
    ),
    ...titled(
      'Windows',
      windows.map(({ rule, sentences: counted }) => `${rule.ruleId}: ${counted.join(' ')}`),
    ),
    ...titled(
      'Applied',
      appliedRules.map(({ source, ruleId, citation }) => `${source}  ${ruleId}: ${citation}`),
    ),
    ...titled(
      'Did not apply',
      rejectedRules.map(({ rule, why }) => `${why}  ${rule.ruleId}: ${rule.citation}`),
    ),
  ];
}

const titled = (title: string, texts: readonly string[]): string[] =>
  texts.length > 0 ? [`  ${title}`, ...section('    ', texts)] : [];

const section = (margin: string, texts: readonly string[]): string[] => texts.map((text) => margin + text);
