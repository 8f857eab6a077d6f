/** The buttons below a preview. The gateway shows them, and the edge hears of them. */
export const IMPORT_BUTTON = {
  name: 'import',
  version: 1,
  fields: { what: ['confirm', 'cancel', 'undo'], owner: 'owner', id: 'integer' },
} as const
