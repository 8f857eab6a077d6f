import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems, parseEnvironment } from '../shared/config/environment.ts'
import { premiumSkuIds } from '../shared/config/premium.ts'
import { grantPremium, premiumUsers, revokePremium } from '../shared/database/members/premium.ts'
import type { Database } from '../shared/database/schema.ts'
import { isSnowflake, type Snowflake } from '../shared/discord/snowflake.ts'
import { withDatabase } from './local/database-address.ts'
import { wrongUsageOf } from './local/help.ts'
import { Refusal, runScript } from './local/refusal.ts'

const LONGEST_SOURCE = 80

const say = (line: string): void => void process.stdout.write(`${line}\n`)

type Asked =
  | { act: 'grant'; userId: Snowflake; source: string | null }
  | { act: 'revoke'; userId: Snowflake }
  | { act: 'list' }

const wrongUsage = wrongUsageOf('premium')

function readUser(word: string | undefined): Snowflake {
  if (word !== undefined && isSnowflake(word)) return word
  throw wrongUsage(word === undefined ? 'whose? A user id is missing' : `${word} is no user id: it is 15 to 20 digits`)
}

function parseWords(words: readonly string[]) {
  try {
    const options = { source: { type: 'string' } } as const
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function read(words: readonly string[]): Asked {
  const { values, positionals } = parseWords(words)
  const [act, user, ...more] = positionals
  if (more.length > 0 || (act === 'list' && user !== undefined)) throw wrongUsage('that is too many words')
  if (values.source !== undefined && act !== 'grant') throw wrongUsage('--source goes with grant')
  switch (act) {
    case 'grant':
      if ((values.source ?? '').length > LONGEST_SOURCE)
        throw wrongUsage(`--source is at most ${LONGEST_SOURCE} characters`)
      return { act, userId: readUser(user), source: values.source || null }
    case 'revoke':
      return { act, userId: readUser(user) }
    case 'list':
      return { act }
    default:
      throw wrongUsage(act === undefined ? 'grant, revoke or list?' : `there is no ${act}`)
  }
}

async function act(db: Kysely<Database>, asked: Asked, skuIds: readonly Snowflake[]): Promise<void> {
  switch (asked.act) {
    case 'grant':
      await grantPremium(db, asked.userId, asked.source, Date.now())
      return say(`${asked.userId} has premium${asked.source === null ? '' : ` (${asked.source})`}.`)
    case 'revoke': {
      const had = await revokePremium(db, asked.userId, Date.now())
      return say(had ? `${asked.userId} has premium no more.` : `${asked.userId} had no premium.`)
    }
    case 'list': {
      const users = await premiumUsers(db, { skuIds, now: Date.now() })
      for (const { id, username, source } of users) say([id, username, source ?? ''].join('\t').trimEnd())
      return say(users.length === 1 ? '1 user has premium.' : `${users.length} users have premium.`)
    }
  }
}

async function main(words: readonly string[]): Promise<void> {
  const asked = read(words)
  const settings = parseEnvironment(v.object({ PREMIUM_SKU_IDS: premiumSkuIds() }), process.env)
  if (!settings.ok) throw new Refusal(describeProblems(settings.problems), BAD_CONFIGURATION_EXIT_CODE)
  await withDatabase((db) => act(db, asked, settings.value.PREMIUM_SKU_IDS ?? []))
}

await runScript(main)
