import { COMPONENTS_V2, isComponentsV2, quiet, replacing } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { DiscordAnswer, DiscordRequest } from '../runtime/discord.ts'
import { describeError, type LogFields } from '../runtime/log.ts'
import type { Deferral, MessageAnswer } from './answer.ts'
import type { Dependencies } from './dependencies.ts'

export interface LateAnswer {
  answer: MessageAnswer
  deferral: Deferral
  /** For the log. */
  used: string
  applicationId: Snowflake
  /** The token of the interaction that is answered. */
  token: string
  /** When Discord must have the answer, in milliseconds since 1970: later the runtime may end this process. */
  overAt: number
}

/** Waits between tries. */
const WAITS_MS = [250, 1_000, 3_000]
/** No further try is made when less time than this is left. */
const SHORTEST_TRY_MS = 500

/** The request that sends a late answer. https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
function toRequest({ answer: { as, message }, deferral, applicationId, token }: LateAnswer): DiscordRequest {
  const webhook = `/webhooks/${applicationId}/${token}`
  const body = quiet(message)
  const { picture } = message
  // A refusal is a message of its own, and leaves the message whose component was used. Every other answer completes the deferral.
  if (deferral.as === 'update' && as === 'reply') return { method: 'POST', path: webhook, body, picture }
  // The deferral has decided whether the message is ephemeral, but not whether it has the flag IS_COMPONENTS_V2.
  const { flags, ...fields } = replacing(message)
  const edit = isComponentsV2(message) ? { ...fields, flags: COMPONENTS_V2 } : fields
  return { method: 'PATCH', path: `${webhook}/messages/@original`, body: edit, picture }
}

/** 404 while Discord has not yet read our first response to the interaction; the others may pass, too. */
const isWorthRetrying = (status: number): boolean => status === 404 || status === 429 || status >= 500

/** How long Discord asks to wait, in milliseconds; 0 where it does not. An earlier try would count against the rate limit. */
function askedWait(answer: DiscordAnswer): number {
  const seconds = Number(answer.headers.get('retry-after') ?? 0)
  return Number.isFinite(seconds) ? seconds * 1_000 : 0
}

/** Sends an answer that came too late to be the first response. Never rejects: a failure of the last try is logged. */
export async function followUp(
  late: LateAnswer,
  { discord, startTimer, clock, log }: Pick<Dependencies, 'discord' | 'startTimer' | 'clock' | 'log'>,
): Promise<void> {
  let request = toRequest(late)
  const where = { used: late.used, bot: late.applicationId }
  let failure: LogFields = {}
  for (const waitMs of [...WAITS_MS, null]) {
    let pauseMs = waitMs ?? 0
    try {
      const answer = await discord({ ...request, withinMs: late.overAt - clock() })
      if (answer.status < 300) return
      failure = { status: answer.status }
      if (!isWorthRetrying(answer.status)) {
        if (request.picture === undefined) break
        // Discord may have refused only the picture, so the message is sent again without it.
        request = { ...request, picture: undefined }
        pauseMs = 0
      }
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
