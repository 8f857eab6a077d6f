import { describe, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, textOf } from '../deploy/project.ts'

const FOLDER = 'gateway/deploy'
const PAGES = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.md') && name !== 'SCALE.md')

/** The commands of a page's code blocks. */
const commandsOf = (page: string): string[] =>
  [...textOf(`${FOLDER}/${page}`).matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
  )

test('the guide has a page for each way of deploying', () => {
  expect(PAGES).toContain('README.md')
  expect(PAGES.length).toBeGreaterThan(2)
})

describe.each(PAGES)('%s', (page) => {
  test('says of each command whether a test runs it', () => {
    expect(commandsOf(page).length).toBeGreaterThan(3)
    expect(commandsOf(page).filter((line) => !/ # (tested|outside)\b/.test(line))).toEqual([])
  })

  test('explains the two marks', () => {
    expect(textOf(`${FOLDER}/${page}`).replace(/\s+/g, ' ')).toMatch(/`# tested` marks .* `# outside` one that needs/)
  })
})
