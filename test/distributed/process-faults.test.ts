import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

testScenarios(
  'process-faults',
  'worker-killed',
  'gateway-killed',
  ...(isLong ? (['gateway-paused', 'worker-paused'] as const) : []),
)
