import { languages, type LanguageCode } from '../explain/language.js';
import { googleReturnPolicies } from './google.js';
import { policyJsonLd, type Shop } from './json-ld.js';
import { policyPage } from './page.js';
import { pageHtml, pageText } from './render-page.js';
import { survey, type Place, type Ruling } from './survey.js';

export interface Published {
  /** schema.org `MerchantReturnPolicy` as JSON-LD text. */
  readonly jsonLd: string;
  /** Bodies for Google's Merchant API, `accounts.onlineReturnPolicies`. */
  readonly google: readonly object[];
  readonly pages: Readonly<Record<LanguageCode, { readonly html: string; readonly text: string }>>;
}

/**
 * A policy for the public, in every form from one survey of the engine. `on`: the day of publication, YYYY-MM-DD; laws
 * and seasons are those of that day and after. Throws RangeError for an unknown currency or day.
 */
export function publish(shop: Shop, places: readonly Place[], ruling: Ruling, on: string): Published {
  const surveyed = places.map((place) => survey(place, ruling, on));
  const pageOf = (language: LanguageCode) => {
    const page = policyPage(ruling.policy, surveyed, language);
    return { html: pageHtml(page), text: pageText(page) };
  };
  const pages = Object.fromEntries(languages.map((language) => [language, pageOf(language)]));
  return {
    jsonLd: policyJsonLd(shop, surveyed),
    google: googleReturnPolicies(shop, surveyed),
    pages: pages as Published['pages'],
  };
}
