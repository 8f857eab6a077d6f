import { settingsBody, settingsPreviewReply } from '../../../shared/api/settings.ts'
import { membersByLevel, membersByStep } from '../../../shared/database/members/members-by-level.ts'
import { roleOutcome } from '../../../shared/levelling/role-outcome.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import { findings } from '../../../shared/settings/findings.ts'
import { findingText } from '../../messages/finding.ts'
import { guildFacts } from '../guild/facts.ts'
import { surroundingsOf } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { route } from '../route.ts'
import { judge, ownPageErrors } from './judge.ts'
import { previewAnnouncement } from './preview-announcement.ts'

export const previewSettings = route({
  id: 'settings.preview',
  method: 'POST',
  path: '/guilds/:guild_id/settings/preview',
  access: 'manager',
  key: 'read',
  summary: 'Shows what new values of settings would do, and changes nothing',
  request: { body: settingsBody },
  reply: settingsPreviewReply,
  changesNothing: true,
  async load(context) {
    const { database, guildId } = context
    const [facts, steps] = await Promise.all([guildFacts(context), membersByStep(database, guildId)])
    const { levelRoles, settings } = facts.stored
    const levels = levelRoles.map(({ level }) => level)
    const counts = await membersByLevel(database, guildId, { steps, levels, curve: readCurve(settings.curve) })
    return { ...facts, counts }
  },
  async run(context, { body: { values } }, { stored, looked, counts }) {
    const { locale, actor, now } = context
    const { change, settings, forbidden, ...judged } = await judge(context, values, stored, looked)
    const errors = [...ownPageErrors(context, values, stored), ...judged.errors]
    const isValid = errors.length === 0
    // Values that cannot be stored would make the rest of the preview wrong.
    const after = isValid ? { ...stored, settings: { ...stored.settings, ...change } } : stored
    const say = sayAsCommands(locale)
    const surroundings = looked && (await surroundingsOf(context, looked, after))
    const rulesOf = ({ levelRoles, settings: { roleAssignType: type } }: typeof stored) => ({ levelRoles, type })
    return {
      body: {
        errors: [...forbidden, ...errors],
        shown: isValid ? settings.map(({ key, shown }) => ({ key, text: shown(after.settings, locale, after) })) : [],
        announcement: previewAnnouncement(after, actor.id, now),
        findings:
          surroundings && findings(after, surroundings).map((one) => ({ kind: one.kind, text: findingText(say, one) })),
        roleChanges: roleOutcome(counts, rulesOf(stored), rulesOf(after)).roles,
      },
    }
  },
})
