import type { DiscordApi } from './discord.ts'
import type { StartTimer } from './timer.ts'

/** Nobody should wait longer for a reply only because the gateway is busy under the same limit. */
const LONGEST_WAIT_MS = 1_500

/** Asks a question again, once, where Discord says that it was one too many and soon may be asked. */
export const patiently =
  (discord: DiscordApi, startTimer: StartTimer): DiscordApi =>
  async (request) => {
    const answer = await discord(request)
    if (answer.status !== 429 || request.method !== 'GET') return answer
    const waitMs = Number(answer.headers.get('retry-after') ?? Number.NaN) * 1_000
    if (!(waitMs <= LONGEST_WAIT_MS)) return answer
    await startTimer(waitMs).elapsed
    return discord(request)
  }
