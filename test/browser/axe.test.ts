import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import { violationsOf } from './axe.ts'
import { describeInBrowser, launchBrowser } from './browser.ts'

setDefaultTimeout(180_000)

const page = (main: string): string =>
  `<!doctype html><html lang="en"><title>A page</title><main><h1>Members</h1>${main}</main></html>`

describeInBrowser('axe in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  async function rulesBrokenBy(main: string): Promise<string[]> {
    const tab = await browser.newPage()
    await tab.setContent(page(main))
    const violations = await violationsOf(tab)
    await tab.close()
    return violations.map((violation) => violation.split(':')[0] ?? '')
  }

  test('a page without faults has no violation', async () => {
    expect(await rulesBrokenBy('<button>Save</button>')).toEqual([])
  })

  test.each([
    ['button-name', '<button></button>'],
    ['label', '<input name="amount">'],
    ['color-contrast', '<p style="color: #bbb; background: #fff">hardly to read</p>'],
  ])('the rule %s finds its fault', async (rule, main) => {
    expect(await rulesBrokenBy(main)).toEqual([rule])
  })
})
