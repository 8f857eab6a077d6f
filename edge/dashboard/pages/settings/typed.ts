import type { SettingField } from '../../../../shared/api/settings.ts'

/** The number in a typed text, or the reason why the text is no value of the field. */
export type Typed = { ok: true; value: number } | { ok: false; reason: 'missing' | 'number' | 'whole' | 'limits' }

type NumberField = Pick<SettingField, 'kind' | 'min' | 'max'>

/**
 * Reads a number as people type it: with a point or a comma before decimals, and spaces between groups of digits.
 */
export function readNumber(typed: string, { kind, min, max }: NumberField): Typed {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (text === '') return { ok: false, reason: 'missing' }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return { ok: false, reason: 'number' }
  const value = Number(text)
  if (kind === 'integer' && !Number.isInteger(value)) return { ok: false, reason: 'whole' }
  if ((min !== null && value < min) || (max !== null && value > max)) return { ok: false, reason: 'limits' }
  return { ok: true, value }
}
