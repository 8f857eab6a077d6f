import { afterEach, beforeEach, expect, test } from 'bun:test'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeEach(async () => {
  world = await LevellingWorld.open({ identifyWindowMs: 50 })
})
afterEach(() => world.close())

const resumes = (): (() => number) => {
  let count = 0
  world.discord.onEvent((event) => {
    if (event.type === 'session-resumed') count++
  })
  return () => count
}

test('the first reconnect is at once, and a single bot that cannot connect tries less and less often', async () => {
  const resumed = resumes()
  const droppedAt = performance.now()
  world.discord.dropSockets()
  await until('it is back', () => resumed() === 1)
  // Less than the longest wait, and enough for a busy machine.
  expect(performance.now() - droppedAt).toBeLessThan(50_000)
  world.discord.misbehave({ refuseConnections: true })
  world.discord.dropSockets()
  const downAt = performance.now()
  await until('it has tried four times', () => world.discord.refusedConnections >= 4)
  // By itself @discordjs/ws would have done so within two seconds.
  expect(performance.now() - downAt).toBeGreaterThan(4_000)
  world.discord.behave()
  await until('it is back again', () => resumed() === 2)
})

test('a gateway that waits for its next attempt stops at once', async () => {
  world.discord.misbehave({ refuseConnections: true })
  world.discord.dropSockets()
  await until('it has tried three times', () => world.discord.refusedConnections >= 3)
  const tried = world.discord.refusedConnections
  await world.stopGateway()
  expect(world.discord.refusedConnections).toBe(tried)
  world.discord.behave()
  await world.startGateway()
})

test('every identify is counted, resumes are not', async () => {
  world.discord.invalidateSessions({ resumable: false })
  await until('it identified again', () => world.application.identifiesLeft === 998)
  world.discord.dropSockets()
  await world.gateway.ready()
  const metrics = await (await fetch(`${world.gateway.url}/metrics`)).text()
  expect(metrics).toContain('prosperity_identifies_total 2')
})
