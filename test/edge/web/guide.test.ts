import { expect, test } from 'bun:test'
import { findSections, foldSections, type Section } from '../../../edge/web/guide/find.ts'
import { createGuide } from '../../../edge/web/guide/guide.ts'
import { renderGuide } from '../../../scripts/web/guide/build.ts'
import { documentAssets } from '../../support/web/document-assets.ts'

const guide = createGuide(documentAssets(await renderGuide()), { 'content-security-policy': "default-src 'none'" })

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response | null> =>
  guide.answer(new Request(`https://web.example${path}`, { headers }))
const read = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await (await ask(path, headers))?.text()) ?? 'nothing'

test('a page is in the language of the browser; those for operators and developers are in English', async () => {
  expect(await read('/docs/members/xp')).toStartWith('<!doctype html><html lang="en">')
  expect(await read('/docs/members/xp', { 'accept-language': 'de-CH' })).toContain('So funktionieren XP')
  expect(await read('/docs/operators/database', { 'accept-language': 'de' })).toStartWith(
    '<!doctype html><html lang="en">',
  )
})

test('links and searches keep the language that an address names', async () => {
  const page = await read('/docs/members?lang=es', { 'accept-language': 'de' })
  expect(page).toStartWith('<!doctype html><html lang="es">')
  expect(page).toContain(' href="/docs/members/xp?lang=es"')
  expect(page).toContain(' href="/docs/operators?lang=es"')
  expect(page).toContain(' href="/privacy?lang=es"')
  expect(page).toContain('<input type="hidden" name="lang" value="es"></form>')
  expect(await read('/docs/admins?lang=es')).toContain(' href="/docs/admins/dashboard?lang=es#access-for-others"')
  expect(await read('/docs/members', { 'accept-language': 'es' })).not.toContain('?lang=es"></')
})

test('browsers keep a page for five minutes, and get 304 if it has not changed', async () => {
  const { status, headers } = (await ask('/docs/admins')) ?? new Response(null, { status: 404 })
  expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
  expect(headers.get('vary')).toBe('accept-language, cookie')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'")
  const again = await ask('/docs/admins', { 'if-none-match': headers.get('etag') ?? '' })
  expect([again?.status, again?.headers.get('etag')]).toEqual([304, headers.get('etag')])
  expect((await ask('/docs/admins?lang=de', { 'if-none-match': headers.get('etag') ?? '' }))?.status).toBe(200)
})

test('an address with a slash at its end leads to the one without', async () => {
  const response = await ask('/docs/members/?lang=de')
  expect([response?.status, response?.headers.get('location')]).toEqual([308, '/docs/members?lang=de'])
  expect((await ask('/docs/'))?.headers.get('location')).toBe('/docs')
})

test.each([
  '/docs//',
  '/docs/unknown',
  '/docs/members/unknown',
  '/docs/members/../en',
  '/docs/api',
  '/docs/search/x',
  '/',
])('%s is no page of the guide', async (path) => expect(await ask(path)).toBeNull())

test('a search shows the best places first, marks the words, and leads to them', async () => {
  const page = await read('/docs/search?q=level+roles')
  expect(page).toMatch(/\d+ places for “level roles”/)
  const [, first] = /<ol class="hits"><li><a href="([^"]+)">/.exec(page) ?? []
  expect(first).toStartWith('/docs/admins/level-roles')
  expect(page).toContain('<mark>')
  expect(page).toContain('value="level roles"')
  expect((await ask('/docs/search?q=xp'))?.headers.get('x-robots-tag')).toBe('noindex')
})

test('a search in another language finds its own pages, and marks pages in English', async () => {
  const page = await read('/docs/search?q=abklingzeit', { 'accept-language': 'de' })
  expect(page).toContain('<html lang="de">')
  expect(page).toContain('href="/docs/members/xp#what-earns-xp')
  expect(await read('/docs/search?q=kubernetes', { 'accept-language': 'de' })).toContain(
    '<li lang="en"><a href="/docs/operators',
  )
})

test('the text of a search never becomes HTML', async () => {
  for (const typed of ['<script>alert(1)</script>', '"><b>', '$& $1', '[[found]]']) {
    const page = await read(`/docs/search?q=${encodeURIComponent(typed)}`)
    expect(page).not.toContain('<script')
    expect(page).not.toContain('"><b>')
    expect(page.split('</main>').length).toBe(2)
  }
  expect(await read('/docs/search?q=%24%26')).toContain('value="$&amp;"')
})

test('a search without words and a very long search are answered', async () => {
  expect(await read('/docs/search')).not.toContain('role="status"')
  expect(await read('/docs/search?q=%20')).not.toContain('role="status"')
  expect(await read(`/docs/search?q=${'x'.repeat(5_000)}`)).toContain('Nothing was found')
})

const section = (title: string, heading: string, text: string): Section => ({
  path: `/docs/${title}`,
  title,
  heading,
  text,
})
const sections = foldSections([
  section('roles', '', 'Niveau atteint. Les rôles sont donnés.'),
  section('multipliers', 'Multiplicateurs', 'Chaque salon a un facteur.'),
  section('other', '', 'Une boîte avec des roles et un multiplicateur.'),
])
const found = (query: string): string[] => findSections(sections, query).map(({ section: { title } }) => title)

test('upper case, accents and the endings of words do not matter', () => {
  expect(found('ROLES')).toEqual(found('rôles'))
  expect(found('multiplicateur')[0]).toBe('multipliers')
  expect(found('boite')).toEqual(['other'])
  expect(found('facteurs')).toEqual(['multipliers'])
})

test('a search finds the sections with all words, or those with the most words if no section has all', () => {
  expect(found('roles multiplicateur')).toEqual(['other'])
  expect(found('salon inexistant')).toEqual(['multipliers'])
  expect(found('inexistant')).toEqual([])
})

test('a mark covers exactly the word in the text, also if the word has accents', () => {
  const [hit] = findSections(sections, 'donnes')
  expect(hit?.excerpt.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'donnés', isMarked: true }])
  expect(hit?.excerpt.map(({ text }) => text).join('')).toBe('Niveau atteint. Les rôles sont donnés.')
})
