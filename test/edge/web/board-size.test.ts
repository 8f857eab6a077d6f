import { expect, test } from 'bun:test'
import { renderBoard } from '../../../edge/web/board/reply.ts'
import { BOARD_STYLE } from '../../../edge/web/board/style.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { boardView } from '../../support/web/board-view.ts'

const kib = (text: string): number => Bun.gzipSync(Buffer.from(text)).byteLength / 1_024

test('a board of a hundred members has at most 12 KiB, compressed, and its style at most 10 KiB', async () => {
  for (const language of LANGUAGES) {
    const view = boardView('https://cdn.discordapp.com', language)
    const { html } = await renderBoard(view)
    expect(html.match(/<tr id=/g)).toHaveLength(100)
    expect(kib(html)).toBeLessThanOrEqual(12)
  }
  expect(kib(BOARD_STYLE)).toBeLessThanOrEqual(10)
})

test('a page in the middle names the one before and the one after it, and keeps the language of its address', async () => {
  const view = { ...boardView('https://cdn.discordapp.com', 'fr'), keptLanguage: 'fr' } as const
  const { html } = await renderBoard(view)
  expect(html).toContain('<link rel="prev" href="/board/greenhouse?lang=fr"/>')
  expect(html).toContain('<link rel="next" href="/board/greenhouse?page=3&amp;lang=fr"/>')
  expect(html).toContain('<meta property="og:title" content="Classement de Greenhouse &amp; friends"/>')
  expect(html).toContain('href="/board/greenhouse?page=3&amp;lang=fr#rank-212"')
})
