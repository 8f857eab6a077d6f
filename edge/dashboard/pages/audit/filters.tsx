import type { AuditItem } from '../../../../shared/api/audit.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { AUDIT_GROUPS, type AuditGroup } from '../../../../shared/audit/entry.ts'
import { AUDIT_GROUP_NAMES } from '../../../../shared/audit/group-texts.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { language, sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { ChannelMark, RoleDot } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { MemberPicker } from '../../parts/member-picker.tsx'
import { matching, type PickerOption } from '../../parts/picker.tsx'
import { SelectField } from '../../parts/select.tsx'
import { ID, isFiltered, NOTHING, SCRIPT, type Wanted } from './wanted.ts'

const say = sayFrom(auditPageTexts)

// `AUDIT_GROUPS` is declared with exactly these keys.
const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[]
const KINDS = [
  { value: '', label: say('auditPage.anyKind') },
  ...GROUPS.map((group) => ({ value: group, label: AUDIT_GROUP_NAMES[group][language] })),
]

const option = (id: string, name: string): PickerOption => ({ id, name, refusal: null })

const ANYONE = option('', say('auditPage.anyone'))
const ALL = option('', say('auditPage.all'))
const OPERATOR = option(SCRIPT, say('auditPage.operator'))

/** The roles and channels of a server that entries can be about. */
const placesOf = (choices: ChoicesReply | null): readonly PickerOption[] => [
  ...(choices?.roles ?? []).map(({ id, name, color }) => ({ ...option(id, name), mark: <RoleDot color={color} /> })),
  ...(choices?.channels ?? []).flatMap(({ id, name, type }) =>
    name === null ? [] : [{ ...option(id, name), mark: <ChannelMark type={type} /> }],
  ),
]

/** Somebody or something that is found by id only, e.g. a role that was deleted. */
const byId = (typed: string): readonly PickerOption[] => (ID.test(typed) ? [option(typed, typed)] : [])

interface FiltersProps {
  guildId: string
  wanted: Wanted
  /** The entries that match: they have the names of the people in the filters. */
  entries: readonly AuditItem[]
  /** Null while roles and channels load. */
  choices: ChoicesReply | null
  onChange: (next: Wanted) => void
}

/** Limits the list by kind, author, and what was changed. A choice takes effect at once. */
export function Filters({ guildId, wanted, entries, choices, onChange }: FiltersProps) {
  const { kind, actor, target } = wanted
  const places = placesOf(choices)
  const people = entries.flatMap((entry) => [entry.actor, entry.targetPerson]).filter((person) => person !== null)
  const known = [OPERATOR, ...places, ...people]
  const chosen = (id: string) => (id === '' ? null : { id, name: id, ...known.find((one) => one.id === id) })

  return (
    <div class="mb-4 grid items-start gap-4 sm:grid-cols-3">
      <SelectField
        label={say('auditPage.kind')}
        value={kind}
        options={KINDS}
        onPick={(next) => onChange({ ...wanted, kind: next })}
      />
      <Field label={say('auditPage.actor')}>
        {(control) => (
          <MemberPicker
            guildId={guildId}
            control={control}
            placeholder={ANYONE.name}
            first={[ANYONE]}
            chosen={chosen(actor)}
            others={(typed) => [...matching([OPERATOR], typed), ...byId(typed)]}
            onPick={(next) => onChange({ ...wanted, actor: next })}
          />
        )}
      </Field>
      <Field label={say('auditPage.target')}>
        {(control) => (
          <MemberPicker
            guildId={guildId}
            control={control}
            placeholder={ALL.name}
            first={[ALL]}
            chosen={chosen(target)}
            others={(typed) => [...matching(places, typed), ...byId(typed)]}
            onPick={(next) => onChange({ ...wanted, target: next })}
          />
        )}
      </Field>
      {isFiltered(wanted) && (
        <div class="sm:col-span-3">
          <Button kind="quiet" icon="close" onClick={() => onChange(NOTHING)}>
            {say('auditPage.clear')}
          </Button>
        </div>
      )}
    </div>
  )
}
