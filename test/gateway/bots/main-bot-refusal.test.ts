import { expect, test } from 'bun:test'
import { MainBotRefusal } from '../../../gateway/bots/main-bot-refusal.ts'
import { createLog } from '../../../gateway/ops/log.ts'

const lines: string[] = []
const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })

test.each([
  ['a gateway waits for a standalone process', 'shards', 'alone', 'a standalone process runs the main bot: '],
  ['a gateway waits for a pool of bots', 'shards', 'whole', 'a standalone process runs the main bot: '],
  ['a standalone process waits for gateways', 'alone', 'shards', 'gateways (BOT_MODE=gateway) run the main bot: '],
  ['a standalone process waits for another', 'alone', 'alone', 'another standalone process runs the main bot: '],
  ['a pool of bots waits for a standalone process', 'whole', 'alone', 'a standalone process runs the main bot: '],
] as const)('%s, reports this in /ready, and logs it once', (_, own, use, sentence) => {
  lines.length = 0
  const refusal = new MainBotRefusal(log, own)
  for (const seen of [null, use, use]) refusal.note(seen)
  expect(refusal.reason).toStartWith(sentence)
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([refusal.reason])
})
