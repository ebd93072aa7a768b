import { Count, Instant, ListOf, Maybe, OneOf, Text } from '#contracts';
import type { PolicyDocument, PolicyRemark } from '#policy-engine';
import { IsObject } from 'class-validator';
import { policyStatuses, PolicyRemarkView } from './policy.dto.js';
import type { PolicyVersionRow } from './policy.queries.js';
import { nameOf } from './policy.queries.js';
import type { NamedPolicy } from './rulebook.js';

class PolicyVersionSummary {
  @Count() version!: number;
  /** How decisions name it. */
  @Text(40) name!: string;
  @Text(200) title!: string;
  @OneOf(policyStatuses) status!: (typeof policyStatuses)[number];
  /** Orders placed from then on are judged by it; null for a draft. */
  @Maybe() @Instant() effectiveFrom!: string | null;
  @Text() editedBy!: string;
  @Instant() editedAt!: string;
  @Maybe() @Text() publishedBy!: string | null;
  @Maybe() @Instant() publishedAt!: string | null;
}

export class PolicyVersionView extends PolicyVersionSummary {
  @IsObject() document!: PolicyDocument;
  /** What a careful reader would ask about it: rules that never fire, contradictions, gaps. */
  @ListOf(() => PolicyRemarkView, 0) remarks!: PolicyRemarkView[];
}

export class PolicyList {
  @ListOf(() => PolicyVersionSummary, 0) data!: PolicyVersionSummary[];
}

export class PolicyInForceView {
  /** How decisions name it. */
  @Text(40) name!: string;
  @IsObject() document!: PolicyDocument;
}

export const policySummary = ({ version, document, ...row }: PolicyVersionRow): PolicyVersionSummary => ({
  version,
  name: nameOf(version),
  title: document.name,
  status: row.status,
  effectiveFrom: row.effectiveFrom?.toISOString() ?? null,
  editedBy: row.editedBy,
  editedAt: row.editedAt.toISOString(),
  publishedBy: row.publishedBy,
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

export const policyVersionView = (
  row: PolicyVersionRow,
  remarks: readonly PolicyRemark[],
): PolicyVersionView => Object.assign(policySummary(row), { document: row.document, remarks: [...remarks] });

export const policyInForceView = ({ version, document }: NamedPolicy): PolicyInForceView => ({
  name: version,
  document,
});
