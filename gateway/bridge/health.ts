import type { Connections } from './connections.ts'
import { refuse } from './http.ts'

const READY_WITHIN_MS = 2_000

interface State {
  connections: Connections
  isStopping: boolean
}

/**
 * Answers `GET /health` (the process runs) and `GET /ready` (it can carry out statements now), which need no password.
 * @returns null for every other path
 */
export function answerHealth(method: string, path: string, state: State): Promise<Response> | null {
  return path === '/health' || path === '/ready' ? answer(method, path, state) : null
}

async function answer(method: string, path: '/health' | '/ready', state: State): Promise<Response> {
  if (method !== 'GET') return refuse(405, 'UNIMPLEMENTED', 'use GET')
  if (path === '/health') return Response.json({ status: 'ok' })
  const reason = state.isStopping ? 'the bridge is stopping' : await whyNoDatabase(state.connections)
  if (reason === null) return Response.json({ status: 'ready' })
  return Response.json({ status: 'unready', reasons: [reason] }, { status: 503 })
}

async function whyNoDatabase(connections: Connections): Promise<string | null> {
  const late = Bun.sleep(READY_WITHIN_MS).then(() => false)
  const answers = await Promise.race([runsAStatement(connections).catch(() => false), late])
  return answers ? null : 'the database does not answer'
}

async function runsAStatement(connections: Connections): Promise<boolean> {
  const lease = await connections.lease()
  try {
    await lease.run('select 1')
    return true
  } finally {
    await lease.release(true)
  }
}
