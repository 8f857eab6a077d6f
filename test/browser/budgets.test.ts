import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { buildWeb } from '../../scripts/web/build.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

const KIB = 1_024
/** Bytes of JavaScript after gzip: what every page loads, and what each page adds. */
const FIRST_BUDGET = 35 * KIB
const PAGE_BUDGET = 15 * KIB

test('the scripts of every page, and those that each page adds, stay within their budgets', () =>
  withTemporaryDirectory(async (directory) => {
    const { first, pages } = await buildWeb(join(directory, 'web'))
    expect(Object.keys(pages).length).toBeGreaterThan(10)
    expect(first).toBeLessThanOrEqual(FIRST_BUDGET)
    expect(Object.entries(pages).filter(([, bytes]) => bytes > PAGE_BUDGET)).toEqual([])
  }))
