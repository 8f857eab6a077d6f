import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInterfaces } from './read-tables.ts'

const FOLDER = join(import.meta.dir, '../../shared/database')

/** A table with the comments that stand beside its type. */
export interface CommentedTable {
  name: string
  comment: string
  columns: { name: string; comment: string }[]
}

/** Reads every table of the database, in the order of the schema. */
export function readSchema(): CommentedTable[] {
  const files = ['schema.ts', ...[...new Bun.Glob('*/tables.ts').scanSync(FOLDER)].sort()]
  const interfaces = files.flatMap((file) => readInterfaces(readFileSync(join(FOLDER, file), 'utf8')))
  const byName = new Map(interfaces.map((one) => [one.name, one]))
  return (byName.get('Database')?.properties ?? []).map(({ name, type }) => {
    const table = byName.get(type)
    if (table === undefined) throw new Error(`there is no interface ${type} for the table ${name}`)
    return { name, comment: table.comment, columns: table.properties }
  })
}
