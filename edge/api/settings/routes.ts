import { changeSettingsRoute } from './change.ts'
import { previewSettings } from './preview.ts'
import { readSettings } from './read.ts'
import { resetSettings } from './reset.ts'

/** The routes about a guild's settings. */
export const settingsRoutes = [readSettings, changeSettingsRoute, previewSettings, resetSettings]
