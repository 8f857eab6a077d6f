import { testScenarios } from './short-forms.ts'

testScenarios('process-faults', 'worker-killed', 'gateway-killed', 'worker-paused', 'gateway-paused')
