import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { ruleInWords } from '../../messages/level-role-rule.ts'
import { longMessage } from '../../messages/long-message.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

/** Asks the member to confirm a level role with dangerous permissions. @param confirmId custom id of the button */
export const confirmMessage = ({ text }: MessageContext, content: string, confirmId: string): Message => ({
  content,
  components: [buttonRow(button(text('levelRoles.confirm'), confirmId, ButtonStyle.Danger))],
})

/** A page of the level roles of a guild, in the order given. @param wanted any whole number; the nearest page is shown */
export function levelRolesMessage(
  context: MessageContext,
  { levelRoles, ignoredRoleIds }: Pick<GuildOverview, 'levelRoles' | 'ignoredRoleIds'>,
  wanted: number,
  pageId: (page: number) => string,
): Message {
  const { text, mention } = context
  function line(levelRole: LevelRole): string {
    const { level, roleId, whenNext, whenLost } = levelRole
    const hasRule = whenNext !== undefined || whenLost !== undefined
    return [
      level === 0
        ? text('levelRoles.lineJoin', { role: roleMention(roleId) })
        : text('levelRoles.line', { level, role: roleMention(roleId) }),
      ...(hasRule ? [ruleInWords(context, levelRole)] : []),
      ...(ignoredRoleIds.includes(roleId) ? [text('levelRoles.stopsXp')] : []),
    ].join(' · ')
  }
  const lines = levelRoles.map(line)
  return longMessage(text, {
    title: text('levelRoles.title'),
    parts: [{ lines: lines.length === 0 ? [text('levelRoles.empty', { add: mention('levelroles add') })] : lines }],
    page: wanted,
    pageId,
  })
}
