import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const KB_PER_MB = 1_024

export interface ProcessReading {
  /** In MB. */
  memory: number
  handles: number
  sockets: number
}

/** Reads a process's memory and open handles from Linux's /proc. @throws if the process has ended */
export function readProcess(pid: number): ProcessReading {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
  if (Number.isNaN(kilobytes)) throw new Error(`process ${pid} has ended`)
  const handles = readdirSync(`/proc/${pid}/fd`)
  const isSocket = (handle: string): boolean => targetOf(`/proc/${pid}/fd/${handle}`).startsWith('socket:')
  return { memory: kilobytes / KB_PER_MB, handles: handles.length, sockets: handles.filter(isSocket).length }
}

/** Empty if the process has closed the handle since its handles were listed. */
function targetOf(handle: string): string {
  try {
    return readlinkSync(handle)
  } catch {
    return ''
  }
}
