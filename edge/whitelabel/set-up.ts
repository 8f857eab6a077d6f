import * as v from 'valibot'
import type { Author } from '../../shared/audit/entry.ts'
import { saveCommandIds } from '../../shared/database/bots/command-ids.ts'
import { type ShownBot, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import { type Credentials, type Examined, type ExaminedBot, examineBot } from './examine.ts'

/** The part of Discord's answer that mentions of commands need. */
const registeredSchema = v.array(v.object({ id: v.string(), name: v.string(), type: v.optional(v.number()) }))

/** The outcome of setting up a bot. Unless it is `ok`, nothing was stored. */
export type SetUpOutcome =
  /** `recreate`: this owner has set up the bot before. */
  | { ok: true; bot: ExaminedBot; action: 'start' | 'recreate'; interactionsUrl: string }
  | Extract<Examined, { ok: false }>
  | { ok: false; reason: 'owned' | 'refused-commands'; botId: Snowflake }

interface Parts {
  discord: DiscordApi
  database: Queries
  whitelabel: Whitelabel
  /** Milliseconds since 1970. */
  now: number
}

interface SetUpRequest extends Credentials, Author {
  ownerId: Snowflake
  /** The stored row of the bot whose id is in the token; null where there is none. */
  known: Pick<ShownBot, 'botId' | 'ownerId'> | null
}

/** Checks a bot's credentials, registers its commands with Discord, and stores the bot with the request to start it. */
export async function setUp(
  { discord, database, whitelabel, now }: Parts,
  { guildId, actor, ownerId, known, ...credentials }: SetUpRequest,
): Promise<SetUpOutcome> {
  const { token, publicKey } = credentials
  const examined = await examineBot({ discord, mainBotId: whitelabel.mainBotId }, credentials)
  if (!examined.ok) return examined
  const { bot } = examined
  const { id: botId, name, discriminator, avatarHash } = bot

  // Before the registration, so that somebody else's bot gets no new commands. The statement that stores the bot compares
  // the owner again.
  if (known?.botId === botId && known.ownerId !== ownerId) return { ok: false, reason: 'owned', botId }

  const path = `/applications/${botId}/commands`
  const registered = await discord({ method: 'PUT', path, token, body: whitelabel.registration() })
  if (registered.status !== 200) return { ok: false, reason: 'refused-commands', botId }

  const sealedToken = await whitelabel.cipher.seal(botId, token)
  const row = { guildId, actor, botId, ownerId, sealedToken, publicKey, name, discriminator, avatarHash }
  const commands = v.safeParse(registeredSchema, registered.body)
  const [stored] = await Promise.all([
    setUpBot(database, row, now),
    saveCommandIds(database, botId, commands.success ? commands.output : []),
  ])
  if (!stored.ok) return { ...stored, botId }
  whitelabel.forgetKey(botId)
  return { ok: true, bot, action: stored.action, interactionsUrl: whitelabel.interactionsUrl(botId) }
}
