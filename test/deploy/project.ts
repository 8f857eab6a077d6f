import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dir, '../..')

/** @param path from the top of the project */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The settings of .env.example, also those that are commented out. */
export const keysOfExample = (): string[] =>
  [...textOf('.env.example').matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map(([, key = '']) => key)

/** The keys that a schema reads, through intersections and pipes. */
export function keysOf(schema: object): string[] {
  if ('options' in schema && Array.isArray(schema.options)) return schema.options.flatMap(keysOf)
  if ('pipe' in schema && Array.isArray(schema.pipe)) return keysOf(schema.pipe[0])
  return 'entries' in schema && typeof schema.entries === 'object' ? Object.keys(schema.entries ?? {}) : []
}
