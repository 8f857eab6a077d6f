import type { ControlProps } from './field.tsx'
import { Select } from './select.tsx'

/** Chooses a time zone. The list also has the chosen zone where the browser does not know it. */
export const ZoneSelect = ({
  zone,
  ...rest
}: {
  control: ControlProps | { 'aria-label': string }
  zone: string
  disabled?: boolean
  onPick: (zone: string) => void
}) => (
  <Select
    {...rest}
    value={zone}
    options={[...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
      value,
      label: value.replaceAll('_', ' '),
    }))}
  />
)
