import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT, sharedBundle } from './shared-bundle.ts'

const FILE = 'main.js'
/** The process, and the thread that draws cards. Both are in the top of the bundle's folder. */
const PROGRAMS = ['gateway/main.ts', 'gateway/cards/thread.ts']

async function bundleGateway(folder: string): Promise<string> {
  const command = [process.execPath, '--no-install', 'build', ...PROGRAMS, '--target=bun', '--sourcemap=linked']
  const building = Bun.spawn([...command, '--entry-naming=[name].[ext]', `--outdir=${folder}`], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaint = await new Response(building.stderr).text()
  if ((await building.exited) !== 0) throw new Error(`the gateway cannot be bundled:\n${complaint}`)
  // The process starts the thread by the name of its source, which lies beside `drawing.ts`.
  await rename(join(folder, 'thread.js'), join(folder, 'thread.ts'))
  return join(folder, FILE)
}

let bundle: Promise<string> | undefined

/** The gateway's main.ts in one file, with its thread beside it: a process starts with it in half the time. @returns the path of the bundle */
export const sharedGatewayBundle = (): Promise<string> => {
  bundle ??= sharedBundle(FILE, {
    name: 'gateway-bundle',
    sources: ['gateway/**/*.ts', 'shared/**/*.ts', 'bun.lock'],
    make: bundleGateway,
  })
  return bundle
}
