import { describe, expect, test } from 'bun:test'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import * as v from 'valibot'
import { ROOT, textOf } from '../project.ts'

const FOLDER = '.github/workflows'
const FILES = readdirSync(join(ROOT, FOLDER))

const workflow = v.looseObject({
  permissions: v.record(v.string(), v.string()),
  jobs: v.record(
    v.string(),
    v.looseObject({
      'timeout-minutes': v.number(),
      steps: v.array(v.looseObject({ uses: v.optional(v.string()), run: v.optional(v.string()) })),
    }),
  ),
})
const read = (file: string) => v.parse(workflow, Bun.YAML.parse(textOf(`${FOLDER}/${file}`)))
const stepsOf = (file: string) => Object.values(read(file).jobs).flatMap(({ steps }) => steps)

/** The errors that GitHub's own reader of workflows finds. */
const problemsOf = (name: string, content: string): string[] =>
  parseWorkflow({ name, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message)

test('GitHub’s reader of workflows finds a misspelled key', () => {
  const text = 'on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    stepz: []\n'
  expect(problemsOf('wrong.yml', text)).toHaveLength(1)
})

describe.each(FILES)('%s', (file) => {
  test('is a workflow in which GitHub’s reader finds nothing wrong', () => {
    expect(problemsOf(file, textOf(`${FOLDER}/${file}`))).toEqual([])
  })

  test('uses actions by the hash of a commit, with the version beside it', () => {
    const uses = [...textOf(`${FOLDER}/${file}`).matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action)
    expect(uses.length).toBeGreaterThan(3)
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([])
  })

  test('runs only scripts of the project, apart from what they need to be installed', () => {
    const { scripts } = JSON.parse(textOf('package.json'))
    for (const command of stepsOf(file).flatMap(({ run }) => run?.split('&&').map((part) => part.trim()) ?? [])) {
      if (command.startsWith('apt-get ')) continue
      const [program = '', ...words] = command.split(' ')
      if (program === 'npm') expect(Object.keys(scripts)).toContain(words[1] ?? '')
      else
        expect([program, /^(\.ci|scripts)\//.test(program) && existsSync(join(ROOT, program))]).toEqual([program, true])
    }
  })

  test('may only read the repository, and no job runs for ever', () => {
    const { permissions, jobs } = read(file)
    expect(permissions).toEqual({ contents: 'read' })
    const mostMinutes = file === 'nightly.yml' ? 180 : 45
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(mostMinutes)
  })
})

test('on each push: style, types, tests on MariaDB and MySQL, the edge, the packages, and the images with a scan', () => {
  const commands = stepsOf('ci.yml').flatMap(({ run }) => run ?? [])
  const expected = [
    'npm run lint',
    'npm run typecheck',
    '.ci/run',
    'scripts/test --database mysql',
    'scripts/audit',
    'scripts/sbom',
  ]
  for (const command of [...expected, 'scripts/images check', 'scripts/images scan'])
    expect(commands).toContain(command)
})

test('on a tag, processes of an older commit run on the new tables, with the history that this needs', () => {
  const steps = read('release.yml').jobs.test?.steps ?? []
  const commands = steps.flatMap(({ run }) => run ?? [])
  expect(commands).toContain('scripts/test --old-release')
  expect(commands).toContain('scripts/test --old-release --nats')
  expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with).toMatchObject({ 'fetch-depth': 0 })
})

test('on a tag, nothing is published before the tests and the scan, and the tables change before the edge', () => {
  const { jobs } = read('release.yml')
  const order = (job: string): string[] => jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? []
  expect([jobs.publish?.needs, jobs.deploy?.needs]).toEqual(['test', 'publish'])
  expect(order('publish').indexOf('scripts/images scan')).toBeLessThan(order('publish').indexOf('scripts/images push'))
  expect(order('deploy')).toEqual([
    'scripts/migrate up',
    'scripts/publish-edge production',
    'scripts/register-commands',
  ])
})
