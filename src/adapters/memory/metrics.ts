// Figures that are only remembered.
import type { Answered, Metrics } from '../../ports/health.ts';

export interface MemoryMetrics extends Metrics {
  readonly requests: readonly Answered[];
}

export function memoryMetrics(): MemoryMetrics {
  const requests: Answered[] = [];
  return {
    requests,
    answered: (request) => void requests.push(request),
    page: () => Promise.resolve({ text: `requests ${requests.length}\n`, mediaType: 'text/plain; version=0.0.4' }),
  };
}
