import { expect, test } from 'bun:test'
import { insertJobs } from '../../../../shared/database/jobs/jobs.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'

oneRuntime('/settings quiet-time', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()
  const set = (from: string, to: string, zone: string) => `/settings quiet-time from:${from} to:${to} zone:${zone}`

  test('sets when level-ups are not announced', async () => {
    const community = await client().community()
    const reply = await asOwner(community, set('22:00', '7', 'europe/berlin'))
    expect(reply.text).toStartWith('From **22:00** to **07:00** (Europe/Berlin) I announce no level-ups.')
    expect(await community.guildRow()).toMatchObject({ quiet_time: '22:00-07:00 Europe/Berlin' })
    const shown = await asOwner(community, '/settings show')
    expect(shown.text).toContain('**Quiet time**: 22:00 to 07:00 (Europe/Berlin)')
  })

  test('offers time zones while one is typed', async () => {
    const community = await client().community()
    const offered = await community.guild.owner.types('/settings quiet-time from:22:00 to:07:00 zone:new_y')
    expect(offered.choices).toContainEqual({ name: 'America/New_York', value: 'America/New_York' })
  })

  test('makes waiting level-ups due again', async () => {
    const community = await client().community()
    const { guild, world } = community
    const payload = { level: 2, channelId: '1', messageId: '2' }
    await insertJobs(world.database.db, [{ kind: 'level-up', guildId: guild.id, userId: '7', payload }], 9e15)
    await asOwner(community, set('22:00', '07:00', 'UTC'))
    const { run_at } = await world.database.db
      .selectFrom('jobs')
      .select('run_at')
      .where('guild_id', '=', guild.id)
      .executeTakeFirstOrThrow()
    expect(run_at).toBeLessThan(9e15)
  })

  test.each([
    ['late', '07:00', 'UTC', 'I cannot read `late` as a time of day.'],
    ['22:00', '24:30', 'UTC', 'I cannot read `24:30` as a time of day.'],
    ['22:00', '07:00', 'Mars/Base', 'I do not know the time zone `Mars/Base`.'],
    ['22:00', '07:00', '+02:00', 'I do not know the time zone `+02:00`.'],
    ['22:00', '10pm', 'UTC', 'Quiet time would begin and end at 22:00.'],
  ])('from %s to %s in %s is refused', async (from, to, zone, text) => {
    const community = await client().community()
    expect((await asOwner(community, set(from, to, zone))).text).toStartWith(text)
    expect(await community.guildRow()).toMatchObject({ quiet_time: null })
  })
})
