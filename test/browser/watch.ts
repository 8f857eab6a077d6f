import type { Page } from 'playwright-core'

/** Errors of a page: thrown ones, and those that the browser reports, such as a script that the content security policy refuses. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`)
  })
  return errors
}
