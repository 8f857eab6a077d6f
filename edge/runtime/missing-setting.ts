import type { ObjectPathItem } from 'valibot'

/** An issue about a setting that is missing. @param input all settings @param needed what the operator should set */
export const missing = <const Input extends Record<string, unknown>>(input: Input, key: string, needed: string) => ({
  message: needed,
  path: [{ type: 'object' as const, origin: 'value' as const, input, key, value: undefined }] as [ObjectPathItem],
})
