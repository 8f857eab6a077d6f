import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

const FOR_LONG = ['database-restarted', 'nats-away', 'stream-full'] as const

testScenarios('server-faults', 'nats-restarted', ...(isLong ? FOR_LONG : []))
