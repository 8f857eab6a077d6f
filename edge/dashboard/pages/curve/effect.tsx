import type { CurvePreview } from '../../../../shared/api/curve.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { curveTexts } from '../../../../shared/text/web/curve-texts.ts'
import { sayFrom } from '../../language.ts'
import { RoleChanges } from '../settings/role-changes.tsx'

const say = sayFrom(curveTexts)

/** How many members would go up and down, and gain or lose which level role. */
export function Effect({
  effect: { members, up, down, roles, isEstimate },
  choices,
}: {
  effect: CurvePreview
  choices: ChoicesReply | null
}) {
  return (
    <div class="grid gap-3">
      <p class="text-sm">
        {members === 0 ? say('curve.nobody') : say('curve.effect', { count: members, up, down })}{' '}
        {isEstimate && say('curve.estimate')}
      </p>
      {members > 0 && roles.length === 0 && <p class="text-sm text-soft">{say('curve.noRoles')}</p>}
      <RoleChanges changes={roles} choices={choices} />
    </div>
  )
}
