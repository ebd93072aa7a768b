interface PolicyPage {
  language: string;
  /** HTML that is safe to stand in a page. */
  body: string;
  jsonLd: string;
}

/** The fragment as a page of its own: readable on a phone, on paper, and without any script. */
export const policyPageHtml = ({ language, body, jsonLd }: PolicyPage): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(body)}</title>
<script type="application/ld+json">${jsonLd}</script>
<style>
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1.5rem; color: #1c2430; background: #fff }
h1 { font-size: 1.9rem; line-height: 1.2 } h2 { font-size: 1.3rem; margin-top: 2.2rem } h3 { font-size: 1.05rem }
li { margin: 0.35rem 0 } a { color: #0b5cad }
@media (prefers-color-scheme: dark) { body { color: #e8ecf1; background: #14181d } a { color: #8ec5ff } }
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;

const titleOf = (body: string): string => /<h1>(.*?)<\/h1>/.exec(body)?.[1] ?? '';
