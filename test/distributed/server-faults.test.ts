import { testScenarios } from './short-forms.ts'

testScenarios('server-faults', 'nats-restarted', 'nats-away', 'database-restarted', 'stream-full')
