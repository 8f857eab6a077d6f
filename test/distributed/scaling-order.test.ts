import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { announcedLevels } from '../faults/findings.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(600_000)

let world: DistributedWorld
afterEach(() => world.close())

/** How often workers are added and ended. */
const ROUNDS = 20
const MESSAGES = 80

test.if(isLong)(
  'announcements of one member stay in order, each once, while workers are added, ended and killed',
  async () => {
    world = await DistributedWorld.open(1)
    const { guild, database } = world.faults
    // So that most messages announce a level.
    await database.db
      .updateTable('guilds')
      .set({ xp_rate: 10, updated_at: Date.now() })
      .where('id', '=', guild.id)
      .execute()
    for (let round = 0; round < ROUNDS; round++) {
      await world.faults.talkFor(MESSAGES)
      await world.addWorker()
      await world.faults.talkFor(MESSAGES)
      await world.endWorker(round % 2 === 0 ? 'SIGTERM' : 'SIGKILL')
    }
    await world.faults.talkFor(MESSAGES)
    world.faults.stopTalking()
    await world.faults.settledAwards()
    const left = () => database.db.selectFrom('jobs').select('id').execute()
    await until('everything is announced', async () => (await left()).length === 0)
    const members = await database.db.selectFrom('guild_users').select(['user_id', 'level']).execute()
    const levels = announcedLevels([guild])
    expect([...levels.values()].flat().length).toBeGreaterThan(members.length)
    for (const [id, told] of levels) {
      expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(members.find(({ user_id }) => user_id === id)?.level)
    }
  },
)
