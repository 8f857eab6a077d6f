import { previewSettings } from './preview.ts'
import { readSettings } from './read.ts'

/** The routes about a guild's settings. */
export const settingsRoutes = [readSettings, previewSettings]
