import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

testScenarios('joint-faults', 'database-away', ...(isLong ? ['all-at-once' as const] : []))
