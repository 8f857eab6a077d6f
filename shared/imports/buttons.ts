/** The buttons below a preview. The gateway shows them, and the edge hears of them. `settings`, `roles` and `all` confirm, and take over more than XP. */
export const IMPORT_BUTTON = {
  name: 'import',
  version: 1,
  fields: { what: ['confirm', 'cancel', 'undo', 'settings', 'roles', 'all'], owner: 'owner', id: 'integer' },
} as const

/**
 * The button below the preview of a change of many members: it opens a modal, in which the admin types a word. `BULK_TYPED` is the
 * modal, and `BULK_ACT` are the buttons of `/xp undo`.
 */
const bulkFields = { what: ['reset', 'give'], owner: 'owner', id: 'integer' } as const
export const BULK_CONFIRM = { name: 'bulk-confirm', version: 1, fields: bulkFields } as const
export const BULK_TYPED = { name: 'bulk-typed', version: 1, fields: bulkFields } as const
export const BULK_ACT = {
  name: 'bulk-act',
  version: 1,
  fields: { what: ['undo', 'stop', 'cancel'], owner: 'owner', id: 'integer' },
} as const
