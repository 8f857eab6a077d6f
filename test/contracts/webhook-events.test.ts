import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { confirmImport } from '../../shared/database/imports/confirm.ts'
import { beginImport, stageRows } from '../../shared/database/imports/stage.ts'
import { endSeason, startSeason } from '../../shared/database/seasons/change.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import { createWebhook } from '../../shared/database/webhooks/webhooks.ts'
import { bitsOf, type WebhookEventType } from '../../shared/webhooks/events.ts'
import { workOnNewestSeason } from '../support/season-work.ts'
import { GUILD, NOW, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }
const [ANN, BEN] = ['100000000000000001', '100000000000000002']

overTcp('an event of the whole server', (at) => {
  const { inTransaction, stored, runToEnd } = importRunner(at)
  async function wanted(events: readonly WebhookEventType[]): Promise<void> {
    const author = { guildId: GUILD, host: 'hooks.example', actor: SCRIPT }
    await createWebhook(at.db, author, { url: 'https://hooks.example/', events: bitsOf(events), secret: 's' }, NOW)
  }
  const events = async () => {
    const jobs = await at.db
      .selectFrom('jobs')
      .select('payload')
      .where('kind', '=', 'guild-event')
      .orderBy('id')
      .execute()
    return jobs.map(({ payload }) => JSON.parse(payload).event)
  }
  async function seasonRuns(): Promise<void> {
    const options = { name: 'Winter', endsAt: null, startsAnew: false, winners: 2, roleId: null, channelId: null }
    await startSeason(at.db, { guildId: GUILD, ...BY_SCRIPT }, 1, options, NOW)
    await workOnNewestSeason(at.db, GUILD, NOW)
    await at.db
      .insertInto('season_members')
      .values([ANN, BEN].map((user_id, nth) => ({ guild_id: GUILD, number: 1, user_id, xp: 50 * (nth + 1) })))
      .onDuplicateKeyUpdate((eb) => ({ xp: eb.fn('values', ['xp']) }))
      .execute()
    const [season] = await listSeasons(at.db, GUILD)
    if (season === undefined) throw new Error('no season runs')
    await endSeason(at.db, { guildId: GUILD, ...BY_SCRIPT }, season, NOW + 1_000)
    await workOnNewestSeason(at.db, GUILD, NOW + 2_000)
  }
  async function imported(): Promise<string> {
    const plan = { guildId: GUILD, format: 'mee6', title: 'MEE6', mode: 'add', actorId: null } as const
    const id = await beginImport(at.db, { ...plan, curveBefore: null, curveAfter: null }, NOW)
    if (id === null) throw new Error('another import is under way')
    await stageRows(
      at.db,
      { id },
      [ANN, BEN].map((userId) => ({ userId, xp: 300 })),
      NOW,
    )
    const found = await stored(id)
    await inTransaction((trx) => confirmImport(trx, found, BY_SCRIPT, NOW))
    await runToEnd(id)
    return id
  }

  test('is written once at the end of a season, with its winners, and once at the end of an import, which writes no events of members', async () => {
    await seedMembers(at.db, GUILD, [
      [ANN, 90],
      [BEN, 90],
    ])
    await wanted(['level.up', 'board.joined', 'season.ended', 'import.done'])
    await seasonRuns()
    const winners = [
      { userId: BEN, xp: 100 },
      { userId: ANN, xp: 50 },
    ]
    const data = { guildId: GUILD, season: 1, name: 'Winter', startedAt: NOW, endedAt: NOW + 1_000, winners }
    const ended = { type: 'season.ended', data }
    expect(await events()).toEqual([ended])
    const importId = await imported()
    const done = { type: 'import.done', data: { guildId: GUILD, importId, kind: 'import', changed: 2 } }
    expect(await events()).toEqual([ended, done])
    expect(await at.db.selectFrom('jobs').select('id').where('kind', '=', 'member-event').execute()).toEqual([])
  })

  test('is not written where no webhook wants it', async () => {
    await seedMembers(at.db, GUILD, [
      [ANN, 90],
      [BEN, 90],
    ])
    await wanted(['level.up'])
    await seasonRuns()
    await imported()
    expect(await events()).toEqual([])
  })
})
