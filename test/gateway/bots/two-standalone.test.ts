import { afterEach, expect, test } from 'bun:test'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { type RunningGateway, startTestGateway } from '../../support/gateway.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
let later: RunningGateway
afterEach(async () => {
  await later.stop()
  await world.close()
})

const whyUnready = async ({ url }: RunningGateway): Promise<string> => (await fetch(`${url}/ready`)).text()

test('a standalone process that is started later runs the main bot alone, and the earlier one takes over when it stops', async () => {
  world = await LevellingWorld.open()
  const guild = await world.guild()
  const { discord, application, database, gateway: earlier } = world
  later = await startTestGateway({ discord, application, database })
  await until('the earlier process waits', async () =>
    (await whyUnready(earlier)).includes('another standalone process'),
  )
  await later.ready()
  const member = guild.member('alice')
  const { id } = member.says('hello', { in: guild.channel('general') })
  await until('the message has earned', async () => (await world.xpOf(guild, member)) === baseXp(id))
  expect(await whyUnready(earlier)).toContain('another standalone process')
  await later.stop()
  await earlier.ready()
  expect(application.identifiesLeft).toBe(999)
})
