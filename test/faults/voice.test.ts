import { expect, setDefaultTimeout, test } from 'bun:test'
import { DistributedWorld } from '../distributed/distributed-world.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'
import { VOICE_XP, VoiceWorld } from './voice-world.ts'

setDefaultTimeout(300_000)

/** Two members in voice, who are not among those of the community. */
async function open(world: FaultWorld) {
  const voice = new VoiceWorld(world)
  const [alice, bob] = [world.guild.member('alice'), world.guild.member('bob')]
  await voice.opens(alice, bob)
  const minutes = async () => [await voice.minutes(alice), await voice.minutes(bob)]
  return { voice, alice, bob, minutes }
}

test('kill -9 loses no minute that was seen; an outage counts if the session is resumed, and not if it is lost', async () => {
  const world = await FaultWorld.open()
  try {
    const { voice, alice, bob, minutes } = await open(world)
    await world.gateway.end('SIGKILL')
    await voice.passes({ seen: 6.5 })
    // Discord tells it to the next process, which cannot know when it happened.
    bob.leavesVoice()
    await world.restartGateway('SIGKILL')
    // The minutes may be awarded before his leaving is stored.
    await until('bob is gone', async () => (await voice.row(bob))?.channel_id === null)
    await until('the minutes are awarded', async () => (await voice.minutes(bob)) > 0)
    // The first minute of alice began before bob came.
    expect(await minutes()).toEqual([5, 6])
    await world.restartGateway('SIGKILL')
    bob.joinsVoice(voice.lounge)
    await until('bob is back', async () => (await voice.row(bob))?.channel_id === voice.lounge.id)
    await world.gateway.end('SIGKILL')
    await voice.passes({ seen: 3.5 })
    await world.restartGateway('SIGKILL')
    for (const member of [alice, bob]) member.leavesVoice()
    await until('both are gone', async () => (await voice.row(alice))?.channel_id === null)
    await until('both are awarded', async () => (await voice.minutes(bob)) > 6)
    expect(await minutes()).toEqual([8, 9])
    expect(await voice.xp(bob)).toBe(9 * VOICE_XP)
    expect(world.application.identifiesLeft).toBe(999)
    await voice.opens(alice, bob)
    await world.gateway.end('SIGKILL')
    await voice.passes({ seen: 3.5, unseen: 8 })
    world.discord.expireSessions()
    alice.leavesVoice()
    const killedAt = Date.now()
    await world.restartGateway('SIGKILL')
    await until('a new stay began', async () => ((await voice.row(bob))?.started_at ?? 0) > killedAt)
    // The outage was not seen by the lost session, so it does not count.
    expect(await minutes()).toEqual([10, 12])
    expect((await voice.row(alice))?.channel_id).toBeNull()
  } finally {
    await world.close()
  }
})

test.if(isLong)('with gateway and worker apart, kill -9 of both loses and doubles no minute', async () => {
  const world = await DistributedWorld.open(1)
  try {
    const { voice, bob, minutes } = await open(world.faults)
    await world.endWorker('SIGKILL')
    await world.faults.gateway.end('SIGKILL')
    await voice.passes({ seen: 6.5 })
    bob.leavesVoice()
    await Promise.all([world.restartGateway(), world.addWorker()])
    // The minutes may be awarded before his leaving is stored.
    await until('bob is gone', async () => (await voice.row(bob))?.channel_id === null)
    await until('the minutes are awarded', async () => (await voice.minutes(bob)) > 0)
    expect(await minutes()).toEqual([5, 6])
    await world.endWorker('SIGKILL')
    bob.joinsVoice(voice.lounge)
    await world.addWorker()
    await until('bob is back', async () => (await voice.row(bob))?.channel_id === voice.lounge.id)
    expect(await minutes()).toEqual([5, 6])
  } finally {
    await world.close()
  }
})
