const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML, also in an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
* { box-sizing: border-box }
body { margin: 0; display: grid; place-items: center; min-height: 100vh }
main { width: min(26rem, 90vw); padding: 1.5rem; border: 1px solid #8888; border-radius: .75rem; margin: 1rem 0 }
h1 { font-size: 1.25rem; margin: 0 0 1rem }
fieldset { border: 0; padding: 0; margin: 1rem 0; max-height: 50vh; overflow-y: auto }
label { display: flex; gap: .75rem; align-items: center; padding: .25rem 0 }
img { border-radius: 50% }
small { opacity: .75; display: block }
.acts { display: flex; gap: .75rem; justify-content: space-between }
button { font: inherit; padding: .5rem 1rem; border-radius: .5rem; border: 1px solid #8888; cursor: pointer }
button[value=allow] { background: #4650d6; color: #fff }
`

/** A page of the simulated Discord. @param body HTML whose texts are escaped */
export const page = (title: string, body: string, status = 200): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } },
  )

export const errorPage = (message: string, status = 400): Response =>
  page('Discord (simulated)', `<h1>${escapeHtml(message)}</h1><p>Nothing was sent to the application.</p>`, status)
