import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')
const ROOMS = ['edge', 'gateway', 'scripts', 'shared', 'test']

/** Every TypeScript file of the project, those with JSX included, by its path from the top, with its text. */
export function readSources(): Map<string, string> {
  const files = [...new Bun.Glob(`{${ROOMS.join(',')}}/**/*.{ts,tsx}`).scanSync(ROOT)].sort()
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
}

/** One name that a file imports; `*` is everything that the other file exports. */
export interface Import {
  from: string
  name: string
}

const NAMED = /\b(?:import|export)(?: type)? (?:\w+, )?\{([^}]*)\} from '(\.[^']+)'/g
const WHOLE = /\b(?:import (?:type )?(?:\* as )?\w+ from |export \* from |import\()'(\.[^']+)'/g

/** What a file imports from files of the project, re-exports included. */
export function importsOf(file: string, text: string): Import[] {
  const resolved = (from: string): string => join(dirname(file), from)
  const named = [...text.matchAll(NAMED)].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) =>
        name
          .trim()
          .replace(/^type /, '')
          .replace(/ as .*$/, ''),
      )
      .filter((name) => name !== '')
      .map((name) => ({ from: resolved(from), name })),
  )
  return [...named, ...[...text.matchAll(WHOLE)].map(([, from = '']) => ({ from: resolved(from), name: '*' }))]
}
