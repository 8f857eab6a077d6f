import { isLong } from '../support/long-forms.ts'
import { testScenarios } from './short-forms.ts'

testScenarios(
  'process-faults',
  'worker-killed',
  'gateway-killed',
  'worker-paused',
  ...(isLong ? ['gateway-paused' as const] : []),
)
