import { roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { LevelRoleRule } from '../../shared/levelling/level-roles.ts'
import type { FindingContext as MessageContext } from './finding.ts'
import { type RemovedLevelRole, removedMessage } from './level-role.ts'

/** Whether the rule of a level role was changed, or why not. `syncing`: a job corrects the roles of members. */
export type ChangedRule =
  | { ok: true; syncing: boolean }
  | { ok: false; reason: 'refused' }
  | Extract<RemovedLevelRole, { ok: false }>

/** Says when members lose a level role. */
export function ruleInWords({ text, mention }: MessageContext, { whenNext, whenLost }: LevelRoleRule): string {
  const next = { keep: () => text('levelRoles.nextKeep'), take: () => text('levelRoles.nextTake') }
  return [
    whenNext === undefined ? text('levelRoles.nextSetting', { roles: mention('settings roles') }) : next[whenNext](),
    text(whenLost === 'keep' ? 'levelRoles.lostKeep' : 'levelRoles.lostTake'),
  ].join(', ')
}

/**
 * Says that a rule was changed, or why it was not.
 * @param syncing the text about the correction of all members; it depends on whether the reply shows the progress
 */
export function ruleText(
  context: MessageContext,
  { roleId, rule }: { roleId: Snowflake; rule: LevelRoleRule },
  changed: ChangedRule,
  syncing: 'levelRoles.rulesSyncing' | 'levelRoles.rulesSyncingUnseen' = 'levelRoles.rulesSyncing',
): string {
  const { text } = context
  if (!changed.ok)
    return changed.reason === 'refused' ? text('levelRoles.ruleRefused') : removedMessage(context, roleId, changed)
  const saved = text('levelRoles.ruleSaved', { role: roleMention(roleId), rule: ruleInWords(context, rule) })
  return [saved, ...(changed.syncing ? [text(syncing)] : [])].join('\n')
}
