import { Clock } from '#chassis';
import { compilePolicy, fromSettings, lintPolicy, PolicyError } from '#policy-engine';
import type { PolicyDocument } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parse } from 'yaml';
import type { PolicyInput, PublishInput } from './policy.dto.js';
import { addDraft, lockPolicies, publishDraft, replaceDraft, thePolicy } from './policy.queries.js';
import type { PolicyVersionRow } from './policy.queries.js';
import { policyVersionView } from './policy.view.js';
import type { PolicyVersionView } from './policy.view.js';
import { PolicyInvalid, PolicyPublished } from './returns.errors.js';

export interface Editor {
  merchantId: string;
  by: string;
}

/** Each merchant's own policies: drafts that may change, and published versions that never do. */
@Injectable()
export class PolicyService {
  constructor(private readonly clock: Clock) {}

  /** A new draft. Throws PolicyInvalid. */
  async draft(tx: EntityManager, editor: Editor, input: PolicyInput): Promise<PolicyVersionView> {
    const document = documentOf(input);
    await lockPolicies(tx, editor.merchantId);
    const version = await addDraft(tx, { ...editor, at: this.clock.now() }, document);
    return this.view(tx, editor.merchantId, version);
  }

  /** Puts another document in place of a draft's. Throws NotFound, PolicyPublished, PolicyInvalid. */
  async change(
    tx: EntityManager,
    editor: Editor,
    { version, input }: { version: number; input: PolicyInput },
  ): Promise<PolicyVersionView> {
    const document = documentOf(input);
    await this.lockedDraft(tx, editor, version);
    await replaceDraft(tx, { ...editor, at: this.clock.now() }, { version, document });
    return this.view(tx, editor.merchantId, version);
  }

  /** From `effectiveFrom` on, new orders are judged by it. Throws NotFound, PolicyPublished. */
  async publish(
    tx: EntityManager,
    editor: Editor,
    { version, input }: { version: number; input: PublishInput },
  ): Promise<PolicyVersionView> {
    await this.lockedDraft(tx, editor, version);
    const at = this.clock.now();
    const effectiveFrom = input.effectiveFrom ? new Date(input.effectiveFrom) : at;
    await publishDraft(tx, { ...editor, at }, { version, effectiveFrom });
    return this.view(tx, editor.merchantId, version);
  }

  /** Throws NotFound. */
  async view(tx: EntityManager, merchantId: string, version: number): Promise<PolicyVersionView> {
    const row = await thePolicy(tx, merchantId, version);
    return policyVersionView(row, lintPolicy(row.document));
  }

  private async lockedDraft(
    tx: EntityManager,
    { merchantId }: Editor,
    version: number,
  ): Promise<PolicyVersionRow> {
    await lockPolicies(tx, merchantId);
    const row = await thePolicy(tx, merchantId, version);
    if (row.status === 'draft') return row;
    throw new PolicyPublished('decisions name this version: write a new draft', { version });
  }
}

/** The document that the caller wrote, in whichever form. Throws PolicyInvalid. */
export function documentOf({ document, yaml, settings }: PolicyInput): PolicyDocument {
  const written = document ?? (settings ? fromSettings(settings) : readYaml(yaml ?? ''));
  try {
    // Compiled here and not kept: what compiles can be judged by.
    compilePolicy(written as PolicyDocument, 'draft');
    return written as PolicyDocument;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new PolicyInvalid('the policy cannot be used', { problems: error.problems });
  }
}

function readYaml(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 0 });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const problems = [{ pointer: '', code: 'not_yaml', sentence }];
    throw new PolicyInvalid('the text is no YAML', { problems });
  }
}
