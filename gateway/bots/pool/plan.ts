import type { HeldBot } from '../../../shared/database/bots/held-bots.ts'
import type { BotAction, BotStatus } from '../../../shared/database/bots/tables.ts'
import { reasons } from './reasons.ts'

/** What to do with a bot now. */
export type Plan =
  | { do: 'nothing' }
  /** Its owner asked for an action. */
  | { do: 'act'; action: BotAction }
  | { do: 'refuse action' }
  | { do: 'open' }
  | { do: 'close'; status: 'stopped' | 'paused' | 'failed'; detail: string | null }
  | { do: 'delete' }
  /** It is not to run and no action is asked: no process needs to hold it. */
  | { do: 'release' }

export interface PlanContext {
  /** Whether this process has a session for it. */
  isOpen: boolean
  now: number
  graceMs: number
}

const NOTHING: Plan = { do: 'nothing' }

/** The status of a bot while an action is carried out. A process that takes over ends the action by it. */
export const STATUS_DURING: Record<BotAction, BotStatus> = {
  start: 'starting',
  restart: 'starting',
  recreate: 'starting',
  stop: 'stopping',
  delete: 'deleting',
}

/** Compares the row, which has the wanted state, with the context, which has the present state. */
export function planFor(bot: HeldBot, { isOpen, now, graceMs }: PlanContext): Plan {
  if (bot.action !== null) return isAction(bot.action) ? { do: 'act', action: bot.action } : { do: 'refuse action' }
  const { status } = bot
  switch (status) {
    case 'deleting':
      return { do: 'delete' }
    case 'stopping':
      return { do: 'close', status: 'stopped', detail: null }
    case 'stopped':
    case 'paused':
    case 'failed':
      return isOpen ? { do: 'close', status, detail: bot.statusDetail } : { do: 'release' }
    case 'starting':
    case 'running':
    case 'waiting':
      return planToRun(bot, { isOpen, now, graceMs })
    default:
      // Another program may have written an unknown status.
      return { do: 'close', status: 'failed', detail: reasons.unknownStatus }
  }
}

function planToRun(bot: HeldBot, { isOpen, now, graceMs }: PlanContext): Plan {
  if (isPremiumOver(bot, now, graceMs)) return { do: 'close', status: 'paused', detail: reasons.premiumOver }
  if (bot.status === 'waiting' && (bot.startAt ?? 0) > now) return NOTHING
  return isOpen ? NOTHING : { do: 'open' }
}

/** Whether the owner has been without premium for longer than the grace. */
export const isPremiumOver = (bot: HeldBot, now: number, graceMs: number): boolean =>
  !bot.hasPremium && bot.premiumEndedAt !== null && now - bot.premiumEndedAt >= graceMs

const isAction = (action: string): action is BotAction => Object.hasOwn(STATUS_DURING, action)

/** How many bots one of so many processes should hold. */
export const fairShare = (bots: number, processes: number): number => Math.ceil(bots / Math.max(1, processes))
