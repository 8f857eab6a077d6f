import { afterAll, beforeAll, expect, test } from 'bun:test'
import { checkLinkedBots } from '../../../../gateway/jobs/linked-roles/check-bots.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import { LinkedWorld } from './linked-world.ts'

let world: LinkedWorld
beforeAll(async () => {
  world = await LinkedWorld.open()
})
afterAll(() => world.close())

test.each([
  ['nothing is wrong', () => {}, null],
  [
    'the redirect is not registered',
    (app: Application) => {
      app.redirectUris = []
    },
    'redirect',
  ],
  [
    'the owner has set another page',
    (app: Application) => {
      app.state.verificationUrl = 'https://other.example/'
    },
    'address',
  ],
] as const)(
  'the daily check of a bot, where %s, registers the facts again and stores the problem',
  async (_, happen, found) => {
    const { app } = await world.begin()
    app.state.connectionRecords = []
    happen(app)
    await checkLinkedBots(world.parts())
    expect(await world.problem()).toBe(found)
    expect(app.state.connectionRecords).toHaveLength(3)
    const { db } = world.database
    const { check_at: next } = await db.selectFrom('linked_bots').select('check_at').executeTakeFirstOrThrow()
    expect(next).toBe(world.time.now + DAY_MS)
  },
)
