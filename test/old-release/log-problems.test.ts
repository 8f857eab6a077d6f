import { expect, test } from 'bun:test'
import { problemsIn } from './log-problems.ts'

const GATEWAY = { warning: '{"level":40,"msg":"slow"}', error: '{"level":50,"msg":"a job failed"}' }
const EXPECTED = '{"level":"warn","msg":"the database is far away"}'
const EDGE = { warning: '{"level":"warn","msg":"slow"}', error: '{"level":"error","message":"a command failed"}' }
const FINE = ['{"level":30,"msg":"gateway started"}', '{"level":"info","msg":"ok"}', 'Listening on http://127.0.0.1:1']
const UNCAUGHT = 'TypeError: undefined is not an object'

test('errors and unexpected warnings of gateway and edge are problems, and what a runtime prints about an uncaught error, too', () => {
  const lines = [...FINE, ...Object.values(GATEWAY), ...Object.values(EDGE), EXPECTED, UNCAUGHT]
  expect(problemsIn(lines)).toEqual({
    problems: [...Object.values(GATEWAY), ...Object.values(EDGE), UNCAUGHT],
    warnings: [EXPECTED],
  })
})
