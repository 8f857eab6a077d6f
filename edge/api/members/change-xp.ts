import type { InferOutput } from 'valibot'
import { xpChangeBody, xpChangeReply } from '../../../shared/api/members.ts'
import { deleteSettleJob, insertSettleJob } from '../../../shared/database/ledger/settle-job.ts'
import { findTotal } from '../../../shared/database/members/found-total.ts'
import { changeTotal } from '../../../shared/database/members/xp-changes.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import type { Ladder, XpRefusal } from '../../../shared/levelling/xp-authority.ts'
import {
  type DecidedChange,
  decideChange,
  decideSet,
  type Total,
  type XpChange,
} from '../../../shared/levelling/xp-change.ts'
import { speak } from '../../features/texts.ts'
import { createAuthorityCheck } from '../../guild/xp-authority.ts'
import { changedText, repeatText, unchangedText } from '../../messages/xp-change.ts'
import { type Problem, refuse } from '../problem.ts'
import { route } from '../route.ts'
import { changerOf } from './changer.ts'
import { memberParams } from './member.ts'
import { findTarget } from './target.ts'
import { sayOfMembers } from './texts.ts'

type Change = InferOutput<typeof xpChangeBody>['change']

/** The change in the form of `/xp` and `/levels`; null for a change that sets XP or a level. */
function asCommand({ kind, unit, amount }: Change): XpChange | null {
  if (kind === 'set') return null
  return kind === 'give' ? { give: unit, amount } : { take: unit, amount }
}

const decide = (before: Total, change: Change, { curve }: Ladder) => {
  const command = asCommand(change)
  return command === null ? decideSet(before, change, curve) : decideChange(before, command, curve)
}

function describe(
  locale: string,
  user: string,
  change: Change,
  changed: { before: Total; after: Total; rolesFollow: boolean; isRepeat: boolean },
): string {
  const text = speak(locale)
  if (changed.isRepeat) return repeatText(text, user, changed.after)
  const command = asCommand(change)
  if (command !== null) return changedText(text, user, command, changed)
  const { xp, level } = changed.after
  const set = sayOfMembers(locale)('set', { user, xp, level })
  return changed.rolesFollow ? `${set}\n${text('xp.rolesFollow')}` : set
}

type Refused = Extract<DecidedChange | ReturnType<typeof decideSet>, { ok: false }> | XpRefusal

function refusalOf(locale: string, user: string, refused: Refused): Problem {
  switch (refused.reason) {
    case 'already-there':
      return refuse('cannot-do', sayOfMembers(locale)('alreadyThere', { user }))
    case 'role-refused':
      return refuse('forbidden', unchangedText(speak(locale), user, refused))
    case 'unseen':
      return refuse('unavailable', unchangedText(speak(locale), user, refused))
    default:
      return refuse('cannot-do', unchangedText(speak(locale), user, refused))
  }
}

/** `POST /guilds/:guild_id/members/:user_id/xp`: the same as `/xp` and `/levels`. The gateway then changes roles. */
export const changeXp = route({
  id: 'members.change-xp',
  method: 'POST',
  path: '/guilds/:guild_id/members/:user_id/xp',
  access: 'manager',
  key: 'write',
  summary: 'Gives, takes or sets a member’s XP or level; level roles follow in a moment',
  request: { params: memberParams, body: xpChangeBody },
  reply: xpChangeReply,
  async load({ database, guildId, requestKey }, { params }) {
    const key = await requestKey()
    return { key, found: await findTotal(database, { guildId, userId: params.user_id }, key) }
  },
  async run(context, { params, body }, { key, found }) {
    const { database, guildId, actor, now, locale, after } = context
    const userId = params.user_id
    const { change, reason } = body
    if (change.kind === 'set' && change.unit === 'levels' && change.amount > MAX_LEVEL)
      return refuse('cannot-do', sayOfMembers(locale)('levelTooHigh', { most: MAX_LEVEL }))
    const member = { guildId, userId }
    // The job is written while Discord is asked, so that the reply does not wait for it.
    const settleJob = insertSettleJob(database, member, now)
    const [targeted, changer] = await Promise.all([
      findTarget(context, userId, (found.total?.xp ?? 0) > 0),
      changerOf(context),
      settleJob,
    ])
    if (!targeted.ok || changer === null) after(settleJob.then((id) => deleteSettleJob(database, id)))
    if (!targeted.ok) return targeted.problem
    if (changer === null) return refuse('forbidden', sayOfMembers(locale)('makerUnseen'))

    const { user, roleIds } = targeted.target
    const check = createAuthorityCheck({ ...changer, held: roleIds })
    const decideWithAuthority = async (before: Total, ladder: Ladder) => {
      const decided = decide(before, change, ladder)
      if (!decided.ok) return decided
      return (await check({ before, after: decided.after }, ladder)) ?? decided
    }
    const about = { member, key, actor, reason: reason || null, isHere: roleIds !== null, after }
    const begun = { found, settleJob }
    const changed = await changeTotal(database, { ...about, begun, decide: decideWithAuthority }, now)
    if (!changed.ok) return refusalOf(locale, user, changed)
    const { before, rolesFollow } = changed
    return { body: { before, after: changed.after, rolesFollow, text: describe(locale, user, change, changed) } }
  },
})
