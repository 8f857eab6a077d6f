import { GatewayDispatchEvents } from 'discord-api-types/v10'
import { readMultipart, type SentFile } from '../checks/attachments.ts'
import { checkCallback } from '../checks/callback.ts'
import type { World } from '../world.ts'
import { apply } from './apply.ts'
import { type EndpointAnswer, postSigned } from './endpoint.ts'
import { envelope } from './envelope.ts'
import { InteractionFailed } from './refusals.ts'
import { Reply } from './reply.ts'
import { type InteractionDetails, type InteractionState, openInteraction, waitFor } from './state.ts'

/** Status of an endpoint that answers through Discord's callback instead. */
const ANSWERED_ELSEWHERE = 202

/**
 * Sends an interaction to its application and carries out the answer.
 * @param asked what the person did, for the feed
 * @throws InteractionFailed where Discord would show that the application did not respond
 */
export async function deliver(world: World, details: InteractionDetails, data: object, asked: string): Promise<Reply> {
  const interaction = openInteraction(world, details)
  const { application, user } = interaction
  try {
    if (application.interactionsUrl === null) await byGateway(world, interaction, data)
    else await byHttp(world, interaction, application.interactionsUrl, data, asked)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    world.feed.tell({ type: 'interaction-failed', application, user, asked, reason })
    throw new InteractionFailed(`${asked}: ${reason}`, { cause: error })
  }
  const reply = new Reply(world, interaction)
  world.feed.tell({ type: 'interaction-answered', application, user, asked, reply })
  return reply
}

async function byHttp(
  world: World,
  interaction: InteractionState,
  url: string,
  data: object,
  asked: string,
): Promise<void> {
  const body = JSON.stringify(envelope(world, interaction, data))
  const deadlineMs = world.settings.interactionDeadlineMs
  const sentAt = performance.now()
  const answer = await postSigned(interaction.application, url, body, { deadlineMs }).catch((error: unknown) => {
    report(null)
    throw error
  })
  report(answer.status, answer.form?.get('payload_json') ?? answer.body)
  if (interaction.stage.at !== 'open' && answer.status === ANSWERED_ELSEWHERE) return
  if (answer.status !== 200) throw new Error(`the endpoint answered ${answer.status}: ${answer.body.slice(0, 200)}`)
  const { json, files } = await readAnswer(answer)
  const names = files.map(({ filename }) => filename)
  const verdict = checkCallback(interaction.type, interaction.source, json, names)
  if (!verdict.ok) throw new Error(`the answer is invalid: ${JSON.stringify(verdict.errors)}`)
  apply(world, interaction, verdict.callback, files)

  function report(status: number | null, answered: unknown = null): void {
    const ms = performance.now() - sentAt
    const bodies = { sent: body, answered }
    world.feed.tell({ type: 'interaction-sent', guild: interaction.guild, asked, status, ms, bodies })
  }
}

/** @throws an Error where Discord would refuse the body */
async function readAnswer({ contentType, body, form }: EndpointAnswer): Promise<{ json: unknown; files: SentFile[] }> {
  if (form !== null) {
    const verdict = await readMultipart(form)
    if (!verdict.ok) throw new Error(`the answer is invalid: ${JSON.stringify(verdict.errors)}`)
    return verdict
  }
  if (!contentType.startsWith('application/json')) throw new Error(`the answer is ${contentType}, not JSON`)
  return { json: JSON.parse(body), files: [] }
}

/** Without a URL, interactions come over the gateway and are answered by REST. */
async function byGateway(world: World, interaction: InteractionState, data: object): Promise<void> {
  const { application, guild } = interaction
  const payload = envelope(world, interaction, data)
  const type = GatewayDispatchEvents.InteractionCreate
  if (guild) world.gateway.tellAbout(application.id, guild.id, type, () => payload)
  else world.gateway.tellDirect(application.id, 0, type, payload)
  const deadlineMs = world.settings.interactionDeadlineMs
  const answered = await waitFor(interaction, () => interaction.stage.at !== 'open', deadlineMs)
  if (!answered) throw new Error(`no answer within ${deadlineMs} ms`)
}
