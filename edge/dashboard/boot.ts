import { readEarly } from './api/early.ts'
import { pageName } from './shell/page-name.ts'

/** The scripts of each page, by the name of its folder. `scripts/build-web` fills this in. */
declare const PAGE_SCRIPTS: Readonly<Record<string, readonly string[]>>

/*
 * Runs before the page is painted, so that a chosen theme shows at once. The head of the shell loads it as a classic
 * script, not as a module. Without a choice, the style follows the system.
 */
const [, chosen] = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie) ?? []
if (chosen !== undefined) document.documentElement.dataset.theme = chosen

// The page's own scripts are loaded beside the main one, which would ask for them only once it runs.
for (const name of PAGE_SCRIPTS[pageName(location.pathname) ?? ''] ?? []) {
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = `/assets/${name}`
  document.head.append(link)
}

// A browser without a session shows the login, which needs nothing of the API.
const { dataset, lang } = document.documentElement
if (dataset.session !== 'none') readEarly(location, lang)
