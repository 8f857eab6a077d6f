import { faultsOf } from '../fault.ts'

const LOKI = ['gateway/ops/loki.test.ts']
const TRACE = ['shared/trace/trace.test.ts']

/** Logs, metrics and traces. */
export const seeing = [
  ...faultsOf(
    'shared/log/redact.ts',
    ['shared/log/redact.test.ts'],
    [
      ['a secret stays where it stands as JSON', 'JSON.stringify(secret).slice(1, -1), ', ''],
      ['a part of a longer secret stays', 'b.length - a.length', 'a.length - b.length'],
      ['the token of an interaction stays', '(?:webhooks|interactions)', '(?:webhooks)'],
    ],
  ),
  ...faultsOf('gateway/ops/loki.ts', LOKI, [
    ['lines are lost while Loki is away', 'this.held = [...lines, ...this.held]', 'this.held = [...this.held]'],
    ['lines that are dropped are not counted', 'this.dropped += surplus', ''],
    ['lines that Loki refuses are sent for ever', 'status === 429 || status >= 500', 'status >= 400'],
    ['two lines of one millisecond have the same time', 'this.lastAt + 1n', 'this.lastAt'],
    ['the last lines of a process are lost', 'await this.push()', 'this.failures = 1'],
  ]),
  ...faultsOf(
    'gateway/ops/log.ts',
    ['gateway/ops/log.test.ts'],
    [
      ['the level does not come back', "log.level === quiet ? 'debug' : quiet", "'debug'"],
      ['a line does not name its trace', '{ trace: span.context.traceId }', '{}'],
    ],
  ),
  ...faultsOf('shared/trace/context.ts', TRACE, [
    [
      'a trace that is not recorded is recorded from here on',
      '(Number.parseInt(flags, 16) & SAMPLED) === SAMPLED',
      'true',
    ],
  ]),
  ...faultsOf('shared/trace/span.ts', TRACE, [
    ['every trace is recorded', 'random() < ratio', 'random() >= 0'],
    ['a span is sent twice', 'if (this.ended) return', ''],
    ['a child begins a trace of its own', 'parent?.traceId ?? parts.newId(16)', 'parts.newId(16)'],
  ]),
  ...faultsOf('shared/trace/exporter.ts', TRACE, [
    ['spans are held without a bound', 'this.held.length < MOST_HELD', 'this.held.length >= 0'],
    ['spans that the collector refuses are not counted', 'if (failure !== null) this.dropped += spans.length', ''],
  ]),
  ...faultsOf(
    'gateway/bus/batch-message.ts',
    ['gateway/bus/batch-message.test.ts'],
    [['an element of a newer version is taken for a trace', 'parseTraceparent(value) !== null', 'value.length > 0']],
  ),
  ...faultsOf(
    'shared/discord/route.ts',
    ['shared/discord/route.test.ts'],
    [
      ['a route that is not in the list is a label', "TEMPLATES.has(route) ? route : 'other'", 'route'],
      ['the token of an interaction is part of a route', "'/$1/:id/:token'", "'/$1/:id/$2'"],
    ],
  ),
  ...faultsOf(
    'gateway/bridge/server.ts',
    ['gateway/bridge/drain.test.ts'],
    [['a bridge that stops accepts new connections', 'void server.stop()', '']],
  ),
]
