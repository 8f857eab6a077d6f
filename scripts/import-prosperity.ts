import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { tokenKeys } from '../shared/config/token-keys.ts'
import type { Database } from '../shared/database/schema.ts'
import { createTokenCipher, type TokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { withDatabase } from './local/database-address.ts'
import { withProgress } from './local/progress-line.ts'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'
import type { Move } from './original/move.ts'
import { moveAllBots } from './original/move-bots.ts'
import { moveAllGuilds } from './original/move-guilds.ts'
import { moveAllMembers } from './original/move-members.ts'
import { moveAllUsers } from './original/move-users.ts'
import { Report } from './original/report.ts'
import { openSource, type Source } from './original/source.ts'
import { type AskedMove, readAsked, sourceUrl } from './original/words.ts'

/** The cipher for the tokens of bots; null where there are none to move. @throws {Refusal} without its keys */
async function cipherFor(source: Source, { leavesBots }: AskedMove): Promise<TokenCipher | null> {
  if (leavesBots || (await source.count('whitelabelBots')) === 0) return null
  const { WHITELABEL_TOKEN_KEYS: keys } = readSettings(v.object({ WHITELABEL_TOKEN_KEYS: tokenKeys() }))
  return createTokenCipher(crypto, keys)
}

async function moveAll(source: Source, db: Kysely<Database>, asked: AskedMove): Promise<void> {
  const cipher = await cipherFor(source, asked)
  if (source.unknown.length > 0) say(`Not read: ${source.unknown.join(', ')}.`)
  const report = new Report()
  const of = async (what: string, work: (move: Move) => Promise<void>): Promise<void> => {
    await withProgress(what, (tell) => {
      let handled = 0
      const progress = (rows: number): void => {
        handled += rows
        tell(handled)
      }
      return work({ source, db, report, asked, now: Date.now, progress })
    })
  }
  await of('users done', moveAllUsers)
  await of('servers and members done', async (move) => moveAllMembers(move, await moveAllGuilds(move)))
  const mainBotId = process.env.DISCORD_APPLICATION_ID || null
  if (cipher !== null) await of('bots done', (move) => moveAllBots(move, cipher, mainBotId))
  for (const line of report.lines()) say(line)
  if (!asked.isApplied) return say('Nothing was changed. Run it again with --apply to import this.')
  say('Done. Level roles follow when a gateway runs.')
  if (cipher !== null)
    say('Register the commands of the whitelabel bots: ENV=prod scripts/register-commands --all-bots')
}

async function main(words: readonly string[]): Promise<void> {
  const asked = readAsked(words)
  const source = await openSource(sourceUrl(asked.from, process.env))
  try {
    await withDatabase((db) => moveAll(source, db, asked))
  } finally {
    source.close()
  }
}

await runScript(main)
