import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

testScenarios(
  'process-faults',
  'worker-killed',
  ...(isLong ? (['gateway-killed', 'gateway-paused', 'worker-paused'] as const) : []),
)
