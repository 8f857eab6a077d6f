import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { LevelRoleRule } from '../../../shared/levelling/level-roles.ts'
import type { NotChangeable } from '../../guild/level-roles/authority.ts'
import type { ChangedRule } from '../../guild/level-roles/rule.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { removedMessage } from '../../messages/level-role.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

/** Says when members lose a level role. */
export function ruleInWords({ text, mention }: MessageContext, { whenNext, whenLost }: LevelRoleRule): string {
  const next = { keep: () => text('levelRoles.nextKeep'), take: () => text('levelRoles.nextTake') }
  return [
    whenNext === undefined ? text('levelRoles.nextSetting', { roles: mention('settings roles') }) : next[whenNext](),
    text(whenLost === 'keep' ? 'levelRoles.lostKeep' : 'levelRoles.lostTake'),
  ].join(', ')
}

/** The reply that says that a rule was changed, or why it was not. */
export function ruleMessage(
  context: MessageContext,
  { roleId, rule }: { roleId: Snowflake; rule: LevelRoleRule },
  changed: ChangedRule,
): Message {
  const { text } = context
  if (!changed.ok)
    return changed.reason === 'refused'
      ? { content: text('levelRoles.ruleRefused') }
      : notChangeable(context, roleId, changed)
  const saved = text('levelRoles.ruleSaved', { role: roleMention(roleId), rule: ruleInWords(context, rule) })
  return { content: [saved, ...(changed.syncing ? [text('levelRoles.rulesSyncing')] : [])].join('\n') }
}

/** The reply that says why a member may not change a level role. A removal is refused with the same words. */
export const notChangeable = (context: MessageContext, roleId: Snowflake, why: NotChangeable): Message => ({
  content: removedMessage(context, roleId, why),
})
