import type { LanguageCode } from '../explain/language.js';
import type { PageTexts } from './page-texts.js';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly lead: string; readonly items: readonly string[] };

export interface PageContext {
  readonly texts: PageTexts;
  readonly language: LanguageCode;
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
