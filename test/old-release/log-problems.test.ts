import { expect, test } from 'bun:test'
import { problemsIn } from './log-problems.ts'

const GATEWAY = { warning: '{"level":40,"msg":"slow"}', error: '{"level":50,"msg":"a job failed"}' }
const EDGE = { warning: '{"level":"warn","msg":"slow"}', error: '{"level":"error","message":"a command failed"}' }
const FINE = ['{"level":30,"msg":"gateway started"}', '{"level":"info","msg":"ok"}', 'Listening on http://127.0.0.1:1']
const UNCAUGHT = 'TypeError: undefined is not an object'

test('errors and warnings of gateway and edge are found, and what a runtime prints about an uncaught error', () => {
  const lines = [...FINE, ...Object.values(GATEWAY), ...Object.values(EDGE), UNCAUGHT]
  expect(problemsIn(lines)).toEqual({
    errors: [GATEWAY.error, EDGE.error, UNCAUGHT],
    warnings: [GATEWAY.warning, EDGE.warning],
  })
})
