import { roleMention, userMention } from '../../../shared/discord/markdown.ts'
import type { PartialReport } from '../../guild/level-roles/report.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { fitList } from '../../messages/list.ts'

/** A message has room for 2,000 characters, and the first lines need some of them. */
const ROOM = { roles: 800, members: 900 }

/** What a sync would change: for each role how many members would gain and lose it, and some of the members. */
export function syncReportText(
  { text }: Pick<InteractionContext, 'text'>,
  { members, changed, roles, sample, next }: PartialReport,
): string {
  const more = (count: number): string => text('levelRoles.syncMore', { count })
  const ofRoles = roles.map(({ roleId, gain, lose }) =>
    text('levelRoles.syncRole', { role: roleMention(roleId), gain, lose }),
  )
  const ofMembers = sample.map(({ userId, gain, lose }) => {
    const signed = [...gain.map((id) => `+${roleMention(id)}`), ...lose.map((id) => `−${roleMention(id)}`)]
    // Each member's line has a limit, because one member can gain very many roles.
    return `${userMention(userId)} ${fitList(signed, { limit: ROOM.members / 3, separator: ' ', more: () => '…' })}`
  })
  const named = [...ofMembers, ...Array.from({ length: changed - sample.length }, () => '')]
  return [
    text('levelRoles.syncReport', { members, changed }),
    ...(ofRoles.length > 0 ? [fitList(ofRoles, { limit: ROOM.roles, more })] : []),
    ...(named.length > 0 ? [fitList(named, { limit: ROOM.members, most: sample.length, more })] : []),
    ...(next === null ? [] : [text('levelRoles.syncPartial')]),
  ].join('\n')
}
