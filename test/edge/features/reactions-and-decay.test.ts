import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DAY_MS, dayOf } from '../../../shared/levelling/day.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { EdgeWorld } from '../../support/edge-world.ts'

/** Tested on one runtime only: these commands work the same on each, and other tests cover their statements. */
let client: EdgeClient
beforeAll(async () => {
  const world = await EdgeWorld.open()
  client = new EdgeClient(await world.start('bun'), world)
}, 180_000)
afterAll(async () => {
  await client.edge.stop()
  await client.world.close()
})

const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()

/** Gives members XP that they earned so many days ago. */
async function silentMembers(community: EdgeCommunity, count: number, days: number): Promise<void> {
  const { db } = community.world.database
  for (let nth = 0; nth < count; nth++) await community.grant(community.guild.member(`member ${nth}`), 1_000)
  await db
    .updateTable('guild_users')
    .set({ last_xp_at: Date.now() - days * DAY_MS })
    .where('guild_id', '=', community.guild.id)
    .execute()
}

test('/settings reactions sets what reactions earn, and leaves the caps that are not named', async () => {
  const community = await client.community()
  const first = await asOwner(community, '/settings reactions given:3 received:5 given-cap:40')
  expect(first.text).toContain(
    '**3** XP for the member who reacts (at most 40 a day) and **5** XP for the author (at most 100 a day)',
  )
  await asOwner(community, '/settings reactions given:2 received:5')
  expect(await community.guildRow()).toMatchObject({
    ...{ reaction_given_xp: 2, reaction_received_xp: 5, reaction_given_cap: 40, reaction_received_cap: 100 },
  })
  expect((await asOwner(community, '/settings reset setting:reactions')).text).toContain('Reactions no longer earn XP')
  expect(await community.guildRow()).toMatchObject({ reaction_given_xp: 0, reaction_given_cap: 100 })
})

test('/settings decay says what silent members will lose tomorrow', async () => {
  const community = await client.community()
  await silentMembers(community, 3, 40)
  const { text } = await asOwner(community, '/settings decay percent:1.5 days:20 level:2')
  expect(text).toContain('for **20** days lose **1.5 %** of their XP a day. Nobody falls below level **2**.')
  expect(text).toContain('**3** members would lose **45** XP in total tomorrow')
  expect((await asOwner(community, '/decay preview')).text).toContain('**3** members would lose **45** XP')
  expect((await asOwner(community, '/settings decay percent:0')).text).toContain('Silent members no longer lose XP.')
  expect((await asOwner(community, '/decay preview')).text).toContain('lose nothing here')
})

test('/doctor warns where decay takes XP from at least half of twenty members or more', async () => {
  const community = await client.community({ decay_percent: 10 })
  await silentMembers(community, 20, 40)
  expect((await asOwner(community, '/doctor')).text).toContain('Tomorrow 20 silent members lose 2,000 XP in total')
})

test('/decay undo asks first, then leaves a job and an entry of the audit', async () => {
  const community = await client.community()
  const { guild, world } = community
  const asked = await asOwner(community, '/decay undo days:2')
  const today = dayOf(Date.now())
  const pressed = await (await guild.owner.clicks(asked, 'Give it back')).settled()
  expect(pressed.text).toContain('I am giving the XP back')
  const jobs = world.database.db.selectFrom('jobs').select(['kind', 'payload']).where('guild_id', '=', guild.id)
  const [job, ...others] = await jobs.execute()
  expect([job?.kind, others]).toEqual(['decay-undo', []])
  expect(JSON.parse(job?.payload ?? '')).toMatchObject({ fromDay: today - 1, toDay: today, actorId: guild.owner.id })
  expect((await asOwner(community, '/audit')).text).toContain('gave members back what decay took on 2 days')
})
