import { expect, test } from 'bun:test'
import { createPrivacy } from '../../../edge/web/privacy/render.ts'
import { PERSONAL_DATA } from '../../../shared/database/privacy/personal-data.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const notice = createPrivacy('privacy@example.org', { 'content-security-policy': "default-src 'none'" })

const read = async (path = '/privacy', headers: Record<string, string> = {}, from = notice): Promise<string> =>
  (await from.answer(new Request(`https://web.example${path}`, { headers }))?.text()) ?? 'nothing'

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
  ['Bot <b>Ltd</b>, me@example.org', 'Bot &lt;b>Ltd&lt;/b>, me@example.org'],
  ['javascript:alert(1)', ' javascript:alert(1)'],
  [null, 'has not named a contact'],
])('the contact %p of the operator is shown, never as code', async (contact, shown) => {
  expect(await read('/privacy', {}, createPrivacy(contact, {}))).toContain(shown)
})

test('browsers may keep the notice for minutes, each language by itself, and only its own addresses are answered', () => {
  const { headers } = notice.answer(new Request('https://web.example/privacy')) ?? new Response()
  expect(headers.get('cache-control')).toBe('public, max-age=300')
  expect(headers.get('vary')).toBe('accept-language, cookie')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  for (const path of ['/privacy/', '/privacy/x', '/'])
    expect(notice.answer(new Request(`https://web.example${path}`))).toBeNull()
})
