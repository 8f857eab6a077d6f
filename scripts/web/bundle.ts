import { basename, join, parse } from 'node:path'
import tailwind from 'bun-plugin-tailwind'
import type { Language } from '../../shared/text/language.ts'
import { oneLanguage } from './one-language.ts'

const DASHBOARD = join(import.meta.dir, '../../edge/dashboard')

/** A file of the build. The name has a hash of the content. */
export interface WebFile {
  name: string
  content: string
}

/** The files that one entry file was built to. */
export interface Bundle {
  files: readonly WebFile[]
  /** The name of the entry's own file. */
  entry: string
}

const failed = (error: unknown): Error =>
  new Error(`the dashboard cannot be built:\n${error instanceof AggregateError ? error.errors.join('\n') : error}`)

/** @param entry the file that pages load @param beside more entry files: what they share with `entry` becomes a file of its own */
async function build(
  root: string,
  entry: string,
  options: Partial<Bun.BuildConfig>,
  ...beside: readonly string[]
): Promise<Bundle> {
  const built = await Bun.build({
    entrypoints: [entry, ...beside].map((name) => join(root, name)),
    root,
    target: 'browser',
    minify: true,
    naming: { entry: '[name]-[hash].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
    ...options,
  }).catch((error: unknown) => {
    throw failed(error)
  })
  const isEntry = ({ kind, path }: Bun.BuildArtifact): boolean =>
    kind === 'entry-point' && basename(path).startsWith(`${parse(entry).name}-`)
  const own = built.outputs.find(isEntry) ?? built.outputs[0]
  if (own === undefined) throw failed('the bundler wrote no file')
  const outputs = built.outputs.filter((output) => output === own || output.kind !== 'entry-point')
  const files = await Promise.all(
    outputs.map(async (output) => ({ name: basename(output.path), content: await output.text() })),
  )
  return { files, entry: basename(own.path) }
}

const PRODUCTION = { 'process.env.NODE_ENV': '"production"' }

/** Builds the scripts with the sentences of one language. The libraries and the pages become files of their own. */
export const bundleMain = (language: Language): Promise<Bundle> =>
  build(
    DASHBOARD,
    'main.tsx',
    {
      splitting: true,
      format: 'esm',
      plugins: [oneLanguage(language)],
      define: { LANGUAGE: JSON.stringify(language), ...PRODUCTION },
    },
    'libraries.ts',
  )

export const bundleStyle = (): Promise<Bundle> => build(DASHBOARD, 'style.css', { plugins: [tailwind] })

/**
 * Builds a page outside the dashboard in the same way, e.g. the playground's.
 * @param root its folder @param names global names of the code, with the code that takes their place
 */
export const bundlePage = (root: string, entry: string, names: Readonly<Record<string, string>>): Promise<Bundle> =>
  build(root, entry, { splitting: true, format: 'esm', plugins: [tailwind], define: { ...names, ...PRODUCTION } })

/** The icon of the browser's tab. */
export async function bundleIcon(): Promise<Bundle> {
  const content = await Bun.file(join(DASHBOARD, 'icon.svg')).text()
  const name = `icon-${Bun.hash(content).toString(36)}.svg`
  return { files: [{ name, content }], entry: name }
}
