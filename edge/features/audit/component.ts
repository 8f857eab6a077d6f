import { AUDIT_GROUPS, type AuditGroup } from '../../../shared/audit/entry.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { type AuditPage, type AuditView, auditPage } from './page.ts'

const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[]

/** Shows other entries of the audit. Without a member, `member` is the server's id; the newest entries are before `NEWEST`. */
export const auditTurn = component({
  name: 'audit',
  version: 1,
  fields: { owner: 'owner', member: 'snowflake', group: ['all', ...GROUPS, 'earned'], before: 'snowflake' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  run: (context, { member, group, before }) =>
    auditMessage(context, {
      memberId: member === context.guildId ? null : member,
      group: group === 'all' ? null : group,
      before: before === NEWEST ? null : before,
    }),
})

/** The largest id. */
const NEWEST = '18446744073709551615'

const idOf = ({ guildId, user }: InteractionContext, { memberId, group, before }: AuditView): string =>
  componentId(auditTurn, {
    owner: user.id,
    member: memberId ?? guildId,
    group: group ?? 'all',
    before: before ?? NEWEST,
  })

/** A page of the audit, with buttons to the newest and to older entries. */
export async function auditMessage(context: InteractionContext, view: AuditView): Promise<Message> {
  return toMessage(context, view, await auditPage(context, view))
}

function toMessage(context: InteractionContext, view: AuditView, { lines, nextBefore }: AuditPage): Message {
  const { text } = context
  const isEarned = view.group === 'earned'
  const description = lines.length === 0 ? text(isEarned ? 'audit.emptyEarned' : 'audit.empty') : lines.join('\n')
  const embeds = [{ color: ACCENT_COLOR, title: text(isEarned ? 'audit.earned' : 'audit.title'), description }]
  if (view.before === null && nextBefore === null) return { embeds, components: [] }
  const turn = (label: string, before: string | null, isDisabled: boolean) =>
    button(label, idOf(context, { ...view, before }), ButtonStyle.Secondary, isDisabled)
  const buttons = buttonRow(
    turn(text('audit.newest'), null, view.before === null),
    // Discord wants different ids, also of a button that cannot be pressed.
    turn(text('audit.older'), nextBefore ?? '1', nextBefore === null),
  )
  return { embeds, components: [buttons] }
}
