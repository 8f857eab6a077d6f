import { speakFrom } from '../../shared/text/say.ts'
import { webTexts } from './texts.ts'

/** Sentences of the pages that the edge itself renders. */
export const speak = speakFrom(webTexts)

/** A page with one message, for a person who cannot see the dashboard. */
export interface Notice {
  status: number
  /** Discord's locale code of the person's language. */
  locale: string
  title: string
  text: string
  /** A link below the text. */
  link?: { href: string; label: string }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes a text for HTML, also inside an attribute in quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

export const NOTICE_STYLE_PATH = '/notice.css'

/** The style of notices, a file of its own because the pages allow no style inside them. */
export const NOTICE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100dvh; place-items: center; }
main { max-width: 32rem; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: #3b49c4; }
@media (prefers-color-scheme: dark) { body { background: #16171b; color: #eceef3; } a { color: #a9b4ff; } }
`

/** Renders a notice. @param headers the security headers */
export function notice(
  { status, locale, title, text, link }: Notice,
  headers: Readonly<Record<string, string>>,
): Response {
  const below = link && `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`
  const html = `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Prosperity</title>
<link rel="stylesheet" href="${NOTICE_STYLE_PATH}">
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${below ?? ''}
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
