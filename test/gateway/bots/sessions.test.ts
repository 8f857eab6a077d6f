import { afterEach, beforeEach, expect, setDefaultTimeout, spyOn, test } from 'bun:test'
import { WebSocketShard } from '@discordjs/ws'
import { baseXp } from '../../../shared/levelling/gain.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

/** @discordjs/ws waits five seconds and more between two identifies. */
setDefaultTimeout(300_000)

let world: LevellingWorld
let guild: Guild
beforeEach(async () => {
  world = await LevellingWorld.open({ identifyWindowMs: 50 })
  guild = await world.guild()
})
afterEach(() => world.close())

const identifies = (): number => 1_000 - world.application.identifiesLeft

/** A new member writes a message. @returns the XP that it is worth */
let speakers = 0
function speak(): { member: ReturnType<Guild['member']>; xp: number } {
  const member = guild.member(`speaker ${speakers++}`)
  return { member, xp: baseXp(member.says('hello', { in: guild.channel('general') }).id) }
}

const earned = ({ member, xp }: ReturnType<typeof speak>) =>
  until(`${member.name} has ${xp} XP`, async () => (await world.xpOf(guild, member)) === xp)

test('a dropped socket is resumed, and messages of that time earn once', async () => {
  const before = speak()
  await earned(before)
  world.discord.dropSockets()
  const [during, again] = [speak(), speak()]
  await Promise.all([earned(during), earned(again)])
  await earned(before)
  expect(identifies()).toBe(1)
})

test('when Discord asks to reconnect, the session is resumed', async () => {
  world.discord.askToReconnect()
  await earned(speak())
  expect(identifies()).toBe(1)
})

test('an invalid session identifies again', async () => {
  world.discord.invalidateSessions({ resumable: false })
  await until('it identifies again', () => identifies() === 2)
  await world.gateway.ready()
  await earned(speak())
})

test('a stopped gateway leaves its session resumable, and the next gateway resumes it', async () => {
  await earned(speak())
  await world.stopGateway()
  const missed = [speak(), speak(), speak()]
  await world.startGateway()
  await Promise.all(missed.map(earned))
  expect(identifies()).toBe(1)
})

test('a gateway whose connection cannot be closed stops all the same, and says so', async () => {
  const broken = spyOn(WebSocketShard.prototype, 'destroy').mockRejectedValueOnce(new Error('the socket is broken'))
  await world.stopGateway()
  broken.mockRestore()
  expect(world.gateway.log.join('')).toContain('a shard could not be closed')
  await world.startGateway()
  await earned(speak())
})

test('a session that Discord has forgotten identifies again', async () => {
  await world.stopGateway()
  world.discord.expireSessions()
  await world.startGateway()
  await earned(speak())
  expect(identifies()).toBe(2)
})

test('a server that was left while the gateway was offline is inactive after READY, and the others are not', async () => {
  const left = await world.guild({ name: 'Left' })
  await world.stopGateway()
  left.remove(world.application)
  world.discord.expireSessions()
  await world.startGateway()
  await until('it is inactive', async () => (await world.guildRow(left))?.active === 0)
  expect((await world.guildRow(guild))?.active).toBe(1)
  left.add(world.application)
  await until('it is active again', async () => (await world.guildRow(left))?.active === 1)
})

test('where the address to resume at is gone, the session resumes at the common address', async () => {
  await world.stopGateway()
  await world.database.db.updateTable('gateway_sessions').set({ resume_url: 'ws://127.0.0.1:1/' }).execute()
  const missed = speak()
  await world.startGateway()
  await earned(missed)
  expect(identifies()).toBe(1)
})

test('a gateway that cannot reach Discord can be stopped', async () => {
  await world.stopGateway()
  await world.discord.close()
  const { discord, application, database } = world
  const gateway = await startTestGateway({ discord, application, database })
  await until('it says why it is not ready', async () => (await fetch(`${gateway.url}/ready`)).status === 503)
  await gateway.stop()
})

test('a revoked token makes the gateway unready, with the reason, and it does not try again', async () => {
  world.application.revokeToken()
  world.discord.closeSockets(4004)
  const reasons = await until('it is unready', async () => {
    const response = await fetch(`${world.gateway.url}/ready`)
    return response.status === 503 && (await response.text())
  })
  expect(reasons).toContain('4004')
  expect((await fetch(`${world.gateway.url}/health`)).status).toBe(200)
})

test('an intent that is not allowed is reported with what the operator must do', async () => {
  world.application.allow({ guildMembers: false })
  world.discord.invalidateSessions({ resumable: false })
  await until('the gateway reports this', async () =>
    (await (await fetch(`${world.gateway.url}/ready`)).text()).includes('Server Members intent'),
  )
})

test('the metrics count judged messages by outcome', async () => {
  await earned(speak())
  const metrics = await (await fetch(`${world.gateway.url}/metrics`)).text()
  expect(metrics).toMatch(/prosperity_messages_total\{outcome="awarded"\} 1/)
  expect(metrics).toMatch(/prosperity_sessions_ready 1/)
})

test('neither the token nor the database password is in the log', async () => {
  world.discord.dropSockets()
  await earned(speak())
  const text = world.gateway.log.join('')
  expect(text).toContain('session resumed')
  expect(text).not.toContain(world.application.token)
  expect(text).not.toContain(new URL(world.database.url).password)
})
