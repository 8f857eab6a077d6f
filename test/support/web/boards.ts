import { openLimits } from '../../../edge/api/limits.ts'
import type { DrawWithin } from '../../../edge/runtime/cards.ts'
import { openDatabase } from '../../../edge/runtime/database.ts'
import { createDiscordApi } from '../../../edge/runtime/discord.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { createGuildBots } from '../../../edge/sessions/guild-bots.ts'
import { createSights } from '../../../edge/sessions/guild-sights.ts'
import { type Boards, createBoards } from '../../../edge/web/board/board.ts'
import type { EdgeWorld } from '../edge-world.ts'
import { CIPHER } from './log-in.ts'

export const ORIGIN = 'https://web.example'

/** What a reader got. */
interface Shown {
  status: number
  html: string
  headers: Headers
}

/** The leaderboards of a world on the web, without a runtime around them. */
export interface ShownBoards {
  boards: Boards
  /** What was counted, e.g. `board shown`. */
  counted: string[]
  /** Answers an address, and waits for the work that follows the answer. */
  see(path: string, headers?: Readonly<Record<string, string>>): Promise<Shown>
}

/** @param drawPicture null where no picture is drawn */
export function openBoards(
  world: EdgeWorld,
  { clock, drawPicture = null }: { clock: () => number; drawPicture?: DrawWithin | null },
): ShownBoards {
  const { discord, application } = world
  const api = createDiscordApi({ url: discord.apiUrl, fetch: (url, init) => fetch(url, init) })
  const counted: string[] = []
  const after: Promise<unknown>[] = []
  const boards = createBoards({
    database: openDatabase({ url: world.tap.url }),
    bots: createGuildBots({ applicationId: application.id, token: application.token }, CIPHER),
    sights: createSights({ discord: api, clock }),
    limits: openLimits({}, clock),
    counts: { count: ({ what, outcome }) => counted.push(`${what} ${outcome}`) },
    tracing: null,
    log: createLog(() => {}, [], clock),
    ...{ clock, drawPicture, origin: ORIGIN, cdnUrl: discord.cdnUrl, securityHeaders: { 'x-frame-options': 'DENY' } },
  })
  const surroundings = { waitUntil: (work: Promise<void>) => void after.push(work), address: '192.0.2.1' }
  return {
    boards,
    counted,
    async see(path, headers = {}) {
      const request = new Request(`${ORIGIN}${path}`, { headers: { ...headers } })
      const response = await boards.answer(request, surroundings)
      if (response === null) throw new Error(`${path} is not answered here`)
      const shown = { status: response.status, html: await response.text(), headers: response.headers }
      await Promise.all(after.splice(0))
      return shown
    },
  }
}
