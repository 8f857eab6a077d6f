import { quiet } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DiscordAnswer, DiscordRequest } from '../runtime/discord.ts'
import { describeError, type LogFields } from '../runtime/log.ts'
import type { Answer, Deferral } from './answer.ts'
import type { Dependencies } from './dependencies.ts'

export interface LateAnswer {
  answer: Answer
  deferral: Deferral
  /** For the log. */
  used: string
  applicationId: Snowflake
  /** The interaction's, by which Discord knows what is answered. */
  token: string
  /** When it has to be there, in milliseconds since 1970: the runtime may end us after that. */
  overAt: number
}

/** Waits between tries. */
const WAITS_MS = [250, 1_000, 3_000]
/** A try that cannot take so long any more is not made. */
const SHORTEST_TRY_MS = 500

/** What a late answer asks of Discord. https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
function toRequest({ answer: { as, message }, deferral, applicationId, token }: LateAnswer): DiscordRequest {
  const webhook = `/webhooks/${applicationId}/${token}`
  const body = quiet(message)
  // A refusal beside the message whose component was used. Everything else completes what was deferred.
  if (deferral.as === 'update' && as === 'reply') return { method: 'POST', path: webhook, body }
  // Whether it is private was settled by the deferral.
  const { flags, ...edit } = body
  return { method: 'PATCH', path: `${webhook}/messages/@original`, body: edit }
}

/** Discord does not know the interaction for a moment, until it has read our first response; the rest may pass. */
const isWorthRetrying = (status: number): boolean => status === 404 || status === 429 || status >= 500

/** How long Discord asks to wait, where it does. A try before that would only count against us. */
function askedWait(answer: DiscordAnswer): number {
  const seconds = Number(answer.headers.get('retry-after') ?? 0)
  return Number.isFinite(seconds) ? seconds * 1_000 : 0
}

/** Sends an answer that came too late to be the first response. Never rejects: what fails for good is logged. */
export async function followUp(
  late: LateAnswer,
  { discord, startTimer, clock, log }: Pick<Dependencies, 'discord' | 'startTimer' | 'clock' | 'log'>,
): Promise<void> {
  const request = toRequest(late)
  const where = { used: late.used, bot: late.applicationId }
  let failure: LogFields = {}
  for (const waitMs of [...WAITS_MS, null]) {
    let pauseMs = waitMs ?? 0
    try {
      const answer = await discord({ ...request, withinMs: late.overAt - clock() })
      if (answer.status < 300) return
      failure = { status: answer.status }
      if (!isWorthRetrying(answer.status)) break
      pauseMs = Math.max(pauseMs, askedWait(answer))
    } catch (error) {
      // Its message can hold the address, and so the interaction's token.
      failure = { error: describeError(error).error ?? null }
    }
    if (waitMs === null || clock() + pauseMs + SHORTEST_TRY_MS > late.overAt) break
    await startTimer(pauseMs).elapsed
  }
  log.error('a late answer did not reach Discord', { ...where, ...failure })
}
