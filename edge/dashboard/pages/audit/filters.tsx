import { useSignal } from '@preact/signals'
import { AUDIT_GROUPS, type AuditGroup } from '../../../../shared/audit/entry.ts'
import { AUDIT_GROUP_NAMES } from '../../../../shared/audit/group-texts.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { language, sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'

const say = sayFrom(auditPageTexts)

// The keys of an object that is declared with exactly these.
const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[]

/** What the list is limited to; an empty text limits nothing. */
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
      // After the filters were cleared, the fields show that.
      key={JSON.stringify(wanted)}
      class="mb-4 grid items-start gap-4 sm:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault()
        apply(event.currentTarget)
      }}
    >
      <Field label={say('auditPage.kind')}>
        {(control) => (
          <select {...control} class={CONTROL} name="kind">
            <option value="">{say('auditPage.anyKind')}</option>
            {GROUPS.map((group) => (
              <option key={group} value={group} selected={group === wanted.kind}>
                {AUDIT_GROUP_NAMES[group][language]}
              </option>
            ))}
          </select>
        )}
      </Field>
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
