import { describe, expect, test } from 'bun:test'
import { LANGUAGES } from '../../shared/text/language.ts'
import { buildPage } from '../support/playground/page.ts'

/** The scripts in all languages, the style and the icon, after gzip. */
const BUDGET_BYTES = 60 * 1_024

const page = await buildPage()
const ask = (headers: Record<string, string>): string => page.html(new Request('http://127.0.0.1/', { headers }))

describe('the page of the playground', () => {
  test('stays within its budget', async () => {
    const texts = await Promise.all([...page.files.values()].map((file) => file.text()))
    const bytes = texts.reduce((sum, text) => sum + Bun.gzipSync(text, { level: 9 }).length, 0)
    expect(bytes).toBeGreaterThan(20 * 1_024)
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
  })

  test('names only files that it has', () => {
    const named = [...ask({}).matchAll(/(?:href|src)="\/playground\/([^"]+)"/g)].map(([, name = '']) => name)
    expect(named).toHaveLength(3)
    expect(named.filter((name) => !page.files.has(name))).toEqual([])
  })

  test.each(LANGUAGES)('is in the language %s where the browser asks for it, or a cookie', (language) => {
    expect(ask({ 'accept-language': language })).toContain(`<html lang="${language}">`)
    expect(ask({ cookie: `language=${language}` })).toContain(`<html lang="${language}">`)
  })

  test('has the theme that the visitor chose', () => {
    expect(ask({ cookie: 'theme=dark' })).toContain('<html lang="en" data-theme="dark">')
  })
})
