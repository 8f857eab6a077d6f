import type { Language } from '../../shared/text/language.ts'
import { shellTexts } from '../../shared/text/web/shell-texts.ts'
import type { Bundle } from './bundle.ts'
import { firstImports } from './measure.ts'

/** The HTML of every page, in one language. The script of the page draws the rest. */
export function shellOf(
  language: Language,
  { style, boot, icon, main }: Record<'style' | 'boot' | 'icon' | 'main', Bundle>,
): string {
  const preloads = firstImports(main).map((name) => `<link rel="modulepreload" href="/assets/${name}">\n`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${shellTexts['shell.description'][language]}">
<title>Prosperity</title>
<script src="/assets/${boot.entry}"></script>
<link rel="icon" type="image/svg+xml" href="/assets/${icon.entry}">
<link rel="stylesheet" href="/assets/${style.entry}">
<script type="module" src="/assets/${main.entry}"></script>
${preloads.join('')}</head>
<body>
<div id="app"></div>
<noscript><p>${shellTexts['shell.noScript'][language]}</p></noscript>
</body>
</html>
`
}
