import { calendars } from '#calendars';
import { readPacks } from '#law-packs';
import { compileLaw, compilePolicy } from '#policy-engine';
import type { Calendars, CompiledPolicy, Law, LawRule, PolicyDocument } from '#policy-engine';
import { Injectable } from '@nestjs/common';

/** A policy with the name decisions know it by. */
export interface NamedPolicy {
  version: string;
  document: PolicyDocument;
}

/** Policies of so many merchants stay compiled. */
const kept = 500;

/** All that decisions are made by, made ready once: the law, the calendars, the policies. */
@Injectable()
export class Rulebook {
  readonly law: Law = compileLaw(readPacks());
  readonly calendars: Calendars = calendars();
  private readonly ruleLists = new Map<string, readonly LawRule[]>();
  private readonly policies = new Map<string, CompiledPolicy>();

  /** The rules of a place, verbatim: the same array each time. */
  rulesOf(jurisdiction: string): readonly LawRule[] {
    const known = this.ruleLists.get(jurisdiction) ?? this.law.rulesFor(jurisdiction).map(({ rule }) => rule);
    if (this.law.knows(jurisdiction)) this.ruleLists.set(jurisdiction, known);
    return known;
  }

  /** Throws PolicyError. */
  compiled(merchantId: string, { version, document }: NamedPolicy): CompiledPolicy {
    const key = `${merchantId} ${version}`;
    const known = this.policies.get(key) ?? compilePolicy(document, version);
    // The one used longest ago is forgotten first.
    this.policies.delete(key);
    this.policies.set(key, known);
    if (this.policies.size > kept) this.policies.delete(this.policies.keys().next().value!);
    return known;
  }
}
