/** The kinds of fields in the dashboard's forms. */
export const FIELD_KINDS = ['integer', 'number', 'choice', 'channel', 'daily-time', 'text', 'color', 'wording'] as const

export type FieldKind = (typeof FIELD_KINDS)[number]
