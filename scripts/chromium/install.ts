import { installDebianPackages } from '../local/debian-package.ts'

/** The browser, and the first font of the dashboard's style, without which the pages look different. */
const PACKAGES = ['chromium', 'fonts-inter']
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PATH = [process.env.PATH ?? '', '/usr/bin', '/Applications/Google Chrome.app/Contents/MacOS'].join(':')

const HOW = `Either
  macOS            install Google Chrome
  Debian           sudo apt-get update && sudo apt-get install ${PACKAGES.join(' ')}
  elsewhere        install Chromium or Chrome, and put it on the PATH as chromium`

/** The path of Chromium or Chrome on this machine; null if there is none. */
export const findChromium = (): string | null =>
  [...NAMES, 'Google Chrome'].map((name) => Bun.which(name, { PATH })).find((path) => path !== null) ?? null

/**
 * Installs Debian's Chromium with apt-get: about 20 seconds, 440 MB.
 * @throws an Error that says what to do where apt-get is missing, may not be used, or fails
 */
export async function installChromium(report: (line: string) => void): Promise<string> {
  report('installing Chromium with apt-get')
  const obstacle = await installDebianPackages(PACKAGES, report)
  const program = findChromium()
  if (program !== null) return program
  throw new Error(`Chromium is not on this machine and ${obstacle ?? 'apt-get installed no program'}. ${HOW}`)
}
