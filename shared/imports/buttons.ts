/**
 * The buttons below a preview. The gateway shows them, and the edge handles them. `settings`, `roles` and `all` confirm the import,
 * and also take over the file's settings, its level roles, or both.
 */
export const IMPORT_BUTTON = {
  name: 'import',
  version: 1,
  fields: { what: ['confirm', 'cancel', 'undo', 'settings', 'roles', 'all'], owner: 'owner', id: 'integer' },
} as const

/**
 * `BULK_CONFIRM` is the button below the preview of a change of many members. It opens the modal `BULK_TYPED`, in which the admin
 * types a word. `BULK_ACT` are the buttons that cancel, stop and undo such a change.
 */
const bulkFields = { what: ['reset', 'give'], owner: 'owner', id: 'integer' } as const
export const BULK_CONFIRM = { name: 'bulk-confirm', version: 1, fields: bulkFields } as const
export const BULK_TYPED = { name: 'bulk-typed', version: 1, fields: bulkFields } as const
export const BULK_ACT = {
  name: 'bulk-act',
  version: 1,
  fields: { what: ['undo', 'stop', 'cancel'], owner: 'owner', id: 'integer' },
} as const
