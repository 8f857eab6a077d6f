import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { tokenKeys } from '../shared/config/token-keys.ts'
import { replaceToken, type SealedToken, sealedTokens } from '../shared/database/bots/tokens.ts'
import type { Database } from '../shared/database/schema.ts'
import { createTokenCipher, type TokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readSettings } from './local/settings.ts'
import { readWords } from './local/words.ts'

const PAGE = 100

const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Count {
  anew: number
  unreadable: number
}

async function sealAnew(db: Kysely<Database>, cipher: TokenCipher, stored: SealedToken, count: Count): Promise<void> {
  if (!cipher.isStale(stored.token)) return
  const opened = await cipher.open(stored.botId, stored.token)
  if (!opened.ok) {
    count.unreadable++
    return say(`${stored.botId} cannot be read (${opened.reason}): its owner must set it up again`)
  }
  // Where this fails, the owner has set the bot up again: its new token is encrypted with the newest key already.
  if (await replaceToken(db, stored, await cipher.seal(stored.botId, opened.token))) count.anew++
}

async function rotate(db: Kysely<Database>, cipher: TokenCipher): Promise<Count> {
  const count: Count = { anew: 0, unreadable: 0 }
  for (let after: string | null = null; ; ) {
    const page: SealedToken[] = await sealedTokens(db, { after, limit: PAGE })
    for (const stored of page) await sealAnew(db, cipher, stored, count)
    after = page.at(-1)?.botId ?? null
    if (page.length < PAGE) return count
  }
}

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'rotate-token-keys' }, words)
  const { WHITELABEL_TOKEN_KEYS: keys } = readSettings(v.object({ WHITELABEL_TOKEN_KEYS: tokenKeys() }))
  await withDatabase(async (db) => {
    const { anew, unreadable } = await rotate(db, createTokenCipher(crypto, keys))
    say(`Tokens encrypted again: ${anew}.`)
    if (unreadable > 0) throw new Refusal(`${unreadable} cannot be read with these keys.`, EXIT_CODES.failed)
    say('No token needs another key than the first.')
  })
}

await runScript(main)
