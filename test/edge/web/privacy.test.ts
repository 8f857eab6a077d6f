import { expect, test } from 'bun:test'
import { createPrivacy } from '../../../edge/web/privacy/privacy.ts'
import { renderPrivacy } from '../../../scripts/web/privacy.ts'
import { PERSONAL_DATA } from '../../../shared/database/privacy/personal-data.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { documentAssets } from '../../support/web/document-assets.ts'

const assets = documentAssets(renderPrivacy())
const notice = createPrivacy('privacy@example.org', assets, { 'content-security-policy': "default-src 'none'" })

const ask = (path = '/privacy', headers: Record<string, string> = {}, from = notice): Promise<Response | null> =>
  from.answer(new Request(`https://web.example${path}`, { headers }))
const read = async (...request: Parameters<typeof ask>): Promise<string> =>
  (await (await ask(...request))?.text()) ?? 'nothing'

test('the notice has every table and column with data about people, and says what a deletion does', async () => {
  const page = await read()
  for (const [table, { people }] of Object.entries(PERSONAL_DATA)) {
    expect(page).toContain(` id="${table}"`)
    for (const column of Object.keys(people)) expect(page).toContain(`<code>${column}</code>`)
  }
  expect(page).toContain('The text of messages is never stored')
  expect(page).toContain('After a deletion: gone.')
  expect(page).toContain('stays without the person’s id')
})

test('the notice is in the language of the link or else of the browser, and its list is marked as English', async () => {
  expect(await read()).toStartWith('<!doctype html><html lang="en">')
  const german = await read('/privacy', { 'accept-language': 'de-CH' })
  expect(german).toStartWith('<!doctype html><html lang="de">')
  expect(german).toContain('Der Text von Nachrichten wird nie gespeichert')
  expect(german).toContain('<div lang="en">')
  expect(await read('/privacy?lang=fr', { 'accept-language': 'de' })).toContain('<html lang="fr">')
  expect(await read('/privacy?lang=xx', { 'accept-language': 'es' })).toContain('<html lang="es">')
})

test('every id of the notice exists once, and it has no script and no style of its own', async () => {
  for (const language of LANGUAGES) {
    const page = await read(`/privacy?lang=${language}`)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/)
  }
})

test.each([
  ['privacy@example.org', '<a href="mailto:privacy@example.org">privacy@example.org</a>'],
  ['https://example.org/contact', '<a href="https://example.org/contact">https://example.org/contact</a>'],
  ['Bot <b>Ltd</b>, me@example.org', 'Bot &lt;b&gt;Ltd&lt;/b&gt;, me@example.org'],
  ['javascript:alert(1)', ' javascript:alert(1)'],
  ['$& [[contact]]', '<p>The operator of this bot: $&amp; [[contact]]</p>'],
  [null, 'has not named a contact'],
])('the contact %p of the operator is shown, never as code', async (contact, shown) => {
  expect(await read('/privacy', {}, createPrivacy(contact, assets, {}))).toContain(shown)
})

test('the notice names the operator in the language of the page', async () => {
  expect(await read('/privacy?lang=de')).toContain('<p>Wer diesen Bot betreibt: <a href="mailto:')
  expect(await read('/privacy?lang=fr', {}, createPrivacy(null, assets, {}))).toContain(
    'n’a pas indiqué de contact ici',
  )
})

test('browsers keep the notice of each language for five minutes, and get 304 if it has not changed', async () => {
  const { headers } = (await ask()) ?? new Response()
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(headers.get('cache-control')).toBe('public, max-age=300')
  expect(headers.get('vary')).toBe('accept-language, cookie')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  const known = { 'if-none-match': headers.get('etag') ?? '' }
  expect((await ask('/privacy', known))?.status).toBe(304)
  expect((await ask('/privacy?lang=de', known))?.status).toBe(200)
  expect((await ask('/privacy', known, createPrivacy('new@example.org', assets, {})))?.status).toBe(200)
})

test('only the address of the notice is answered, and only if the notice is built', async () => {
  for (const path of ['/privacy/', '/privacy/x', '/']) expect(await ask(path)).toBeNull()
  const unbuilt = documentAssets({ files: new Map(), assets: [] })
  expect(await ask('/privacy', {}, createPrivacy(null, unbuilt, {}))).toBeNull()
})
