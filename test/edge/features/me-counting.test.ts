import { expect, test } from 'bun:test'
import { UNCOUNTED } from '../../../shared/levelling/counting.ts'
import { oneRuntime } from '../../support/each-runtime.ts'

oneRuntime('/me counting', (client) => {
  test('stops and restarts the counting of a member, in this server or in all servers', async () => {
    const place = await client().community()
    const { guild, world } = place
    const ann = guild.member('ann')
    await place.grant(ann, 500)
    const { db } = world.database
    const row = () =>
      db.selectFrom('guild_users').select(['xp', 'earns_after']).where('user_id', '=', ann.id).executeTakeFirstOrThrow()
    const asks = async (line: string) => (await (await ann.runs(line)).settled()).text
    expect(await asks('/me counting off')).toStartWith('I no longer count you in this server.')
    expect(await row()).toEqual({ xp: 500, earns_after: UNCOUNTED })
    expect(await asks('/me counting on')).toStartWith('I count you in this server again.')
    expect(await asks('/me counting off where:everywhere')).toStartWith('I no longer count you in any server')
    expect((await row()).earns_after).toBe(UNCOUNTED)
    expect(await db.selectFrom('uncounted_users').select('user_id').execute()).toEqual([{ user_id: ann.id }])
    expect(await asks('/me counting on where:everywhere')).toStartWith('I count you in all servers again.')
    expect((await row()).earns_after).toBeLessThan(UNCOUNTED)
  })
})
