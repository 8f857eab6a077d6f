import { join } from 'node:path'
import { bundleIcon, bundlePage } from '../../../scripts/web/bundle.ts'

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
  const [main, icon] = await Promise.all([bundlePage(CLIENT, 'main.tsx'), bundleIcon()])
  const styles = main.files.map(({ name }) => name).filter((name) => name.endsWith('.css'))
  return {
    html: htmlOf({ icon: icon.entry, script: main.entry, styles }),
    files: new Map(
      [...main.files, ...icon.files].map(({ name, content }) => [name, new Blob([content], { type: typeOf(name) })]),
    ),
  }
}

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css' : name.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript'

interface Loaded {
  icon: string
  script: string
  styles: readonly string[]
}

const htmlOf = ({ icon, script, styles }: Loaded): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Playground of Prosperity</title>
<link rel="icon" type="image/svg+xml" href="${FILES}${icon}">
${styles.map((name) => `<link rel="stylesheet" href="${FILES}${name}">`).join('\n')}
<script type="module" src="${FILES}${script}"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>The playground needs JavaScript.</p></noscript>
</body>
</html>
`
