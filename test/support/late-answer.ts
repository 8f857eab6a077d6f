import { InteractionResponseType as Answer, MessageFlags } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Discord } from './discord/discord.ts'
import type { RecordedRequest } from './discord/request-record.ts'
import { until } from './until.ts'

const firstAnswer = v.object({
  type: v.number(),
  data: v.optional(v.object({ flags: v.optional(v.number(), 0) }), { flags: 0 }),
})
const message = v.looseObject({ flags: v.optional(v.number(), 0) })

/** Discord answers a request that fails so with no effect, and the edge sends it again. */
const hasNoEffect = ({ status, body }: RecordedRequest): boolean => status === 429 || status >= 500 || body === null

/** The request with which the edge has completed the deferred answer to the interaction with this token. */
const findLateAnswer = ({ requests }: Discord, token: string): RecordedRequest | undefined =>
  requests.all.find((request) => request.path.split('/')[3] === token && !hasNoEffect(request))

/** Whether the edge's response to an interaction says that the answer comes later. */
export const isDeferred = ({ type }: { type: number }): boolean =>
  type === Answer.DeferredChannelMessageWithSource || type === Answer.DeferredMessageUpdate

/**
 * An answer as it would be if the edge had not deferred it. On a busy machine the edge defers any answer. Waits until the
 * edge has sent the late answer.
 * @param first the edge's response to the interaction
 * @param token of the interaction
 */
export async function completed(discord: Discord, first: unknown, token: string): Promise<unknown> {
  const { type, data } = v.parse(firstAnswer, first)
  if (!isDeferred({ type })) return first
  const { method, body } = await until('the late answer is sent', () => findLateAnswer(discord, token))
  const late = v.parse(message, body)
  // An edit cannot change who sees the message: the deferral has decided that.
  if (method === 'PATCH' && type === Answer.DeferredChannelMessageWithSource) {
    return { type: Answer.ChannelMessageWithSource, data: { ...late, flags: data.flags & MessageFlags.Ephemeral } }
  }
  return { type: method === 'PATCH' ? Answer.UpdateMessage : Answer.ChannelMessageWithSource, data: late }
}
