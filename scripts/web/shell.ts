import type { Language } from '../../shared/text/language.ts'
import { shellTexts } from '../../shared/text/web/shell-texts.ts'
import type { Bundle } from './bundle.ts'
import { firstImports, pageScripts } from './measure.ts'

/** The parts that every page has. */
type Parts = Record<'style' | 'icon' | 'main', Bundle>

/**
 * The HTML of a page, in one language. The page's scripts draw the rest.
 * @param scripts files that the page needs beside the main one, which would ask for them only once it runs
 */
function shellOf(language: Language, { style, icon, main }: Parts, scripts: readonly string[]): string {
  const preloads = scripts.map((name) => `<link rel="modulepreload" href="/assets/${name}">\n`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${shellTexts['shell.description'][language]}">
<title>Prosperity</title>
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

/** The HTML of each page, and of the pages that have no scripts of their own (`page` is null). */
export function shellsOf(language: Language, parts: Parts): { page: string | null; html: string }[] {
  const first = firstImports(parts.main)
  const pages = Object.entries(pageScripts(parts.main))
  return [
    { page: null, html: shellOf(language, parts, first) },
    ...pages.map(([page, own]) => ({ page, html: shellOf(language, parts, [...first, ...own]) })),
  ]
}
