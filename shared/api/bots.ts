import * as v from 'valibot'
import { presenceSchema } from '../whitelabel/presence.ts'
import { described } from './described.ts'
import { id, sentence, time } from './ids.ts'

/** The actions that an owner can take on a bot. */
const botAction = v.picklist(['start', 'stop', 'restart', 'delete'])

/** A customer's own bot. */
export const ownBot = v.object({
  id,
  name: v.string(),
  avatarUrl: v.string(),
  status: v.picklist(['stopped', 'starting', 'running', 'waiting', 'stopping', 'deleting', 'failed', 'paused']),
  statusText: described('The status in words, with its reason', sentence),
  action: described(
    'The requested action that has not begun yet; null for none',
    v.nullable(v.picklist(['start', 'stop', 'restart', 'delete', 'recreate'])),
  ),
  possible: described('The actions that are possible now', v.array(botAction)),
  presence: v.nullable(
    v.object({
      status: v.picklist(['online', 'idle', 'dnd', 'invisible']),
      type: v.picklist(['playing', 'listening', 'watching', 'competing', 'custom']),
      text: v.string(),
    }),
  ),
  interactionsUrl: described(
    'The interactions endpoint URL that the owner enters in Discord’s developer portal',
    v.nullable(v.string()),
  ),
  inviteUrl: v.string(),
  updatedAt: time,
})
export type OwnBot = v.InferOutput<typeof ownBot>

/** `GET /me/bots` */
export const botsReply = v.object({
  isOffered: described('Whether this instance offers bots of customers', v.boolean()),
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
  isAgain: described('Whether the owner had set up this bot before', v.boolean()),
  text: described('The next steps for the owner', sentence),
  warning: described(
    'Set where the bot cannot start before its owner changes something at Discord',
    v.nullable(sentence),
  ),
})
export type BotSetUpReply = v.InferOutput<typeof botSetUpReply>

/** `POST /me/bots/:bot_id/actions` */
export const botActionBody = v.strictObject({ action: botAction })

/** `PUT /me/bots/:bot_id/presence`; null removes it. */
export const botPresenceBody = v.strictObject({ presence: v.nullable(presenceSchema) })

/** `GET /me/premium` */
export const premiumReply = v.object({
  hasPremium: v.boolean(),
  source: described(
    '`granted`: by the operators. `discord`: bought at Discord',
    v.nullable(v.picklist(['granted', 'discord'])),
  ),
  endsAt: described('When a bought premium ends if it is not renewed; null for no end or no premium', v.nullable(time)),
})
export type PremiumReply = v.InferOutput<typeof premiumReply>
