import { fromBase64 } from '../base64.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { BOT_TOKEN } from '../discord/token-pattern.ts'
import { readPresence } from '../whitelabel/presence.ts'
import type { SourceRow } from './schema.ts'
import { idOf, textOf } from './values.ts'

/** A whitelabel bot of the original, with its token in clear text. */
export interface OriginalBot {
  botId: Snowflake
  ownerId: Snowflake
  token: string
  /** 64 hex digits, lower case. */
  publicKey: string
  /** Whether its owner wants it to run. */
  isWanted: boolean
  name: string
  discriminator: string | null
  avatarHash: string | null
  /** JSON text of `presenceSchema`; null for none. */
  presence: string | null
}

export type BotRefusal = 'bad-id' | 'no-owner' | 'bad-token' | 'other-token' | 'no-public-key' | 'deleted'

export type ReadBot = { ok: true; bot: OriginalBot } | { ok: false; why: BotRefusal }

const PUBLIC_KEY = /^[\da-f]{64}$/i
const [LONGEST_NAME, LONGEST_DISCRIMINATOR] = [80, 4]
/** What the original showed where the owner had chosen nothing. */
const OWN_PRESENCE = 'Hosted by ProsperityBot.net'

/** The action that the owner asked for last. The original sets `none` when it has carried one out. */
function lastWish({ action, lastAction }: SourceRow<'whitelabelBots'>): string {
  const [asked, done] = [textOf(action)?.toLowerCase(), textOf(lastAction)?.toLowerCase()]
  return (asked === undefined || asked === 'none' ? done : asked) ?? 'start'
}

function presenceOf({ statusType, statusContent }: SourceRow<'whitelabelBots'>): string | null {
  const text = textOf(statusContent)
  if (text === null || text === OWN_PRESENCE) return null
  const stored = JSON.stringify({ status: 'online', type: textOf(statusType)?.toLowerCase() ?? 'playing', text })
  return readPresence(stored) === null ? null : stored
}

/** Reads a whitelabel bot. A refusal never holds the token. */
export function readBot(row: SourceRow<'whitelabelBots'>): ReadBot {
  const [botId, ownerId] = [idOf(row.botId), idOf(row.userId)]
  if (botId === null) return { ok: false, why: 'bad-id' }
  const wish = lastWish(row)
  if (wish === 'delete') return { ok: false, why: 'deleted' }
  if (ownerId === null) return { ok: false, why: 'no-owner' }
  const token = textOf(row.token) ?? ''
  const [, first = ''] = BOT_TOKEN.exec(token) ?? []
  if (first === '') return { ok: false, why: 'bad-token' }
  // The first part of a token is its bot's id.
  if (String.fromCharCode(...(fromBase64(first) ?? [])) !== botId) return { ok: false, why: 'other-token' }
  const publicKey = textOf(row.publicKey) ?? ''
  if (!PUBLIC_KEY.test(publicKey)) return { ok: false, why: 'no-public-key' }
  const discriminator = textOf(row.discriminator)
  return {
    ok: true,
    bot: {
      ...{ botId, ownerId, token, publicKey: publicKey.toLowerCase(), isWanted: wish !== 'stop' },
      name: (textOf(row.name) ?? botId).slice(0, LONGEST_NAME),
      discriminator: discriminator !== null && discriminator.length > LONGEST_DISCRIMINATOR ? null : discriminator,
      avatarHash: textOf(row.avatarHash)?.slice(0, LONGEST_NAME) ?? null,
      presence: presenceOf(row),
    },
  }
}
