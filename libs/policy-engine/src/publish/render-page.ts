import type { Block } from './block.js';
import type { PolicyPage } from './page.js';

/** A fragment to put inside a page: one `section` with a heading for each part. */
export function pageHtml({ language, title, sections }: PolicyPage): string {
  const parts = sections.map(
    ({ id, heading, blocks }) =>
      `<section id="returns-${id}">\n<h2>${escaped(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`,
  );
  return `<article lang="${language}">\n<h1>${escaped(title)}</h1>\n${parts.join('\n')}\n</article>\n`;
}

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p>${escaped(block.text)}</p>`;
  const items = block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n');
  return `<p>${escaped(block.lead)}</p>\n<ul>\n${items}\n</ul>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

export function pageText({ title, sections }: PolicyPage): string {
  const parts = sections.map(
    ({ heading, blocks }) => `${heading.toUpperCase()}\n${blocks.map(blockText).join('\n')}`,
  );
  return `${[title, ...parts].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return block.text;
  return [block.lead, ...block.items.map((item) => `- ${item}`)].join('\n');
}
