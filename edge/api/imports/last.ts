import { type ListedImport, listImports } from '../../../shared/database/imports/listed.ts'
import type { GuildLoadContext } from '../context.ts'

const LISTED = 20

/** The last imports and other changes of many members, the newest first. */
export const lastImports = ({ database, guildId, now }: Pick<GuildLoadContext, 'database' | 'guildId' | 'now'>) =>
  listImports(database, guildId, LISTED, now)

/** Whether an import is uploaded or read right now. Until then, no other one can begin. */
export const isOnItsWay = ({ state }: ListedImport): boolean => state === 'uploading' || state === 'reading'
