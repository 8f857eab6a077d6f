import { type APIMessage, GatewayDispatchEvents, MessageFlags } from 'discord-api-types/v10'
import { remove } from '../../acts/messages.ts'
import { checkCallback } from '../../checks/callback.ts'
import { editSchemaFor, isEmpty, messageBodySchema, missingFiles } from '../../checks/message.ts'
import { apply, editOriginal, findReply, postMessage, rewrite, showEphemeral } from '../../interactions/apply.ts'
import { isUserInstallOnly, mustBeEphemeral } from '../../interactions/installs.ts'
import { changed, type InteractionState, interactionIdOf, isExpired } from '../../interactions/state.ts'
import type { World } from '../../world.ts'
import { type Answer, invalidForm, noContent, ok, refuse } from '../answers.ts'
import type { Found } from '../find.ts'
import { parse } from '../parse.ts'
import { type OpenCall, openRoute } from '../route.ts'
import { filesOf } from './messages.ts'

/** The most follow-ups to an interaction of an application that only a user installed. */
const MOST_FOLLOW_UPS = 5

type In<Names extends string> = OpenCall<Record<Names, string>>

/** The interaction a webhook address means; its token is the only key to it. */
function findInteraction(world: World, webhook: string, token: string): Found<{ interaction: InteractionState }> {
  if (!world.applications.has(webhook)) return { ok: false, answer: refuse(10015) }
  const interaction = world.interactions.get(interactionIdOf(token))
  if (interaction?.token !== token || interaction.application.id !== webhook || isExpired(world, interaction)) {
    return { ok: false, answer: refuse(50027) }
  }
  // Until the first answer there is no webhook.
  return interaction.stage.at === 'open' ? { ok: false, answer: refuse(10015) } : { ok: true, interaction }
}

function findMessage({ world, parameters }: In<'webhook' | 'token' | 'message'>): Found<{
  interaction: InteractionState
  message: APIMessage | undefined
  isOriginal: boolean
}> {
  const found = findInteraction(world, parameters.webhook, parameters.token)
  if (!found.ok) return found
  const { interaction } = found
  const isOriginal = parameters.message === '@original' || parameters.message === interaction.originalId
  const id = isOriginal ? (interaction.originalId ?? '') : parameters.message
  return { ok: true, interaction, message: findReply(interaction, id), isOriginal }
}

function editMessage(call: In<'webhook' | 'token' | 'message'>): Answer {
  const found = findMessage(call)
  if (!found.ok) return found.answer
  const { interaction, message, isOriginal } = found
  const parsed = parse(editSchemaFor(message ?? {}), call.body)
  if (!parsed.ok) return parsed.answer
  const { files } = call
  const missing = missingFiles(parsed.value, filesOf(message, files))
  if (missing) return invalidForm(missing)
  if (isEmpty({ ...message, ...parsed.value }) && files.length === 0) return refuse(50006)
  if (isOriginal) {
    const edited = editOriginal(call.world, interaction, parsed.value, files)
    return edited ? ok(edited) : refuse(10008)
  }
  return message ? ok(rewrite(call.world, interaction, message, parsed.value)) : refuse(10008)
}

function deleteMessage(call: In<'webhook' | 'token' | 'message'>): Answer {
  const found = findMessage(call)
  if (!found.ok) return found.answer
  const { interaction, message } = found
  if (!message) return refuse(10008)
  interaction.messages.delete(message.id)
  if (interaction.channel.messages.has(message.id)) remove(call.world, interaction.channel, message)
  else showEphemeral(call.world, interaction, GatewayDispatchEvents.MessageDelete, { id: message.id })
  changed(interaction)
  return noContent
}

/** The first follow-up to a deferred answer is that answer, as at Discord. */
function followUp({ world, parameters, body, files }: In<'webhook' | 'token'>): Answer {
  const found = findInteraction(world, parameters.webhook, parameters.token)
  if (!found.ok) return found.answer
  const parsed = parse(messageBodySchema, body)
  if (!parsed.ok) return parsed.answer
  const missing = missingFiles(parsed.value, filesOf(undefined, files))
  if (missing) return invalidForm(missing)
  if (isEmpty(parsed.value) && files.length === 0) return refuse(50006)
  const { interaction } = found
  const { stage } = interaction
  if (stage.at === 'deferred' && !stage.update) {
    const message = editOriginal(world, interaction, parsed.value, files)
    if (message) return ok(message)
  }
  if (isUserInstallOnly(interaction.owners) && interaction.followUps >= MOST_FOLLOW_UPS) return refuse(40094)
  interaction.followUps += 1
  const ephemeral = ((parsed.value.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || mustBeEphemeral(interaction)
  const message = postMessage(world, interaction, parsed.value, { ephemeral, files })
  changed(interaction)
  return ok(message)
}

function callback({ world, parameters, body }: In<'interaction' | 'token'>): Answer {
  const interaction = world.interactions.get(parameters.interaction)
  const late = interaction && world.settings.clock.now() - interaction.createdAt > world.settings.interactionDeadlineMs
  if (interaction?.token !== parameters.token || late) return refuse(10062)
  if (interaction.stage.at !== 'open') return refuse(40060)
  const verdict = checkCallback(interaction.type, interaction.source, body)
  if (!verdict.ok) return invalidForm(verdict.errors)
  apply(world, interaction, verdict.callback)
  return noContent
}

const ONE = '/webhooks/:webhook/:token/messages/:message'

export const interactionRoutes = [
  openRoute('POST', '/interactions/:interaction/:token/callback', callback),
  openRoute('POST', '/webhooks/:webhook/:token', followUp),
  openRoute('GET', ONE, (call) => {
    const found = findMessage(call)
    if (!found.ok) return found.answer
    return found.message ? ok(found.message) : refuse(10008)
  }),
  openRoute('PATCH', ONE, editMessage),
  openRoute('DELETE', ONE, deleteMessage),
]
