import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Draft } from '../../acts/messages.ts'
import { edit, post, remove } from '../../acts/messages.ts'
import { withReactions } from '../../acts/reactions.ts'
import type { SentFile } from '../../checks/attachments.ts'
import { type AnyComponent, withIds } from '../../checks/component-tree.ts'
import { keptEmbeds } from '../../checks/embeds.ts'
import {
  type CreateMessage,
  createMessageSchema,
  editSchemaFor,
  isComponentsV2,
  isEmpty,
  type MessageBody,
  missingFiles,
} from '../../checks/message.ts'
import { may, maySend } from '../../permissions.ts'
import type { ApplicationState } from '../../state/application.ts'
import { type ChannelState, takesMessages } from '../../state/channel.ts'
import type { UserState } from '../../state/user.ts'
import type { World } from '../../world.ts'
import { type Answer, invalidForm, noContent, ok, refuse } from '../answers.ts'
import { type Found, findChannel, type SeenChannel } from '../find.ts'
import { addError } from '../form-errors.ts'
import { parse } from '../parse.ts'
import { type Call, route } from '../route.ts'

const MOST_LISTED = 100

type In<Parameters extends string> = Call<Record<Parameters, string>>

/** The parts of a body that a message keeps. */
export const keptBody = (body: MessageBody): Pick<Draft, 'content' | 'embeds' | 'components' | 'flags'> => ({
  content: body.content?.trim() ?? '',
  embeds: keptEmbeds(body.embeds ?? []),
  components: keptComponents(body),
  flags: body.flags ?? 0,
})

function keptComponents(body: MessageBody): APIMessageTopLevelComponent[] {
  // The schema has checked the fields that Discord requires. The type also has the optional ones.
  const components = (body.components ?? []) as unknown as APIMessageTopLevelComponent[]
  return withIds(components as unknown as AnyComponent[]) as unknown as APIMessageTopLevelComponent[]
}

/** The names of the files that a message has after an edit. */
export const filesOf = (message: APIMessage | undefined, files: readonly SentFile[]): string[] => [
  ...(message?.attachments ?? []).map(({ filename }) => filename),
  ...files.map(({ filename }) => filename),
]

/** The reason why a bot may not post here; null where it may. */
function refusalToPost(
  world: World,
  application: ApplicationState,
  { channel, guild, permissions }: SeenChannel,
): Answer | null {
  if (guild && !may(permissions, PermissionFlagsBits.ViewChannel)) return refuse(50001)
  if (!takesMessages(channel)) return refuse(50024)
  if (guild && !maySend(channel, permissions)) return refuse(50013)
  if (channel.recipient) return refusalToWrite(world, application, channel.recipient)
  return null
}

/** A bot may write to users with whom it shares a guild, unless they have closed direct messages. */
function refusalToWrite(world: World, application: ApplicationState, user: UserState): Answer | null {
  const shared = [...application.guilds].some((id) => world.guilds.get(id)?.members.has(user.id))
  if (!shared) return refuse(50278)
  return user.dmsOpen ? null : refuse(50007)
}

function createMessage({ world, application, parameters, body, files }: In<'channel'>): Answer {
  const found = findChannel(world, application, parameters.channel)
  if (!found.ok) return found.answer
  const refusal = refusalToPost(world, application, found)
  if (refusal) return refusal
  const parsed = parse(createMessageSchema, body)
  if (!parsed.ok) return parsed.answer
  const { channel, permissions, guild } = found
  const { nonce, enforce_nonce, allowed_mentions, tts } = parsed.value
  if (isEmpty(parsed.value) && files.length === 0) return refuse(50006)
  const missing = missingFiles(parsed.value, filesOf(undefined, files))
  if (missing) return invalidForm(missing)
  if (guild && files.length > 0 && !may(permissions, PermissionFlagsBits.AttachFiles)) return refuse(50013)
  if (guild && parsed.value.embeds?.length && !may(permissions, PermissionFlagsBits.EmbedLinks)) return refuse(50013)
  const reference = referenced(channel, parsed.value)
  if (!reference.ok) return reference.answer
  if (reference.replyTo && !may(permissions, PermissionFlagsBits.ReadMessageHistory)) return refuse(160002)
  const now = Date.now()
  const nonceKey = `${application.id}:${nonce}`
  if (nonce && enforce_nonce) {
    const first = channel.nonces.get(nonceKey)
    const message = first && now - first.at < world.settings.nonceMs ? channel.messages.get(first.messageId) : undefined
    if (message) return ok(message)
  }
  const message = post(world, channel, {
    ...keptBody(parsed.value),
    author: application.bot.payload,
    files,
    flags: (parsed.value.flags ?? 0) & ~MessageFlags.Ephemeral,
    tts: tts ?? false,
    replyTo: reference.replyTo,
    allowedMentions: allowed_mentions ?? undefined,
    ...(nonce ? { nonce } : {}),
  })
  if (nonce) channel.nonces.set(nonceKey, { messageId: message.id, at: now })
  world.feed.tell({ type: 'bot-posted', application, channel, message })
  return ok(message)
}

function referenced(channel: ChannelState, body: CreateMessage): Found<{ replyTo: APIMessage | undefined }> {
  const reference = body.message_reference
  if (!reference) return { ok: true, replyTo: undefined }
  const replyTo =
    (reference.channel_id ?? channel.id) === channel.id ? channel.messages.get(reference.message_id) : undefined
  if (replyTo || reference.fail_if_not_exists === false) return { ok: true, replyTo }
  const error = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }
  return { ok: false, answer: invalidForm(addError({}, ['message_reference'], error)) }
}

/** A message in a channel whose history the bot may read. */
export function findMessage({
  world,
  application,
  parameters,
}: In<'channel' | 'message'>): Found<SeenChannel & { message: APIMessage }> {
  const found = findChannel(world, application, parameters.channel)
  if (!found.ok) return found
  if (!may(found.permissions, PermissionFlagsBits.ViewChannel)) return { ok: false, answer: refuse(50001) }
  const message = found.channel.messages.get(parameters.message)
  const ephemeral = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  return message && !ephemeral ? { ...found, message } : { ok: false, answer: refuse(10008) }
}

/** The fields that an edit changes: those that the body names. */
export const editedFields = (message: APIMessage, body: MessageBody): Partial<APIMessage> => {
  const kept = keptBody(body)
  const isUpgraded = isComponentsV2(body) && !isComponentsV2(message)
  return {
    ...(isUpgraded && { flags: (message.flags ?? 0) | MessageFlags.IsComponentsV2 }),
    ...(body.content === undefined ? {} : { content: kept.content }),
    ...(body.embeds === undefined ? {} : { embeds: kept.embeds ?? [] }),
    ...(body.components === undefined ? {} : { components: kept.components ?? [] }),
  }
}

function editMessage(call: In<'channel' | 'message'>): Answer {
  const found = findMessage(call)
  if (!found.ok) return found.answer
  const { world, application, body } = call
  if (found.message.author.id !== application.bot.id) return refuse(50005)
  const parsed = parse(editSchemaFor(found.message), body)
  if (!parsed.ok) return parsed.answer
  const missing = missingFiles(parsed.value, filesOf(found.message, []))
  if (missing) return invalidForm(missing)
  const changes = editedFields(found.message, parsed.value)
  if (isEmpty({ ...found.message, ...changes })) return refuse(50006)
  const message = edit(world, found.channel, found.message, changes)
  world.feed.tell({ type: 'bot-edited', application, channel: found.channel, message })
  return ok(message)
}

function deleteMessage(call: In<'channel' | 'message'>): Answer {
  const found = findMessage(call)
  if (!found.ok) return found.answer
  const own = found.message.author.id === call.application.bot.id
  if (!own && !may(found.permissions, PermissionFlagsBits.ManageMessages)) return refuse(50013)
  remove(call.world, found.channel, found.message)
  return noContent
}

function listMessages({ world, application, parameters, query }: In<'channel'>): Answer {
  const found = findChannel(world, application, parameters.channel)
  if (!found.ok) return found.answer
  if (!may(found.permissions, PermissionFlagsBits.ViewChannel)) return refuse(50001)
  if (!may(found.permissions, PermissionFlagsBits.ReadMessageHistory)) return ok([])
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) {
    const message = `int value should be between 1 and ${MOST_LISTED}.`
    return invalidForm(addError({}, ['limit'], { code: 'NUMBER_TYPE_MAX', message }))
  }
  const before = query.get('before')
  const after = query.get('after')
  const all = [...found.channel.messages.values()].filter(
    (m) => (before === null || BigInt(m.id) < BigInt(before)) && (after === null || BigInt(m.id) > BigInt(after)),
  )
  const listed = (after === null ? all.slice(-limit) : all.slice(0, limit)).reverse()
  return ok(listed.map((message) => withReactions(found.channel, message, application.bot.id)))
}

export const messageRoutes = [
  route('POST', '/channels/:channel/messages', createMessage),
  route('GET', '/channels/:channel/messages', listMessages),
  route('GET', '/channels/:channel/messages/:message', (call) => {
    const found = findMessage(call)
    if (!found.ok) return found.answer
    if (!may(found.permissions, PermissionFlagsBits.ReadMessageHistory)) return refuse(50013)
    return ok(withReactions(found.channel, found.message, call.application.bot.id))
  }),
  route('PATCH', '/channels/:channel/messages/:message', editMessage),
  route('DELETE', '/channels/:channel/messages/:message', deleteMessage),
]
