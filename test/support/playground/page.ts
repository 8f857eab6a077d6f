import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundlePage } from '../../../scripts/web/bundle.ts'

/** Where the page's files are, below the address of the playground. */
export const FILES = '/playground/'
const CLIENT = join(import.meta.dir, 'client')

export interface PageFiles {
  html: string
  /** By name. */
  files: ReadonlyMap<string, Blob>
}

/** Builds the page as scripts/build-web builds the dashboard. @throws an Error with the bundler's messages */
export async function buildPage(): Promise<PageFiles> {
  if (!existsSync(join(CLIENT, 'main.tsx'))) return { html: htmlOf([], []), files: new Map() }
  const { files } = await bundlePage(CLIENT, 'main.tsx')
  const named = (ending: string) => files.map(({ name }) => name).filter((name) => name.endsWith(ending))
  const scripts = named('.js').filter((name) => name.startsWith('main-'))
  return {
    html: htmlOf(scripts, named('.css')),
    files: new Map(files.map(({ name, content }) => [basename(name), new Blob([content], { type: typeOf(name) })])),
  }
}

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css' : name.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript'

const htmlOf = (scripts: readonly string[], styles: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Playground of Prosperity</title>
${styles.map((name) => `<link rel="stylesheet" href="${FILES}${name}">`).join('\n')}
${scripts.map((name) => `<script type="module" src="${FILES}${name}"></script>`).join('\n')}
</head>
<body>
<div id="app"></div>
<noscript><p>The playground needs JavaScript.</p></noscript>
</body>
</html>
`
