import { describe } from 'bun:test'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../scripts/chromium/install.ts'

/**
 * Declares tests that need a browser. `scripts/test` installs Chromium with apt-get where it is missing. Where that fails, they
 * are skipped, and scripts/test counts them.
 */
export const describeInBrowser = describe.skipIf(findChromium() === null)

export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Chromium is not on this machine')
  return chromium.launch({ executablePath, args: [...args] })
}
