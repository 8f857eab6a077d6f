import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { ChannelPicker } from '../../parts/choices.tsx'
import { CONTROL, type ControlProps, Field } from '../../parts/field.tsx'
import { readDailyTime, writeDailyTime } from './daily-time.ts'
import { readNumber } from './typed.ts'

const say = sayFrom(settingsTexts)

interface FieldControlProps {
  field: SettingField
  value: SettingValue
  /** What is wrong with the value, by the API; null for nothing. */
  error: string | null
  disabled: boolean
  /** Null while they load. */
  choices: ChoicesReply | null
  onChange: (value: SettingValue) => void
  /** For a field that has its setting's name: what else the setting's heading would have. */
  heading?: { about: ComponentChildren; actions: ComponentChildren }
  /** Called with whether what is typed is no value, so that it cannot be saved. */
  onTypo: (isTypo: boolean) => void
}

const limitsHint = ({ min, max }: SettingField): string | undefined =>
  min === null || max === null ? undefined : say('settings.limits', { min: writeNumber(min), max: writeNumber(max) })

/** A field of a setting, drawn by its kind. A field that may be null has a button that unsets it. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, error, disabled, onChange, heading } = props
  const [typo, setTypo] = useState<string | null>(null)
  const isNumber = field.kind === 'integer' || field.kind === 'number'
  return (
    <Field
      label={field.label}
      hint={field.hint ?? (isNumber ? limitsHint(field) : undefined)}
      error={typo ?? error}
      {...(heading === undefined ? {} : { about: heading.about })}
      actions={
        <span class="flex flex-wrap items-center gap-x-4">
          {field.nullable && value !== null && !disabled && (
            <button
              type="button"
              class="-my-1.5 min-h-8 text-sm text-accent underline-offset-2 hover:underline"
              aria-label={say('settings.unsetNamed', { field: field.label })}
              onClick={() => onChange(null)}
            >
              {say('settings.unset')}
            </button>
          )}
          {heading?.actions}
        </span>
      }
    >
      {(control) => (
        <Control
          {...props}
          control={control}
          onTypo={(message) => {
            setTypo(message)
            props.onTypo(message !== null)
          }}
        />
      )}
    </Field>
  )
}

type ControlOf = Omit<FieldControlProps, 'error' | 'onTypo' | 'heading'> & {
  control: ControlProps
  onTypo: (message: string | null) => void
}

function Control(props: ControlOf) {
  const { field, value, disabled, control, choices, onChange } = props
  switch (field.kind) {
    case 'integer':
    case 'number':
      return <NumberInput {...props} />
    case 'choice':
      return (
        <select
          {...control}
          class={CONTROL}
          disabled={disabled}
          value={value === null ? '' : String(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        >
          {(field.nullable || value === null) && <option value="">{say('settings.notSet')}</option>}
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )
    case 'channel':
      return (
        <ChannelPicker
          control={control}
          choices={choices ?? { roles: [], channels: [] }}
          value={value === null ? null : String(value)}
          disabled={disabled || choices === null}
          onPick={onChange}
        />
      )
    case 'daily-time':
      return <DailyTimeInput {...props} />
    case 'text':
      return (
        <input
          {...control}
          class={CONTROL}
          disabled={disabled}
          value={value === null ? '' : String(value)}
          onInput={({ currentTarget }) =>
            onChange(currentTarget.value === '' && field.nullable ? null : currentTarget.value)
          }
        />
      )
  }
}

function NumberInput({ field, value, disabled, control, onChange, onTypo }: ControlOf) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  // The value changed elsewhere, e.g. by a reset. Typing alone must not reset what is typed.
  useEffect(() => {
    const read = readNumber(typed, field)
    if (!read.ok || read.value !== value) setTyped(value === null ? '' : String(value))
    onTypo(null)
  }, [value])
  function onInput(text: string): void {
    setTyped(text)
    const read = readNumber(text, field)
    if (read.ok) onChange(read.value)
    if (read.ok) onTypo(null)
    else if (text.trim() === '' && field.nullable) onChange(null)
    else onTypo(typoOf(read.reason, field))
  }
  return (
    <input
      {...control}
      class={`${CONTROL} max-w-48 tabular-nums`}
      inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      disabled={disabled}
      value={typed}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  )
}

function typoOf(reason: 'missing' | 'number' | 'whole' | 'limits', { min, max }: SettingField): string {
  if (reason === 'missing') return say('settings.missing')
  if (reason === 'whole') return say('settings.whole')
  if (reason === 'number' || min === null || max === null) return say('settings.number')
  return say('settings.limits', { min: writeNumber(min), max: writeNumber(max) })
}

const zones = (): readonly string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** Two times of day and a time zone, stored as one text. */
function DailyTimeInput({ field, value, disabled, control, onChange }: ControlOf) {
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
      <select
        aria-label={`${field.label}: ${say('settings.timeZone')}`}
        class={`${CONTROL} w-auto! max-w-full min-w-48 flex-1`}
        disabled={disabled}
        value={time.timeZone}
        onChange={({ currentTarget }) => change({ timeZone: currentTarget.value })}
      >
        {[...new Set([time.timeZone, ...zones()])].map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </div>
  )
}
