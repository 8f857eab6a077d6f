import { type APIMessage, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../../shared/discord/snowflake.ts'
import { addReaction, clearReactions, isFull, reactionOf, removeReaction } from '../../acts/reactions.ts'
import { may } from '../../permissions.ts'
import { type Answer, invalidForm, noContent, ok, refuse } from '../answers.ts'
import type { Found, SeenChannel } from '../find.ts'
import { addError } from '../form-errors.ts'
import { type Call, route } from '../route.ts'
import { findMessage } from './messages.ts'

/** https://discord.com/developers/docs/resources/message#get-reactions */
const MOST_LISTED = 100
/** Emojis of Unicode. A custom emoji is `name:id`; the simulation has none, so all of them are unknown. */
const EMOJI = /^(\p{Emoji_Presentation}|\p{Emoji}\u{FE0F}|\p{RI}{2})/u

type On<More extends string = never> = Call<Record<'channel' | 'message' | More, string>>
type OnMessage = SeenChannel & { message: APIMessage }

function findForEmoji(call: On<'emoji'>): Found<OnMessage & { emoji: string }> {
  const found = findMessage(call)
  if (!found.ok) return found
  const { emoji } = call.parameters
  return EMOJI.test(emoji) ? { ...found, emoji } : { ok: false, answer: refuse(10014) }
}

function react(call: On<'emoji'>): Answer {
  const found = findForEmoji(call)
  if (!found.ok) return found.answer
  const { channel, message, permissions, emoji } = found
  if (!may(permissions, PermissionFlagsBits.ReadMessageHistory)) return refuse(50013)
  // An emoji that the message has already needs no permission to add reactions.
  if (reactionOf(channel, message, emoji) === undefined) {
    if (!may(permissions, PermissionFlagsBits.AddReactions)) return refuse(50013)
    if (isFull(channel, message)) return refuse(30010)
  }
  addReaction(call.world, channel, message, emoji, call.application.bot)
  return noContent
}

function takeBack(call: On<'emoji'>, userId: Snowflake): Answer {
  const found = findForEmoji(call)
  if (!found.ok) return found.answer
  const { channel, message, permissions, emoji } = found
  const isOwn = userId === call.application.bot.id
  if (!isOwn && !may(permissions, PermissionFlagsBits.ManageMessages)) return refuse(50013)
  // Discord's documentation does not say which answer follows if the reaction does not exist.
  return removeReaction(call.world, channel, message, emoji, userId) ? noContent : refuse(10014)
}

function clear(call: On, found: Found<OnMessage & { emoji?: string }>): Answer {
  if (!found.ok) return found.answer
  if (!may(found.permissions, PermissionFlagsBits.ManageMessages)) return refuse(50013)
  clearReactions(call.world, found.channel, found.message, found.emoji)
  return noContent
}

function list(call: On<'emoji'>): Answer {
  const found = findForEmoji(call)
  if (!found.ok) return found.answer
  const limit = Number(call.query.get('limit') ?? 25)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) {
    const message = `int value should be between 1 and ${MOST_LISTED}.`
    return invalidForm(addError({}, ['limit'], { code: 'NUMBER_TYPE_MAX', message }))
  }
  const after = BigInt(call.query.get('after') ?? 0)
  const ids = [...(reactionOf(found.channel, found.message, found.emoji)?.userIds ?? [])]
    .filter((id) => BigInt(id) > after)
    .sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  return ok(ids.slice(0, limit).flatMap((id) => call.world.users.get(id)?.payload ?? []))
}

/** https://discord.com/developers/docs/resources/message#create-reaction and the routes after it. The route of `@me` comes before the one of an id, which it would match too. */
export const reactionRoutes = [
  route('PUT', '/channels/:channel/messages/:message/reactions/:emoji/@me', react),
  route('DELETE', '/channels/:channel/messages/:message/reactions/:emoji/@me', (call) =>
    takeBack(call, call.application.bot.id),
  ),
  route('DELETE', '/channels/:channel/messages/:message/reactions/:emoji/:user', (call) =>
    takeBack(call, call.parameters.user),
  ),
  route('GET', '/channels/:channel/messages/:message/reactions/:emoji', list),
  route('DELETE', '/channels/:channel/messages/:message/reactions/:emoji', (call) => clear(call, findForEmoji(call))),
  route('DELETE', '/channels/:channel/messages/:message/reactions', (call) => clear(call, findMessage(call))),
]
