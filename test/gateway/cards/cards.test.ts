import { expect, test } from 'bun:test'
import { createCards } from '../../../gateway/cards/cards.ts'
import { Drawing } from '../../../gateway/cards/drawing.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { Card } from '../../../shared/cards/card.ts'
import type { CardOrder } from '../../../shared/cards/order.ts'

const card: Card = {
  ...{ name: 'bob', level: 1, rank: 1, xp: 100, progress: null, theme: 'ocean', accent: null, locale: 'de' },
  occasion: 'level-up',
}
const pictured = { card, userId: '7', avatar: 'hash' }

function cardsOver(draw: (order: CardOrder) => Promise<Bytes>) {
  const metrics = createMetrics()
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
  const cards = createCards({ cdnUrl: 'https://cdn.example', drawing: { draw, stop: () => {} }, log, metrics })
  const outcomes = async () =>
    Object.fromEntries(
      (await metrics.levelUpPictures.get()).values.map(({ labels, value }) => [String(labels.outcome), value]),
    )
  return { cards, lines, outcomes }
}

test('the avatar is asked of Discord’s server for pictures, in a small size', async () => {
  const orders: CardOrder[] = []
  const { cards } = cardsOver(async (order) => {
    orders.push(order)
    return new Uint8Array(3)
  })
  expect(await cards.draw('1', pictured)).toHaveLength(3)
  expect(orders).toEqual([{ card, avatarUrl: 'https://cdn.example/avatars/7/hash.webp?size=128' }])
})

test('a guild with many waiting cards leaves room to the others, and all together are bounded', async () => {
  const waiting: ((bytes: Bytes) => void)[] = []
  const { cards, outcomes } = cardsOver(() => new Promise((resolve) => waiting.push(resolve)))
  const drawn = Array.from({ length: 10 }, (_, guild) =>
    Array.from({ length: 10 }, () => cards.draw(String(guild), pictured)),
  ).flat()
  expect(waiting).toHaveLength(32)
  for (const resolve of waiting) resolve(new Uint8Array(1))
  const answers = await Promise.all(drawn)
  expect(answers.filter((bytes) => bytes !== null)).toHaveLength(32)
  // The first eight guilds have four cards each.
  expect(answers.slice(0, 10).filter((bytes) => bytes !== null)).toHaveLength(4)
  expect(await outcomes()).toEqual({ drawn: 32, full: 68 })
  const later = cards.draw('1', pictured)
  waiting.at(-1)?.(new Uint8Array(1))
  expect(await later).toHaveLength(1)
})

test('a card that cannot be drawn leaves the text alone, and the log says why', async () => {
  const { cards, lines, outcomes } = cardsOver(() => Promise.reject(new Error('no fonts')))
  expect(await cards.draw('1', pictured)).toBeNull()
  expect(lines.join()).toContain('no fonts')
  expect(await outcomes()).toEqual({ failed: 1 })
})

test('a thread that answers nothing is replaced', async () => {
  let now = 0
  const drawing = new Drawing(() => now)
  const never = 'http://127.0.0.1:1'
  const lost = drawing.draw({ card, avatarUrl: never })
  now = 11_000
  const next = drawing.draw({ card, avatarUrl: null })
  expect(lost).rejects.toThrow('the thread hangs')
  await lost.catch(() => {})
  // The new thread answers: with a card, or that there are no files to draw from.
  expect(
    await next.then(
      () => 'answered',
      () => 'answered',
    ),
  ).toBe('answered')
  drawing.stop()
})
