import { tablesTexts } from '../../../shared/text/web/tables-texts.ts'
import { sayFrom } from '../language.ts'
import { SelectField } from './select.tsx'

const say = sayFrom(tablesTexts)

/** How many days a plot can show. */
const DAYS = [7, 30, 90]

/** Chooses for how many days a plot is shown. */
export const Period = ({ days, onChange }: { days: number; onChange: (days: number) => void }) => (
  <SelectField
    label={say('tables.period')}
    value={String(days)}
    options={DAYS.map((each) => ({ value: String(each), label: say('tables.days', { days: each }) }))}
    onPick={(next) => onChange(Number(next))}
  />
)
