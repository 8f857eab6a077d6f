import { expect, test } from 'bun:test'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { oneRuntime } from '../../support/each-runtime.ts'

oneRuntime('exports', (client) => {
  test('an admin may ask for one export a minute; the reply is private, and the audit has an entry', async () => {
    const { guild, world } = await client().community()
    const reply = await guild.owner.runs('/export format:JSON')
    expect([reply.ephemeral, reply.text]).toEqual([true, expect.stringContaining('I am writing the file.')])
    const again = await guild.owner.runs('/export format:CSV')
    expect(again.text).toStartWith('An export of this server is under way')
    const { db } = world.database
    const jobs = await db.selectFrom('jobs').select('kind').where('guild_id', '=', guild.id).execute()
    expect(jobs).toEqual([{ kind: 'export' }])
    expect(await listEntries(db, { guildId: guild.id }, 9)).toMatchObject([
      { kind: 'members.exported', actor: { id: guild.owner.id, via: 'command' }, after: { format: 'json' } },
    ])
  })

  test('a member without Manage Server cannot export, even if Discord shows the command', async () => {
    const place = await client().guild()
    const reply = await place.runs('/export', { permissions: 0n, options: { format: 'json' } })
    expect(reply.content).toContain('Manage Server')
  })
})
