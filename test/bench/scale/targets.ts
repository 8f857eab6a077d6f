import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'scale.standalone.awards_per_s': null, // awards a second of one process that does everything
  'scale.standalone.gateway_cpu_us': null, // its processor time for one message
  'scale.standalone.database_cpu_us': null, // the database's processor time for one message
  'scale.workers_1.awards_per_s': null, // awards a second with a gateway and one worker
  'scale.workers_1.gateway_cpu_us': null, // the gateway's processor time for one message
  'scale.workers_1.workers_cpu_us': null, // the workers' processor time for one message
  'scale.workers_1.nats_cpu_us': null, // the processor time of NATS for one message
  'scale.workers_1.database_cpu_us': null, // the database's processor time for one message
  'scale.workers_2.*': null, // the same with two workers
  'scale.workers_4.*': null, // the same with four workers
  'scale.bus.added_p50_ms': null, // how much longer a message takes to its commit over NATS
  'scale.bus.added_p99_ms': null, // the same, the slowest hundredth
  'scale.outage.lag': null, // messages that wait after a minute without a worker
  'scale.outage.drain_seconds': null, // until a new worker has committed them
  'scale.outage.drained_per_s': null, // messages a second of that time
  'scale.stream.bytes_per_message': null, // disk that a waiting message takes
}
