import * as v from 'valibot'
import type { Bundle, WebFile } from './bundle.ts'

const sizesSchema = v.object({
  /** The style, which every page loads. */
  style: v.number(),
  /** The scripts that every page loads. */
  first: v.number(),
  /** The scripts that a page loads beside the first, by the name of its folder. */
  pages: v.record(v.string(), v.number()),
  /** Every file of the build. */
  files: v.array(v.string()),
  /** The files of the build before this one. They are kept, because open pages may still load them. */
  earlier: v.optional(v.array(v.string()), []),
})

/** Bytes after gzip. */
export type Sizes = v.InferOutput<typeof sizesSchema>

/** Reads what an earlier build wrote; null where the file has another form. */
export function readSizes(written: unknown): Sizes | null {
  const parsed = v.safeParse(sizesSchema, written)
  return parsed.success ? parsed.output : null
}

const compressed = (content: string): number => Bun.gzipSync(content, { level: 9 }).length
const transpiler = new Bun.Transpiler({ loader: 'js' })

/** The files that a file imports, itself included, without those that it imports on demand. */
function importsOf(name: string, files: ReadonlyMap<string, WebFile>, found = new Set<string>()): Set<string> {
  const file = files.get(name)
  if (file === undefined || found.has(name)) return found
  found.add(name)
  for (const { path, kind } of transpiler.scanImports(file.content)) {
    if (kind === 'import-statement') importsOf(path.replace(/^.*\//, ''), files, found)
  }
  return found
}

/** The files that the entry file imports at once, itself not included. */
export const firstImports = ({ files, entry }: Bundle): string[] =>
  [...importsOf(entry, new Map(files.map((file) => [file.name, file])))].filter((name) => name !== entry)

/** The files that each page loads beside the first ones, by the name of its folder. */
export function pageScripts({ files, entry }: Bundle): Record<string, string[]> {
  const byName = new Map(files.map((file) => [file.name, file]))
  const first = importsOf(entry, byName)
  return Object.fromEntries(
    files.flatMap(({ name }) => {
      const [, page] = /^(.+)-page-\w+\.js$/.exec(name) ?? []
      return page === undefined ? [] : [[page, [...importsOf(name, byName)].filter((file) => !first.has(file))]]
    }),
  )
}

/** The bytes of each page in one language. */
function pagesOf(bundle: Bundle): { first: number; pages: Record<string, number> } {
  const byName = new Map(bundle.files.map((file) => [file.name, file]))
  const sum = (names: Iterable<string>): number =>
    [...names].reduce((bytes, name) => bytes + compressed(byName.get(name)?.content ?? ''), 0)
  const pages = Object.entries(pageScripts(bundle)).map(([page, names]) => [page, sum(names)] as const)
  return { first: sum(importsOf(bundle.entry, byName)), pages: Object.fromEntries(pages) }
}

/** The bytes of each page, in the language in which it is largest. */
export function measure(style: Bundle, bundles: readonly Bundle[], names: Pick<Sizes, 'files' | 'earlier'>): Sizes {
  const byLanguage = bundles.map(pagesOf)
  const pageNames = Object.keys(byLanguage[0]?.pages ?? {}).sort()
  return {
    style: style.files.reduce((bytes, { content }) => bytes + compressed(content), 0),
    first: Math.max(...byLanguage.map(({ first }) => first)),
    pages: Object.fromEntries(
      pageNames.map((name) => [name, Math.max(...byLanguage.map(({ pages }) => pages[name] ?? 0))]),
    ),
    ...names,
  }
}
