import { faultsOf } from '../fault.ts'

const READ_IMPORTS = ['contracts/read-imports.test.ts']

/** Imports whose file the gateway reads, and their confirmation. */
export const readImports = [
  ...faultsOf('shared/database/imports/reading.ts', READ_IMPORTS, [
    ['rows of a killed attempt stay', 'await deleteImportRows(db, id)\n  await dropReady', 'await dropReady'],
    ['a preview that was replaced can be confirmed', '  await dropReady(db, guildId)\n', ''],
    ['a killed attempt ends the import of the next one', ".where('attempt', '=', attempt)", ''],
  ]),
  ...faultsOf('shared/database/imports/confirm.ts', READ_IMPORTS, [
    ['an import is confirmed twice', "['staging', 'ready']", "['staging', 'ready', 'applying']"],
    ['an expired preview is confirmed', '(expires_at is null or expires_at > ${now})', 'true'],
    ['two imports of a server are at work at once', 'busy_guild_id = ${guildId},', ''],
    ['a cancelled import can be confirmed', '.set({ expires_at: 0, updated_at: now })', '.set({ updated_at: now })'],
  ]),
  ...faultsOf(
    'gateway/jobs/imports/file-bytes.ts',
    ['gateway/jobs/imports/file-bytes.test.ts'],
    [
      ['any address is read', 'if (!isAttachmentUrl(url, apiUrl))', 'if (url === apiUrl)'],
      ['redirects are followed', "redirect: 'manual'", "redirect: 'follow'"],
      ['a file of any size is read', 'if (read > LARGEST_FILE_BYTES)', 'if (read < 0)'],
    ],
  ),
  ...faultsOf(
    'edge/features/import/component.ts',
    ['edge/features/import.test.ts'],
    [
      ['a manager imports roles that they may not give', '?? (await roleRefusalOf(context, guild))', ''],
      ['an import of another server is confirmed', 'found === null || found.guildId !== guildId', 'found === null'],
    ],
  ),
]
