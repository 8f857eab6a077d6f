import type { Limits } from '../../api/limits.ts'
import type { DrawWithin } from '../../runtime/cards.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import type { Log } from '../../runtime/log.ts'
import type { Tracing } from '../../runtime/tracing.ts'
import type { WebCounts } from '../../runtime/web-counts.ts'
import type { GuildBots } from '../../sessions/guild-bots.ts'
import type { Sights } from '../../sessions/guild-sights.ts'

/** Everything that leaderboards on the web get from their runtime. */
export interface BoardParts {
  database: EdgeDatabase
  bots: GuildBots
  sights: Sights
  limits: Pick<Limits, 'board' | 'search'>
  counts: WebCounts
  /** Null if nothing is traced. */
  tracing: Tracing | null
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
  /** Our own address without a path. */
  origin: string
  cdnUrl: string
  /** Draws pictures for link previews; null if none are drawn. */
  drawPicture: DrawWithin | null
  securityHeaders: Readonly<Record<string, string>>
}
