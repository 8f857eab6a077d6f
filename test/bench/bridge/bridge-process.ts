import { join } from 'node:path'
import * as v from 'valibot'

const USER = 'edge'
const PASSWORD = 'edge-password-of-the-bench'
const MAIN = join(import.meta.dir, '../../../gateway/bridge/main.ts')

export interface BridgeProcess {
  /** The address for clients, with user name and password. */
  url: string
  pid: number
  stop(): Promise<void>
}

/** Starts the bridge in a process of its own, as an operator does. @param connections to the database */
export async function startBridgeProcess(databaseUrl: string, connections: number): Promise<BridgeProcess> {
  const child = Bun.spawn([process.execPath, '--no-install', '--no-env-file', '--no-orphans', MAIN], {
    env: {
      BRIDGE_PORT: '0',
      BRIDGE_METRICS_ADDRESS: '127.0.0.1:0',
      BRIDGE_USER: USER,
      BRIDGE_PASSWORD: PASSWORD,
      BRIDGE_CONNECTIONS: String(connections),
      DATABASE_URL: databaseUrl,
    },
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const { value } = await child.stdout.getReader().read()
  // The first line of its log has the port.
  const { port } = v.parse(
    v.object({ port: v.number() }),
    JSON.parse(new TextDecoder().decode(value).split('\n')[0] ?? ''),
  )
  return {
    url: `http://${USER}:${PASSWORD}@127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      child.kill()
      await child.exited
    },
  }
}
