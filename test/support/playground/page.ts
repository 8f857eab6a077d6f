import { join } from 'node:path'
import { localeOf } from '../../../edge/runtime/locale.ts'
import { bundleIcon, bundlePage } from '../../../scripts/web/bundle.ts'
import type { Language } from '../../../shared/text/language.ts'
import { playgroundTexts } from './client/texts.ts'

/** Where the page's files are, below the address of the playground. */
export const FILES = '/playground/'
const CLIENT = join(import.meta.dir, 'client')

/** The theme that a person has chosen, here or on the dashboard. */
const THEME_COOKIE = /(?:^|;\s*)theme=(light|dark)(?:;|$)/

export interface PageFiles {
  /** The page in the language and the theme of the browser. */
  html(request: Request): string
  /** Scripts, styles and the icon, by file name. */
  files: ReadonlyMap<string, Blob>
}

/**
 * Builds the page as scripts/build-web builds the dashboard, but once for all languages: its size matters less on one machine.
 * @throws an Error with the bundler's messages
 */
export async function buildPage(): Promise<PageFiles> {
  const [{ files, entry }, icon] = await Promise.all([
    bundlePage(CLIENT, 'main.tsx', { LANGUAGE: 'document.documentElement.lang' }),
    bundleIcon(),
  ])
  const all = [...files, ...icon.files]
  const parts = { script: entry, styles: all.map(({ name }) => name).filter((name) => name.endsWith('.css')) }
  return {
    html(request) {
      const [, theme = null] = THEME_COOKIE.exec(request.headers.get('cookie') ?? '') ?? []
      return htmlOf({ ...parts, icon: icon.entry, language: localeOf(request), theme })
    },
    files: new Map(all.map(({ name, content }) => [name, new Blob([content], { type: typeOf(name) })])),
  }
}

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css' : name.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript'

interface Shown {
  language: Language
  /** Null follows the system. */
  theme: string | null
  script: string
  styles: readonly string[]
  icon: string
}

const htmlOf = ({ language, theme, script, styles, icon }: Shown): string => `<!doctype html>
<html lang="${language}"${theme === null ? '' : ` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${playgroundTexts['play.title'][language]}</title>
<link rel="icon" type="image/svg+xml" href="${FILES}${icon}">
${styles.map((name) => `<link rel="stylesheet" href="${FILES}${name}">`).join('\n')}
<script type="module" src="${FILES}${script}"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>${playgroundTexts['play.noScript'][language]}</p></noscript>
</body>
</html>
`
