import { afterEach, beforeEach, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(300_000)

const MESSAGES = isLong ? 2_000 : 400

let world: FaultWorld
beforeEach(async () => {
  world = await FaultWorld.open()
})
afterEach(() => world.close())

test('a third of all requests answered with 500, 502 or 429 delays level-ups, and neither loses nor doubles one', async () => {
  world.discord.misbehave({ failShare: 1 / 3, failWith: [500, 502, 429] })
  await world.talkFor(MESSAGES)
  await world.mustBeExact()
})

test('requests that take effect while their answer is lost are not made twice', async () => {
  world.discord.misbehave({ failShare: 1 / 4, failWith: [502], failAfterActing: true })
  await world.talkFor(MESSAGES)
  await world.mustBeExact()
})

test.if(isLong)('a slow Discord delays level-ups but not awards', async () => {
  world.discord.misbehave({ restDelayMs: 2_000 })
  await world.talkFor(MESSAGES)
  await world.mustBeExact()
})

test('events that arrive twice count once', async () => {
  world.discord.misbehave({ duplicateShare: 0.5 })
  await world.talkFor(MESSAGES)
  await world.mustBeExact()
})
