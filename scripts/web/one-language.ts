import type { BunPlugin } from 'bun'
import type { Language } from '../../shared/text/language.ts'

const CATALOGUES = /shared\/text\/web\/[\w-]+\.ts$/

/** A catalogue whose values are the sentences of one language. */
const inLanguage = (catalogue: unknown, language: Language): unknown =>
  Object.fromEntries(
    // Files in shared/text/web export catalogues and nothing else, and `texts` checked their types.
    Object.entries(catalogue as Record<string, Record<Language, string>>).map(([key, text]) => [key, text[language]]),
  )

/** Replaces every catalogue of the dashboard's sentences by the sentences of one language. */
export const oneLanguage = (language: Language): BunPlugin => ({
  name: 'one-language',
  setup(build) {
    build.onLoad({ filter: CATALOGUES }, async ({ path }) => {
      const exported: Record<string, unknown> = await import(path)
      const lines = Object.entries(exported).map(
        ([name, catalogue]) => `export const ${name} = ${JSON.stringify(inLanguage(catalogue, language))}`,
      )
      return { contents: lines.join('\n'), loader: 'js' }
    })
  },
})
