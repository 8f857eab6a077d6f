import { componentId } from '../../../shared/discord/component.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { ROLE_FATES, ruleOf } from '../../../shared/levelling/level-roles.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { changeRule, previewRule } from '../../guild/level-roles/rule.ts'
import { listedLevelRoles } from '../../guild/listed.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { command, component } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { removedMessage } from '../../messages/level-role.ts'
import { ruleInWords, ruleText } from '../../messages/level-role-rule.ts'
import { levelRolesRuleTranslations } from './rule-texts.ts'

const FATE_CHOICES = [
  { name: 'Keep it', value: 'keep' },
  { name: 'Take it', value: 'take' },
] as const

/** Applies the rule that the message shows. */
export const levelRoleRule = component({
  name: 'levelrole-rule',
  version: 1,
  fields: { owner: 'owner', role: 'snowflake', next: ['setting', ...ROLE_FATES], lost: ROLE_FATES },
  permission: LEVEL_ROLES_PERMISSION,
  ephemeral: true,
  async run(context, { role: roleId, next, lost }) {
    const rule = ruleOf(next === 'setting' ? null : next, lost)
    const changed = await changeRule(context, { roleId, rule, reply: syncReply(context) })
    return { content: ruleText(context, { roleId, rule }, changed), components: [] }
  },
})

/**
 * `/levelroles rule role [next] [lost]`: shows how many members would gain and lose the role, with a button that sets the rule.
 * A rule that changes nobody's roles is set at once.
 */
export const rule = command({
  name: 'rule',
  description: 'Set when members lose a level role; first shows who would be affected',
  translations: levelRolesRuleTranslations,
  ephemeral: true,
  options: {
    role: {
      ...{ type: Type.String, description: 'Which level role', required: true },
      autocomplete: choicesOf(listedLevelRoles),
    },
    next: {
      type: Type.String,
      description: 'When a member reaches the next level role',
      choices: [...FATE_CHOICES, { name: 'As set for all', value: 'setting' }],
    },
    lost: { type: Type.String, description: 'When a member loses the level', choices: FATE_CHOICES },
  },
  async run(context, { role: typed, ...wanted }) {
    const { text, user } = context
    const roleId = await typedId(context, typed, listedLevelRoles)
    if (roleId === null) return context.say('list.chooseOne')
    const role = roleMention(roleId)
    const preview = await previewRule(context, roleId, wanted)
    if (!preview.ok) {
      const isSame = preview.reason === 'same'
      return { content: isSame ? text('levelRoles.ruleSame', { role }) : removedMessage(context, roleId, preview) }
    }
    const { outcome, rule: wantedRule } = preview
    if (outcome.gain + outcome.lose === 0) {
      const changed = await changeRule(context, { roleId, rule: wantedRule, reply: null })
      return { content: ruleText(context, { roleId, rule: wantedRule }, changed) }
    }
    const { gain = 0, lose = 0 } = outcome.roles.find((one) => one.roleId === roleId) ?? {}
    const { whenNext = 'setting', whenLost = 'take' } = wantedRule
    const id = componentId(levelRoleRule, { owner: user.id, role: roleId, next: whenNext, lost: whenLost })
    return {
      content: text('levelRoles.rulePreview', { role, rule: ruleInWords(context, wantedRule), gain, lose }),
      components: [buttonRow(button(text('levelRoles.ruleApply'), id))],
    }
  },
})
