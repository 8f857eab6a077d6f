import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { entryOf, SCRIPT } from '../shared/audit/entry.ts'
import { premiumSkuIds } from '../shared/config/premium.ts'
import { writeEntries } from '../shared/database/audit/entries.ts'
import { grantPremium, premiumUsers, revokePremium } from '../shared/database/members/premium.ts'
import type { Database } from '../shared/database/schema.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import { withDatabase } from './local/database-address.ts'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'
import { readCommand } from './local/words.ts'

const LONGEST_SOURCE = 80

const COMMANDS = {
  grant: { takes: 'one id', options: ['source'] },
  revoke: { takes: 'one id' },
  list: { takes: 'no id' },
} as const

function read(words: readonly string[]) {
  const options = { source: { type: 'string' } } as const
  const declaration = { script: 'premium', idsOf: 'user', commands: COMMANDS, options } as const
  const { asked, values, wrongUsage } = readCommand(declaration, words)
  if ((values.source ?? '').length > LONGEST_SOURCE)
    throw wrongUsage(`--source is at most ${LONGEST_SOURCE} characters`)
  return { asked, source: values.source || null }
}

type Given = ReturnType<typeof read>

async function act(db: Kysely<Database>, { asked, source }: Given, skuIds: readonly Snowflake[]): Promise<void> {
  const now = Date.now()
  // Premium belongs to a user, and to no server.
  const by = { guildId: '0', actor: SCRIPT }
  switch (asked.command) {
    case 'grant':
      await db.transaction().execute(async (trx) => {
        await grantPremium(trx, asked.id, source, now)
        await writeEntries(trx, [entryOf(by, { kind: 'premium.granted', targetId: asked.id, after: { source } })], now)
      })
      return say(`${asked.id} has premium${source === null ? '' : ` (${source})`}.`)
    case 'revoke': {
      const had = await db.transaction().execute(async (trx) => {
        const hadPremium = await revokePremium(trx, asked.id, now)
        if (hadPremium) await writeEntries(trx, [entryOf(by, { kind: 'premium.revoked', targetId: asked.id })], now)
        return hadPremium
      })
      return say(had ? `${asked.id} no longer has premium.` : `${asked.id} had no premium.`)
    }
    case 'list': {
      const users = await premiumUsers(db, { skuIds, now })
      for (const { id, username, source } of users) say([id, username, source ?? ''].join('\t').trimEnd())
      return say(users.length === 1 ? '1 user has premium.' : `${users.length} users have premium.`)
    }
  }
}

async function main(words: readonly string[]): Promise<void> {
  const given = read(words)
  const { PREMIUM_SKU_IDS: skuIds } = readSettings(v.object({ PREMIUM_SKU_IDS: premiumSkuIds() }))
  await withDatabase((db) => act(db, given, skuIds ?? []))
}

await runScript(main)
