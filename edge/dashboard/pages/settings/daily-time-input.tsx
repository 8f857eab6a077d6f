import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom } from '../../language.ts'
import { ownZone } from '../../own-zone.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, type ControlProps } from '../../parts/field.tsx'
import { ZoneSelect } from '../../parts/time-zone.tsx'
import { readDailyTime, writeDailyTime } from './daily-time.ts'
import type { InputProps } from './input.ts'

const say = sayFrom(settingsTexts)

/** Two times of day and a time zone, stored as one text. */
export function DailyTimeInput({ field, value, disabled, control, onChange }: InputProps) {
  const time = value === null ? null : readDailyTime(String(value))
  if (time === null) {
    return (
      <Button
        icon="plus"
        disabled={disabled}
        label={say('settings.setTimeNamed', { field: field.label })}
        onClick={() => onChange(writeDailyTime({ from: '22:00', to: '07:00', timeZone: ownZone() }))}
      >
        {say('settings.setTime')}
      </Button>
    )
  }
  const change = (part: Partial<typeof time>): void => onChange(writeDailyTime({ ...time, ...part }))
  const clock = (key: 'from' | 'to', label: string, own: Partial<ControlProps>) => (
    <input
      {...own}
      type="time"
      required
      aria-label={label}
      class={`${CONTROL} w-auto! min-w-28`}
      disabled={disabled}
      value={time[key]}
      onInput={({ currentTarget }) => currentTarget.value !== '' && change({ [key]: currentTarget.value })}
    />
  )
  return (
    <div class="flex flex-wrap items-center gap-2">
      {clock('from', `${field.label}: ${say('settings.from')}`, control)}
      <span aria-hidden="true">–</span>
      {clock('to', `${field.label}: ${say('settings.to')}`, {})}
      <div class="max-w-full min-w-48 flex-1">
        <ZoneSelect
          control={{ 'aria-label': `${field.label}: ${say('settings.timeZone')}` }}
          disabled={disabled}
          zone={time.timeZone}
          onPick={(timeZone) => change({ timeZone })}
        />
      </div>
    </div>
  )
}
