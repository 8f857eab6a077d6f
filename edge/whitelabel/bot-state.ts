import type { BotStatus } from '../../shared/database/bots/tables.ts'
import type { ShownBot } from '../../shared/database/bots/whitelabel.ts'
import { sayDetail } from '../../shared/whitelabel/status-detail.ts'
import type { FindingContext } from '../messages/finding.ts'

/** What an owner can do with a button. */
export const OWNER_ACTIONS = ['start', 'stop', 'restart', 'delete'] as const
export type OwnerAction = (typeof OWNER_ACTIONS)[number]

/** What an owner can do in each state. */
const POSSIBLE_ACTIONS: Readonly<Record<BotStatus, readonly OwnerAction[]>> = {
  running: ['stop', 'restart', 'delete'],
  starting: ['stop', 'restart', 'delete'],
  waiting: ['stop', 'delete'],
  stopping: ['start', 'delete'],
  deleting: [],
  stopped: ['start', 'delete'],
  paused: ['start', 'delete'],
  failed: ['start', 'delete'],
}

/** What the owner of a bot can do now: nothing while another action is still to be done. */
export const possibleActions = ({ status, action }: Pick<ShownBot, 'status' | 'action'>): readonly OwnerAction[] =>
  action === null ? POSSIBLE_ACTIONS[status] : []

/** The state of a bot, its reason, and the action that is still to be done, one line each. */
export const stateLines = (
  { text, mention }: FindingContext,
  locale: string,
  { status, statusDetail: detail, action }: ShownBot,
): [string, ...string[]] => [
  text(`whitelabel.${status}`),
  ...(detail === null ? [] : [sayDetail(locale, detail, mention('whitelabel setup'))]),
  ...(action === null ? [] : [text('whitelabel.pending', { action: text(`whitelabel.${action}`) })]),
]
