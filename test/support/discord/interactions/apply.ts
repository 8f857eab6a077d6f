import {
  InteractionResponseType as Answer,
  type APIMessage,
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10'
import { type Draft, draftMessage, edit, post } from '../acts/messages.ts'
import type { SentFile } from '../checks/attachments.ts'
import type { Callback } from '../checks/callback.ts'
import type { MessageBody } from '../checks/message.ts'
import { editedFields, keptBody } from '../rest/routes/messages.ts'
import type { World } from '../world.ts'
import { mustBeEphemeral } from './installs.ts'
import { changed, type InteractionState } from './state.ts'

const isEphemeral = ({ flags }: { flags?: number | null | undefined }): boolean =>
  ((flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** Does what the first answer to an interaction asks for. @param files sent with the answer */
export function apply(
  world: World,
  interaction: InteractionState,
  callback: Callback,
  files: readonly SentFile[] = [],
): void {
  switch (callback.type) {
    case Answer.ChannelMessageWithSource: {
      interaction.ephemeral = isEphemeral(callback.message) || mustBeEphemeral(interaction)
      interaction.originalId = postMessage(world, interaction, callback.message, { files }).id
      interaction.stage = { at: 'answered' }
      break
    }
    case Answer.UpdateMessage:
      if (interaction.source) rewrite(world, interaction, interaction.source, callback.message)
      interaction.originalId = interaction.source?.id ?? null
      interaction.stage = { at: 'answered' }
      break
    case Answer.DeferredChannelMessageWithSource:
      interaction.ephemeral = callback.ephemeral || mustBeEphemeral(interaction)
      interaction.stage = { at: 'deferred', update: false }
      break
    case Answer.DeferredMessageUpdate:
      interaction.originalId = interaction.source?.id ?? null
      interaction.stage = { at: 'deferred', update: true }
      break
    case Answer.ApplicationCommandAutocompleteResult:
      interaction.stage = { at: 'choices', choices: callback.choices }
      break
    case Answer.Modal:
      interaction.stage = { at: 'modal', modal: callback.modal }
      break
    case Answer.Pong:
      break
  }
  changed(interaction)
}

/** Posts a message as the answer to an interaction. An ephemeral one is shown to its user only. */
export function postMessage(
  world: World,
  interaction: InteractionState,
  body: MessageBody,
  { ephemeral = interaction.ephemeral, files = [] }: { ephemeral?: boolean; files?: readonly SentFile[] } = {},
): APIMessage {
  const { application, channel, type, user, id, owners } = interaction
  const kept = keptBody(body)
  const command = type === InteractionType.ApplicationCommand && interaction.originalId === null
  const draft: Draft = {
    ...kept,
    flags: ((kept.flags ?? 0) & ~MessageFlags.Ephemeral) | (ephemeral ? MessageFlags.Ephemeral : 0),
    type: command ? MessageType.ChatInputCommand : MessageType.Default,
    author: application.bot.payload,
    allowedMentions: body.allowed_mentions ?? undefined,
    applicationId: application.id,
    files,
    webhookId: application.id,
    // Discord sends more fields of the command; no code here reads them.
    interactionMetadata: { id, type, user: user.payload, authorizing_integration_owners: owners } as NonNullable<
      Draft['interactionMetadata']
    >,
  }
  const message = ephemeral ? draftMessage(world, channel, draft) : post(world, channel, draft)
  interaction.messages.set(message.id, message)
  if (ephemeral) showEphemeral(world, interaction, GatewayDispatchEvents.MessageCreate, message)
  return message
}

/** Tells the user's own client of an ephemeral message. No bot and no other person receives an event of it. */
export function showEphemeral(
  world: World,
  { user, guild, channel }: InteractionState,
  type: GatewayDispatchEvents,
  message: Partial<APIMessage>,
): void {
  const place = { channel_id: channel.id, ...(guild && { guild_id: guild.id }) }
  const data = { ...message, ...place }
  world.gateway.people.tell(guild?.id ?? user.id, { type, data, channel, to: user.id, reachedBots: false })
}

/** Edits a message of an interaction, wherever it is kept. */
export function rewrite(
  world: World,
  interaction: InteractionState,
  message: APIMessage,
  body: MessageBody,
): APIMessage {
  const changes = editedFields(message, body)
  const known = interaction.channel.messages.get(message.id)
  const edited = known ? edit(world, interaction.channel, known, changes) : { ...message, ...changes }
  interaction.messages.set(message.id, edited)
  if (!known) showEphemeral(world, interaction, GatewayDispatchEvents.MessageUpdate, edited)
  changed(interaction)
  return edited
}

/** Completes a deferred answer, or edits the first message. */
export function editOriginal(
  world: World,
  interaction: InteractionState,
  body: MessageBody,
  files: readonly SentFile[] = [],
): APIMessage | null {
  const { stage, originalId } = interaction
  if (stage.at === 'deferred' && !stage.update) {
    const message = postMessage(world, interaction, body, { files })
    interaction.originalId = message.id
    interaction.stage = { at: 'answered' }
    changed(interaction)
    return message
  }
  const message = findReply(interaction, originalId ?? '')
  if (!message) return null
  if (stage.at === 'deferred') interaction.stage = { at: 'answered' }
  return rewrite(world, interaction, message, body)
}

/** A message the interaction was answered with, or whose component was used. */
export function findReply(interaction: InteractionState, id: string): APIMessage | undefined {
  const own = interaction.channel.messages.get(id) ?? interaction.messages.get(id)
  return own ?? (interaction.source?.id === id ? interaction.source : undefined)
}
