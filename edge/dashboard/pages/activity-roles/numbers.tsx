import { MOST_DAYS, MOST_HOLDERS } from '../../../../shared/levelling/activity-role.ts'
import { activityRolesWebTexts } from '../../../../shared/text/web/activity-roles-texts.ts'
import { sayFrom } from '../../language.ts'
import { CONTROL, Field } from '../../parts/field.tsx'

const say = sayFrom(activityRolesWebTexts)

/** The numbers of an activity role, as the person types them. */
export interface TypedNumbers {
  members: string
  days: string
}

const FIELDS = [
  { name: 'members', most: MOST_HOLDERS },
  { name: 'days', most: MOST_DAYS },
] as const

/** @returns null for what is no whole number from 1 to `most` */
function readCount(typed: string, most: number): number | null {
  const count = /^\d+$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= most ? count : null
}

/** The numbers, where both can be saved; otherwise null. */
export function readNumbers(typed: TypedNumbers): { members: number; days: number } | null {
  const members = readCount(typed.members, MOST_HOLDERS)
  const days = readCount(typed.days, MOST_DAYS)
  return members === null || days === null ? null : { members, days }
}

/** How many members hold the role, and over how many days their XP is counted. Below is the rule in words. */
export function NumberFields({ typed, onType }: { typed: TypedNumbers; onType: (typed: TypedNumbers) => void }) {
  const numbers = readNumbers(typed)
  return (
    <>
      <div class="grid grid-cols-2 items-start gap-4">
        {FIELDS.map(({ name, most }) => (
          <Field
            key={name}
            label={say(`activityRoles.${name}`)}
            error={readCount(typed[name], most) === null ? say('activityRoles.needs', { most }) : null}
          >
            {(control) => (
              <input
                {...control}
                class={`${CONTROL} tabular-nums`}
                inputMode="numeric"
                autoComplete="off"
                value={typed[name]}
                onInput={({ currentTarget }) => onType({ ...typed, [name]: currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p class="text-sm text-soft empty:hidden" aria-live="polite">
        {numbers !== null && say('activityRoles.rule', numbers)}
      </p>
    </>
  )
}
