import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema as snowflake } from '../../shared/discord/snowflake-schema.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import { botIdIn } from './token.ts'

const userSchema = v.object({
  id: snowflake,
  username: v.pipe(v.string(), v.maxLength(80)),
  discriminator: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4))), null),
  avatar: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(80))), null),
})

/** https://discord.com/developers/docs/resources/application#application-object-application-flags */
const GATEWAY_GUILD_MEMBERS = 1 << 14
const GATEWAY_GUILD_MEMBERS_LIMITED = 1 << 15

const applicationSchema = v.object({ id: snowflake, verify_key: v.string(), flags: v.optional(v.number(), 0) })

/** A bot as Discord describes it. */
export interface ExaminedBot {
  id: Snowflake
  name: string
  discriminator: string | null
  avatarHash: string | null
  /** Whether the Server Members intent is on. Without it, Discord refuses the bot's sessions. */
  seesMembers: boolean
}

/** `botId` is the id in the token. */
export type Examined =
  | { ok: true; bot: ExaminedBot }
  | { ok: false; reason: 'malformed-token' | 'main-bot' }
  /** `other-id`: an application from before 2016, whose bot has an id of its own. */
  | { ok: false; reason: 'refused-token' | 'wrong-key' | 'other-id' | 'discord-unwell'; botId: Snowflake }

/** What the owner gives for a setup. */
export interface Credentials {
  token: string
  /** 64 hexadecimal digits. */
  publicKey: string
}

/**
 * Checks credentials with Discord. A token that Discord refuses is sent only once, because Discord counts refused
 * requests. https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 * @throws where Discord cannot be reached
 */
export async function examineBot(
  { discord, mainBotId }: { discord: DiscordApi; mainBotId: Snowflake },
  { token, publicKey }: Credentials,
): Promise<Examined> {
  const botId = botIdIn(token)
  if (botId === null) return { ok: false, reason: 'malformed-token' }
  if (botId === mainBotId) return { ok: false, reason: 'main-bot' }

  const user = await discord({ method: 'GET', path: '/users/@me', token })
  if (user.status === 401) return { ok: false, reason: 'refused-token', botId }
  const readUser = v.safeParse(userSchema, user.body)
  if (user.status !== 200 || !readUser.success) return { ok: false, reason: 'discord-unwell', botId }

  const application = await discord({ method: 'GET', path: '/applications/@me', token })
  const readApplication = v.safeParse(applicationSchema, application.body)
  if (application.status !== 200 || !readApplication.success) return { ok: false, reason: 'discord-unwell', botId }

  const { id, verify_key: ownKey, flags } = readApplication.output
  const { id: userId, username: name, discriminator, avatar: avatarHash } = readUser.output
  if (id === mainBotId) return { ok: false, reason: 'main-bot' }
  if (id !== userId) return { ok: false, reason: 'other-id', botId: id }
  if (ownKey.toLowerCase() !== publicKey.toLowerCase()) return { ok: false, reason: 'wrong-key', botId: id }
  return {
    ok: true,
    bot: {
      id,
      name,
      discriminator,
      avatarHash,
      seesMembers: (flags & (GATEWAY_GUILD_MEMBERS | GATEWAY_GUILD_MEMBERS_LIMITED)) !== 0,
    },
  }
}
