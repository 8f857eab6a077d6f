import * as v from 'valibot'
import { presenceSchema } from '../whitelabel/presence.ts'
import { id, sentence, time } from './ids.ts'

/** What an owner can do with a bot. */
const botAction = v.picklist(['start', 'stop', 'restart', 'delete'])

/** A customer's own bot. */
export const ownBot = v.object({
  id,
  name: v.string(),
  avatarUrl: v.string(),
  status: v.picklist(['stopped', 'starting', 'running', 'waiting', 'stopping', 'deleting', 'failed', 'paused']),
  /** The status in words, with its reason. */
  statusText: sentence,
  /** The requested action that has not begun yet; null for none. */
  action: v.nullable(v.picklist(['start', 'stop', 'restart', 'delete', 'recreate'])),
  /** What can be done now. */
  possible: v.array(botAction),
  presence: v.nullable(
    v.object({
      status: v.picklist(['online', 'idle', 'dnd', 'invisible']),
      type: v.picklist(['playing', 'listening', 'watching', 'competing', 'custom']),
      text: v.string(),
    }),
  ),
  /** The address that its owner enters at Discord. */
  interactionsUrl: v.nullable(v.string()),
  inviteUrl: v.string(),
  updatedAt: time,
})
export type OwnBot = v.InferOutput<typeof ownBot>

/** `GET /me/bots` */
export const botsReply = v.object({
  /** Whether bots of customers are possible here at all. */
  isOffered: v.boolean(),
  hasPremium: v.boolean(),
  items: v.array(ownBot),
})
export type BotsReply = v.InferOutput<typeof botsReply>

/** `POST /me/bots`. The token is checked with Discord, stored encrypted, and never part of a reply. */
export const botBody = v.strictObject({
  token: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  publicKey: v.pipe(v.string(), v.trim(), v.regex(/^[\da-f]{64}$/i), v.examples(['0'.repeat(64)])),
})

export const botSetUpReply = v.object({
  bot: ownBot,
  /** Whether the owner had set it up before. */
  isAgain: v.boolean(),
  /** The next steps for the owner. */
  text: sentence,
  /** Set where the bot cannot start before its owner changes something at Discord. */
  warning: v.nullable(sentence),
})
export type BotSetUpReply = v.InferOutput<typeof botSetUpReply>

/** `POST /me/bots/:bot_id/actions` */
export const botActionBody = v.strictObject({ action: botAction })

/** `PUT /me/bots/:bot_id/presence`; null removes it. */
export const botPresenceBody = v.strictObject({ presence: v.nullable(presenceSchema) })

/** `GET /me/premium` */
export const premiumReply = v.object({
  hasPremium: v.boolean(),
  /** `granted`: by the operators. `discord`: bought there. */
  source: v.nullable(v.picklist(['granted', 'discord'])),
  /** When a bought premium ends if it is not renewed; null for no end or no premium. */
  endsAt: v.nullable(time),
})
export type PremiumReply = v.InferOutput<typeof premiumReply>
