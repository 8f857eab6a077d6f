import { expect, test } from 'bun:test'
import { importsOf, readSources } from './sources.ts'

/** Exports of the code that tests alone import, each with its reason. */
const FOR_TESTS: Readonly<Record<string, string>> = {
  'scripts/local/community-protocol.ts#endpointRequest': 'the simulated Discord in test/support/community reads it',
  'scripts/local/community-protocol.ts#redirectRequest': 'the simulated Discord in test/support/community reads it',
  'shared/database/imports/request.ts#beginUpload': 'the routes of the API that use it follow',
  'shared/database/imports/request.ts#finishUpload': 'the routes of the API that use it follow',
  'scripts/local/community-protocol.ts#portalRequest': 'the simulated Discord in test/support/community reads it',
  'scripts/web/bundle.ts#bundlePage': 'the playground in test/support builds its page with it',
}

/** The shapes of requests and replies are written before the routes and pages that use them. */
const AHEAD = 'shared/api/'

const sources = readSources()
const VALUE = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm
const TYPE = /^export (?:interface|type) (\w+)/gm

/** The names that a file exports, as `file#name`. */
const exportsOf = (pattern: RegExp): string[] =>
  [...sources].flatMap(([file, text]) =>
    file.startsWith(AHEAD) ? [] : [...text.matchAll(pattern)].map(([, name]) => `${file}#${name}`),
  )

/** The names that some of the files import, as `file#name`. */
function importedBy(isImporter: (file: string) => boolean): (name: string) => boolean {
  const imported = new Set(
    [...sources].flatMap(([file, text]) =>
      isImporter(file) ? importsOf(file, text).map(({ from, name }) => `${from}#${name}`) : [],
    ),
  )
  return (exported) => imported.has(exported) || imported.has(exported.replace(/#.*/, '#*'))
}

test('another file imports every function, class and value that a file exports', () => {
  const isImported = importedBy(() => true)
  const values = exportsOf(VALUE)
  expect(values.length).toBeGreaterThan(500)
  expect(values.filter((name) => !isImported(name))).toEqual([])
})

/** Whether a file names what it exports more than once: beside the declaration, it needs the name itself. */
function isUsedAtHome(exported: string): boolean {
  const [file = '', name = ''] = exported.split('#')
  return (sources.get(file)?.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1
}

test('the code itself uses every function, class and value that it exports: nothing is there for tests alone', () => {
  const isImported = importedBy((file) => !file.startsWith('test/'))
  const values = exportsOf(VALUE).filter((name) => !name.startsWith('test/') && !(name in FOR_TESTS))
  expect(values.filter((name) => !isImported(name) && !isUsedAtHome(name))).toEqual([])
})

// A type that its own file needs stays exported: where TypeScript writes an inferred type down, it must be able to name it.
test('every exported type is used, in its own file or in another', () => {
  const isImported = importedBy(() => true)
  expect(exportsOf(TYPE).filter((name) => !isImported(name) && !isUsedAtHome(name))).toEqual([])
})
