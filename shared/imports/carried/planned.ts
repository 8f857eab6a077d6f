import * as v from 'valibot'
import { ROLE_FATES } from '../../levelling/level-roles.ts'
import { CARRIED_REFUSALS } from './refusal.ts'
import { carriedThing } from './thing.ts'

const settingValues = v.record(v.string(), v.nullable(v.union([v.string(), v.number()])))

/** What becomes of a thing that a file carries. */
export const plannedThing = v.object({
  thing: carriedThing,
  /** `change`: it is taken over if the admin agrees. `same`: the server has it already. */
  outcome: v.picklist(['change', 'same', 'refused']),
  /** Null unless it is refused. */
  why: v.nullable(v.picklist(CARRIED_REFUSALS)),
  /** The values of a setting, or the percentage of a multiplier, before the change; null for all others. */
  before: v.nullable(v.union([settingValues, v.number()])),
  /** The rule that a level role needs, so that members keep or lose it as with the other bot; null for none. */
  rule: v.nullable(v.picklist(ROLE_FATES)),
})

export type PlannedThing = v.InferOutput<typeof plannedThing>

export type SettingValues = v.InferOutput<typeof settingValues>
