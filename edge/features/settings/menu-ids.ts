import { SETTINGS } from '../../../shared/settings/index.ts'
import { SETTING_GROUPS } from '../../../shared/settings/setting.ts'

/** The keys of all settings. */
export const SETTING_KEYS: readonly string[] = SETTINGS.map(({ key }) => key)

/**
 * Names, versions and fields of the menus, buttons and modals that change settings. They have a file of their own, because the
 * handlers import the messages, and the messages contain these ids. `seen`: the fingerprint of the values that the modal shows.
 */
export const MENU_IDS = {
  menu: { name: 'settings-menu', version: 1, fields: { owner: 'owner' } },
  choose: { name: 'settings-choose', version: 1, fields: { owner: 'owner', group: SETTING_GROUPS } },
  open: { name: 'settings-open', version: 1, fields: { owner: 'owner', key: SETTING_KEYS, part: 'integer' } },
  reset: { name: 'settings-reset', version: 1, fields: { owner: 'owner', key: SETTING_KEYS } },
  save: { name: 'settings-save', version: 1, fields: { owner: 'owner', key: SETTING_KEYS, seen: 'integer' } },
} as const
