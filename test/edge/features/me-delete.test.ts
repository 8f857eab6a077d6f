import { expect, test } from 'bun:test'
import { exportPerson } from '../../../shared/database/privacy/export.ts'
import { oneRuntime } from '../../support/each-runtime.ts'

oneRuntime('the stored data of a member', (client) => {
  test('/me delete lists the data, and asks the gateway for the deletion only after the right word was typed', async () => {
    const place = await client().community()
    const { guild, world } = place
    const ann = guild.member('ann')
    await place.grant(ann, 500)
    const { db } = world.database
    const asked = () =>
      db.selectFrom('erasures').select(['guild_id', 'user_id', 'why']).where('user_id', '=', ann.id).execute()
    const shown = await (await ann.runs('/me delete')).settled()
    expect(shown.text).toContain('This deletes everything that I have stored about you in this server.')
    expect(shown.text).toContain('500 XP')
    const wrong = await ann.submits(await ann.clicks(shown, 'Delete my data'), { word: 'delit' })
    expect((await wrong.settled()).text).toContain('Nothing was deleted: you did not type DELETE.')
    expect(await asked()).toEqual([])
    const again = await (await ann.runs('/me delete where:everywhere')).settled()
    expect(again.text).toContain('in 1 server')
    const done = await ann.submits(await ann.clicks(again, 'Delete my data'), { word: ' delete ' })
    expect((await done.settled()).text).toContain('Your data is being deleted.')
    expect(await asked()).toEqual([{ guild_id: '0', user_id: ann.id, why: 'asked' }])
  })

  test('/me data has the rows of the member; the file for all servers also has the logins', async () => {
    const place = await client().community()
    const { guild, world } = place
    const ann = guild.member('ann')
    await place.grant(ann, 500)
    const reply = await (await ann.runs('/me data')).settled()
    expect(reply.text).toContain('everything that I have stored about you in this server')
    for (const guildId of [guild.id, null]) {
      const tables = await exportPerson(world.database.db, ann.id, guildId)
      const rows = tables.guild_users?.rows ?? []
      expect(rows.filter((row) => row.guild_id === guild.id)).toMatchObject([{ user_id: ann.id, xp: 500 }])
      expect(Object.hasOwn(tables, 'web_sessions')).toBe(guildId === null)
    }
  })
})
