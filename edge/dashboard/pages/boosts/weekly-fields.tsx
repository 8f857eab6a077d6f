import { DAY_MS, FIRST_WEEKDAY, WEEKDAY_NAMES } from '../../../../shared/levelling/day.ts'
import { boostsTexts } from '../../../../shared/text/web/boosts-texts.ts'
import { language, lazily, sayFrom } from '../../language.ts'
import { CONTROL, Field } from '../../parts/field.tsx'
import { ZoneSelect } from '../../parts/time-zone.tsx'
import type { Draft } from './draft.ts'

const say = sayFrom(boostsTexts)

const names = lazily(() => new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }))

/** The fields of a boost that comes again every week. */
export function WeeklyFields({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const clock = (key: 'from' | 'to', label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <input
          {...control}
          type="time"
          required
          class={CONTROL}
          value={draft[key]}
          onInput={({ currentTarget }) => onChange({ [key]: currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <div class="sm:col-span-2">
        <Field label={say('boosts.days')} group={{ disabled: false }}>
          {() => (
            <div class="flex flex-wrap gap-2">
              {WEEKDAY_NAMES.map((day, nth) => (
                <label
                  key={day}
                  class="flex min-h-10 items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-accent has-checked:bg-accent-tint"
                >
                  <input
                    type="checkbox"
                    class="size-4 accent-accent"
                    checked={draft.weekdays.includes(day)}
                    onChange={({ currentTarget: { checked } }) =>
                      onChange({
                        weekdays: WEEKDAY_NAMES.filter((one) => (one === day ? checked : draft.weekdays.includes(one))),
                      })
                    }
                  />
                  {names().format((nth - FIRST_WEEKDAY) * DAY_MS)}
                </label>
              ))}
            </div>
          )}
        </Field>
      </div>
      {clock('from', say('boosts.from'))}
      {clock('to', say('boosts.to'), say('boosts.toHint'))}
      <Field label={say('boosts.zone')}>
        {(control) => (
          <ZoneSelect control={control} zone={draft.timeZone} onPick={(timeZone) => onChange({ timeZone })} />
        )}
      </Field>
    </>
  )
}
