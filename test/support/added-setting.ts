import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Queries } from '../../shared/database/queries.ts'

const ROOT = join(import.meta.dir, '../..')
const COPIED = ['edge', 'gateway', 'scripts', 'shared', 'test/support', 'package.json', 'tsconfig.json']

/** A setting as a later feature would declare it: one file, and one entry in the list of settings. */
const SETTING = `
import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

const label = { name: 'night-bonus', description: 'XP at night', options: { bonus: { name: 'bonus', description: 'XP' } } }

const nightBonus = setting({
  key: 'nightBonus',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    nightBonus: {
      column: 'night_bonus',
      schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
      default: 5,
    },
  },
  title: { en: 'Night bonus', de: 'Nachtbonus', fr: 'Bonus de nuit', es: 'Bono nocturno', 'pt-BR': 'Bônus noturno' },
  shown: ({ nightBonus: bonus }) => \`+\${bonus} XP\`,
  saved: ({ nightBonus: bonus }) => \`+\${bonus} XP\`,
  check: () => [],
  form: form({
    name: 'night-bonus',
    description: 'How much more messages earn at night',
    options: { bonus: { type: Type.Integer, description: '0 to 50 XP', required: true } },
    translations: { de: label, fr: label, es: label, 'pt-BR': label },
    read: ({ bonus }) => ({ ok: true, values: { nightBonus: bonus } }),
  }),
})

export { nightBonus }
`

/**
 * Copies the code into an empty directory, and adds the setting to its list. The copy serves the dashboard that was built from
 * the original code, which does not know the setting.
 */
export async function copyWithSetting(directory: string): Promise<void> {
  await Promise.all(COPIED.map((part) => cp(join(ROOT, part), join(directory, part), { recursive: true })))
  await mkdir(join(directory, '.data'))
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
  await symlink(join(ROOT, '.data/web'), join(directory, '.data/web'))
  await Bun.write(join(directory, 'shared/settings/night-bonus.ts'), SETTING)
  const list = Bun.file(join(directory, 'shared/settings/index.ts'))
  const code = await list.text()
  const withImport = code.replace(
    'import { xpRate }',
    "import { nightBonus } from './night-bonus.ts'\nimport { xpRate }",
  )
  await list.write(withImport.replace('const LIST = [', 'const LIST = [nightBonus, '))
}

/** Adds the column of that setting, as its migration would. */
export const addSettingColumn = async (db: Queries): Promise<void> =>
  void (await sql`alter table guilds add column night_bonus int not null default 5`.execute(db))
