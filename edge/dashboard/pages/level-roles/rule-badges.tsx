import type { LevelRoleItem } from '../../../../shared/api/level-roles.ts'
import { levelRoleRulesTexts } from '../../../../shared/text/web/level-role-rules-texts.ts'
import { sayFrom } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'

const say = sayFrom(levelRoleRulesTexts)

/** What is special about a level role: its own rules, that it is given on joining, and that its members earn no XP. */
export function RuleBadges({ item: { level, whenNext, whenLost, stopsXp } }: { item: LevelRoleItem }) {
  const rules = [
    ...(level === 0 ? [say('levelRules.joins')] : []),
    ...(whenNext === null ? [] : [say(whenNext === 'keep' ? 'levelRules.keptNext' : 'levelRules.takenNext')]),
    ...(whenLost === 'keep' ? [say('levelRules.keptLost')] : []),
  ]
  if (rules.length === 0 && !stopsXp) return null
  return (
    <span class="mt-1 flex flex-wrap gap-1.5">
      {rules.map((rule) => (
        <Badge key={rule}>{rule}</Badge>
      ))}
      {stopsXp && <Badge tone="warning">{say('levelRules.stopsXp')}</Badge>}
    </span>
  )
}
