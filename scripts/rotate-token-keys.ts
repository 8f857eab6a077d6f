import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { sessionTokens } from '../edge/sessions/session-tokens.ts'
import { tokenKeys } from '../shared/config/token-keys.ts'
import { replaceToken, type SealedToken, sealedTokens } from '../shared/database/bots/tokens.ts'
import {
  linkKey,
  replaceLinkSecret,
  replaceLinkTokens,
  type SealedLinkSecret,
  type SealedLinkTokens,
  sealedLinkSecrets,
  sealedLinkTokens,
} from '../shared/database/linked-roles/sealed.ts'
import type { Database } from '../shared/database/schema.ts'
import {
  replaceSessionToken,
  type SealedSessionToken,
  sealedSessionTokens,
} from '../shared/database/web/session-tokens.ts'
import { replaceSecrets, type SealedSecrets, sealedSecrets } from '../shared/database/webhooks/secrets.ts'
import { secretContext, tokensContext } from '../shared/linked-roles/tokens.ts'
import { boundTo } from '../shared/webhooks/secret.ts'
import { createTokenCipher, type TokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readSettings } from './local/settings.ts'
import { readWords } from './local/words.ts'

const PAGE = 100

interface Count {
  anew: number
  unreadable: number
}

/** Handles every row of a table, one page after the other. @param pageAfter loads the rows after an id, in the order of ids */
async function forEachRow<Row>(
  pageAfter: (page: { after: string | null; limit: number }) => Promise<Row[]>,
  idOf: (row: Row) => string,
  handle: (row: Row) => Promise<void>,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page = await pageAfter({ after, limit: PAGE })
    for (const row of page) await handle(row)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = idOf(last)
  }
}

async function sealBots(db: Kysely<Database>, cipher: TokenCipher): Promise<Count> {
  const count: Count = { anew: 0, unreadable: 0 }
  const sealAnew = async (stored: SealedToken): Promise<void> => {
    if (!cipher.isStale(stored.token)) return
    const opened = await cipher.open(stored.botId, stored.token)
    if (!opened.ok) {
      count.unreadable++
      return say(`${stored.botId} cannot be read (${opened.reason}): its owner must set it up again`)
    }
    // This does nothing if the owner has set the bot up again meanwhile: the new token is already encrypted with the newest key.
    if (await replaceToken(db, stored, await cipher.seal(stored.botId, opened.token))) count.anew++
  }
  await forEachRow(
    (page) => sealedTokens(db, page),
    ({ botId }) => botId,
    sealAnew,
  )
  return count
}

async function sealWebhooks(db: Kysely<Database>, cipher: TokenCipher): Promise<Count> {
  const count: Count = { anew: 0, unreadable: 0 }
  const sealAnew = async (stored: SealedSecrets): Promise<void> => {
    const { id, guildId, secret, oldSecret } = stored
    if (![secret, oldSecret].some((sealed) => sealed !== null && cipher.isStale(sealed))) return
    const context = boundTo(guildId)
    const opened = await cipher.open(context, secret)
    if (!opened.ok) {
      count.unreadable++
      return say(`webhook ${id} cannot be read (${opened.reason}): an admin must replace its secret`)
    }
    const old = oldSecret === null ? null : await cipher.open(context, oldSecret)
    const anew = {
      secret: await cipher.seal(context, opened.token),
      // One that cannot be read signs nothing.
      oldSecret: old?.ok ? await cipher.seal(context, old.token) : null,
    }
    if (await replaceSecrets(db, stored, anew)) count.anew++
  }
  await forEachRow(
    (page) => sealedSecrets(db, page),
    ({ id }) => id,
    sealAnew,
  )
  return count
}

async function sealLogins(db: Kysely<Database>, cipher: TokenCipher): Promise<Count> {
  const count: Count = { anew: 0, unreadable: 0 }
  const tokens = sessionTokens(cipher)
  const now = Date.now()
  const sealAnew = async (stored: SealedSessionToken): Promise<void> => {
    const { idHash, sealedToken } = stored
    if (!cipher.isStale(sealedToken)) return
    const opened = await tokens.open(idHash, sealedToken)
    if (opened === null) count.unreadable++
    // This does nothing if the person has logged out meanwhile.
    else if (await replaceSessionToken(db, stored, await tokens.seal(idHash, opened))) count.anew++
  }
  await forEachRow(
    (page) => sealedSessionTokens(db, page, now),
    ({ idHash }) => idHash,
    sealAnew,
  )
  return count
}

/** Client secrets of bots with linked roles, and tokens of the members who have linked their accounts. */
async function sealLinks(db: Kysely<Database>, cipher: TokenCipher): Promise<Count> {
  const count: Count = { anew: 0, unreadable: 0 }
  /** Encrypts a text again. @returns null where that is not needed, or not possible */
  const again = async (context: string, sealed: string): Promise<string | null> => {
    if (!cipher.isStale(sealed)) return null
    const opened = await cipher.open(context, sealed)
    if (opened.ok) return cipher.seal(context, opened.token)
    count.unreadable++
    return null
  }
  const sealSecret = async (stored: SealedLinkSecret): Promise<void> => {
    const secret = await again(secretContext(stored.botId), stored.secret)
    if (secret !== null && (await replaceLinkSecret(db, stored, secret))) count.anew++
  }
  const sealTokens = async (stored: SealedLinkTokens): Promise<void> => {
    const tokens = await again(tokensContext(stored.botId, stored.userId), stored.tokens)
    if (tokens !== null && (await replaceLinkTokens(db, stored, tokens))) count.anew++
  }
  await forEachRow(
    (page) => sealedLinkSecrets(db, page),
    ({ botId }) => botId,
    sealSecret,
  )
  await forEachRow((page) => sealedLinkTokens(db, page), linkKey, sealTokens)
  return count
}

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'rotate-token-keys' }, words)
  const { WHITELABEL_TOKEN_KEYS: keys } = readSettings(v.object({ WHITELABEL_TOKEN_KEYS: tokenKeys() }))
  await withDatabase(async (db) => {
    const cipher = createTokenCipher(crypto, keys)
    const bots = await sealBots(db, cipher)
    say(`Tokens encrypted again: ${bots.anew}.`)
    const logins = await sealLogins(db, cipher)
    say(`Logins of the dashboard encrypted again: ${logins.anew}.`)
    const webhooks = await sealWebhooks(db, cipher)
    if (webhooks.anew + webhooks.unreadable > 0) say(`Secrets of webhooks encrypted again: ${webhooks.anew}.`)
    const links = await sealLinks(db, cipher)
    if (links.anew > 0) say(`Secrets and tokens of linked roles encrypted again: ${links.anew}.`)
    if (links.unreadable > 0)
      say(
        `Secrets and tokens of linked roles that cannot be read: ${links.unreadable}. /doctor names the bots whose owners must act.`,
      )
    if (logins.unreadable > 0) say(`Logins that cannot be read: ${logins.unreadable}. These people must log in again.`)
    if (bots.unreadable > 0) throw new Refusal(`${bots.unreadable} cannot be read with these keys.`, EXIT_CODES.failed)
    say('No token needs another key than the first.')
  })
}

await runScript(main)
