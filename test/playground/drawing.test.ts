import { beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { APIMessage } from 'discord-api-types/v10'
import { plainTextOf } from '../support/playground/client/message/plain-text.ts'
import { readBlocks } from '../support/playground/client/text/blocks.ts'
import type { Room } from '../support/playground/protocol.ts'
import { BOB, everyComponent, said, sampleRoom } from '../support/playground/sample-room.ts'

const CLIENT = join(import.meta.dir, '../support/playground/client')
const card = { id: '1', filename: 'card.webp', url: 'https://cdn/card.webp', content_type: 'image/webp', size: 9 }
const V2 = 32_768

let draw: (message: APIMessage) => string

beforeAll(async () => {
  // The bundler reads the client's tsconfig, which compiles JSX for Preact. Bun's test runner does not.
  const { outputs } = await Bun.build({ entrypoints: [join(CLIENT, 'draw-message.tsx')], target: 'bun' })
  const code = new Blob([(await outputs[0]?.text()) ?? ''], { type: 'text/javascript' })
  const loaded: { default(room: Room, message: APIMessage): string } = await import(URL.createObjectURL(code))
  draw = (message) => loaded.default(sampleRoom(), message)
})

describe('Discord’s markdown', () => {
  test('headings, small lines, quotes, lists and code are blocks; other lines are joined', () => {
    expect(readBlocks('# A\n-# b\n> c\n> d\n- e\n- f\n3. g\nh\ni\n```ts\nj\n```')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'small', text: 'b' },
      { kind: 'quote', text: 'c\nd' },
      { kind: 'list', isOrdered: false, start: 1, items: ['e', 'f'] },
      { kind: 'list', isOrdered: true, start: 3, items: ['g'] },
      { kind: 'paragraph', text: 'h\ni' },
      { kind: 'code', text: 'j' },
    ])
  })

  test('an empty line between two paragraphs stays, and one beside a heading does not', () => {
    expect(readBlocks('a\n\nb\n\n## c\n')).toMatchObject([{ text: 'a\n\nb' }, { kind: 'heading' }])
  })
})

describe('a message', () => {
  test('shows the names of mentioned members and channels, and its text is never HTML', () => {
    const html = draw(said('1', BOB, '<@1> has **<b>1</b>** in <#21>'))
    expect(html).toContain('@Alice')
    expect(html).toContain('#commands')
    expect(html).toContain('&lt;b>1&lt;/b>')
  })

  test('shows an embed with its fields and footer', () => {
    const embed = {
      title: 'Board',
      description: 'first',
      fields: [{ name: 'XP', value: '5' }],
      footer: { text: 'page 1' },
    }
    const html = draw(said('1', BOB, '', { embeds: [embed] }))
    for (const part of ['Board', 'first', 'XP', '5', 'page 1']) expect(html).toContain(part)
  })

  test('shows every component, and a picture of its own files', () => {
    // An attachment of Discord has more fields, which the page does not read.
    const html = draw(said('1', BOB, '', { flags: V2, components: everyComponent ?? [], attachments: [card as never] }))
    for (const part of ['Level 3', 'Details', 'members.csv', 'Next', 'Reset', 'Docs', 'Period']) {
      expect(html).toContain(part)
    }
    expect(html.match(/<img[^>]*>/g)).toEqual([expect.stringContaining('alt="Card of Alice"')])
    expect(html).toContain(card.url)
  })

  test('draws a picture that an embed shows only once', () => {
    const embed = { image: { url: card.url } }
    const html = draw(said('1', BOB, '', { embeds: [embed], attachments: [card as never] }))
    expect(html.match(/<img/g)).toHaveLength(1)
  })

  test('that is private says so, and can be dismissed', () => {
    const html = draw(said('1', BOB, 'secret', { flags: 64 }))
    expect(html).toContain('Only you can see this.')
    expect(html).toContain('Dismiss')
  })

  test('is read out without markdown', () => {
    const message = said('1', BOB, '## Well done\n<@1> has **5** XP', { flags: V2, components: everyComponent ?? [] })
    expect(plainTextOf(message, { user: () => 'Alice' })).toBe(
      'Well done\n@Alice has 5 XP Level 3\nof The Clearing A section with a button Card of Alice',
    )
  })
})
