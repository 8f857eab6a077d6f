import { loadGuildRules } from '../../../../shared/database/guilds/guilds.ts'
import { importBatch } from '../../../../shared/database/imports/batch.ts'
import { comparePage, previewCount } from '../../../../shared/database/imports/compare.ts'
import { newestImport, readImport, readInput } from '../../../../shared/database/imports/imports.ts'
import { beginReading, finishReading } from '../../../../shared/database/imports/reading.ts'
import { stageRows } from '../../../../shared/database/imports/stage.ts'
import { bulkMessage } from '../../../../shared/imports/bulk-message.ts'
import type { Change, Place } from './use.ts'

async function rulesOf({ community }: Place) {
  const rules = (await loadGuildRules(community.world.database.db, [community.guild.id])).get(community.guild.id)
  if (rules === undefined) throw new Error('the guild is not stored')
  return rules
}

/** Asks for a reset of a member, then does the gateway's part: stages the rows and edits the reply to show the preview. */
async function preview(place: Place) {
  const { community, owner } = place
  const { database, discord, application } = community.world
  const { db } = database
  const guildId = community.guild.id
  const ann = community.guild.member('ann')
  await owner.runs('/xp give', { options: { user: ann, xp: 5 } })
  const reply = await (await owner.runs('/xp reset member', { options: { user: ann } })).settled()
  const job = await db
    .selectFrom('jobs')
    .select('payload')
    .where('kind', '=', 'import-read')
    .where('guild_id', '=', guildId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const { actorId, askedAt, reply: address } = JSON.parse(job.payload)
  const begun = await beginReading(db, { guildId, actorId, askedAt }, Date.now())
  if (begun.state !== 'begun') throw new Error('nothing was asked for')
  const rules = await rulesOf(place)
  const page = [{ userId: ann.id, xp: 0 }]
  const count = previewCount(rules, 'reset', { before: rules.curve, after: rules.curve })
  await stageRows(db, begun.reading, page, Date.now())
  await comparePage(db, guildId, page, count)
  const read = { others: [], duplicates: 0, carried: [], refusedRows: { count: 0, listed: [] }, ...count.result() }
  const found = { format: '', title: '', curveBefore: null, curveAfter: null, preview: read }
  await finishReading(db, begun.reading, found, Date.now())
  const [ready, input] = await Promise.all([readImport(db, begun.reading.id), readInput(db, begun.reading.id)])
  if (!ready?.change || !input.preview) throw new Error('it is not ready')
  const body = bulkMessage('en-US', { ...ready, change: ready.change, preview: input.preview })
  await fetch(`${discord.apiUrl}/v10/webhooks/${application.id}/${address.token}/messages/@original`, {
    ...{ method: 'PATCH', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', 'user-agent': 'DiscordBot (https://localhost, 1)' },
  })
  return reply.until(({ components }) => components.length > 0)
}

async function confirmed(place: Place) {
  const shown = await preview(place)
  return place.owner.submits(await place.owner.clicks(shown, 'Reset XP'), { word: 'reset' })
}

async function applied(place: Place): Promise<void> {
  await confirmed(place)
  const { db } = place.community.world.database
  const rules = await rulesOf(place)
  const newest = await newestImport(db, place.community.guild.id, ['reset'])
  for (;;) {
    const batch = await db.transaction().execute((trx) => importBatch(trx, rules, newest?.id ?? '', Date.now()))
    if (batch.isOver) return
  }
}

/** The components that change the XP of many members. */
export const BULK: Readonly<Record<string, Change>> = {
  'component bulk-typed': { use: confirmed, leaves: ['bulk.started', 'xp.changed'], again: null },
  'component bulk-act': {
    given: applied,
    use: async ({ owner }) => {
      const reply = await (await owner.runs('/xp undo')).settled()
      return reply.components.length > 0 ? owner.clicks(reply, 'Undo it') : reply
    },
    leaves: ['bulk.undone'],
    again: 0,
  },
}
