import { useSignal } from '@preact/signals'
import { AUDIT_GROUPS, type AuditGroup } from '../../../../shared/audit/entry.ts'
import { AUDIT_GROUP_NAMES } from '../../../../shared/audit/group-texts.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { language, sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { SelectField } from '../../parts/select.tsx'

const say = sayFrom(auditPageTexts)

// `AUDIT_GROUPS` is declared with exactly these keys.
const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[]
const KINDS = [
  { value: '', label: say('auditPage.anyKind') },
  ...GROUPS.map((group) => ({ value: group, label: AUDIT_GROUP_NAMES[group][language] })),
]

/** The filters of the list. An empty text is no filter. */
export interface Wanted {
  kind: string
  actor: string
  target: string
}

const NAMES = ['kind', 'actor', 'target'] as const
const NOTHING: Wanted = { kind: '', actor: '', target: '' }
const ID = /^\d{15,20}$/

/** Reads the filters of an address. @param search e.g. `?kind=settings` */
export function wantedIn(search: string): Wanted {
  const query = new URLSearchParams(search)
  return { kind: query.get('kind') ?? '', actor: query.get('actor') ?? '', target: query.get('target') ?? '' }
}

/** A path with the filters as its query. */
export function withFilters(path: string, wanted: Wanted): string {
  const query = new URLSearchParams(NAMES.flatMap((name) => (wanted[name] === '' ? [] : [[name, wanted[name]]])))
  return query.size === 0 ? path : `${path}?${query}`
}

/** Limits the list by kind, author, and what was changed. */
export function Filters({ wanted, onChange }: { wanted: Wanted; onChange: (next: Wanted) => void }) {
  const wrong = useSignal<readonly string[]>([])

  function apply(form: HTMLFormElement): void {
    const fields = new FormData(form)
    const text = (name: string): string => String(fields.get(name) ?? '').trim()
    const next = { kind: text('kind'), actor: text('actor'), target: text('target') }
    wrong.value = (['actor', 'target'] as const).filter((name) => next[name] !== '' && !ID.test(next[name]))
    if (wrong.value.length === 0) onChange(next)
  }

  const idField = (name: 'actor' | 'target') => (
    <Field label={say(`auditPage.${name}`)} error={wrong.value.includes(name) ? say('auditPage.badId') : null}>
      {(control) => (
        <input
          {...control}
          class={CONTROL}
          name={name}
          inputMode="numeric"
          autocomplete="off"
          defaultValue={wanted[name]}
        />
      )}
    </Field>
  )

  return (
    <form
      // New filters draw the form again, so that its fields show them.
      key={JSON.stringify(wanted)}
      class="mb-4 grid items-start gap-4 sm:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault()
        apply(event.currentTarget)
      }}
    >
      <SelectField label={say('auditPage.kind')} name="kind" initial={wanted.kind} options={KINDS} />
      {idField('actor')}
      {idField('target')}
      <div class="flex flex-wrap gap-2 sm:col-span-3">
        <Button type="submit">{say('auditPage.filter')}</Button>
        {NAMES.some((name) => wanted[name] !== '') && (
          <Button kind="quiet" onClick={() => onChange(NOTHING)}>
            {say('auditPage.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
