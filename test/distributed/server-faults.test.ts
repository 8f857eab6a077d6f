import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

const FOR_LONG = ['nats-away', 'stream-full'] as const

testScenarios('server-faults', 'nats-restarted', 'database-restarted', ...(isLong ? FOR_LONG : []))
