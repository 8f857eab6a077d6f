import { tablesTexts } from '../../../shared/text/web/tables-texts.ts'
import { sayFrom } from '../language.ts'
import { CONTROL, Field } from './field.tsx'

const say = sayFrom(tablesTexts)

/** Lengths of time that a plot can show. */
const DAYS = [7, 30, 90]

/** Chooses for how many days a plot is shown. */
export const Period = ({ days, onChange }: { days: number; onChange: (days: number) => void }) => (
  <Field label={say('tables.period')}>
    {(control) => (
      <select
        {...control}
        class={CONTROL}
        value={String(days)}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      >
        {DAYS.map((each) => (
          <option key={each} value={String(each)}>
            {say('tables.days', { days: each })}
          </option>
        ))}
      </select>
    )}
  </Field>
)
