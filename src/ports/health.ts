// Whether what the service rests on answers, and its figures for Prometheus.

export interface Check {
  /** `database`, `temporal`. */
  readonly what: string;
  readonly isWell: boolean;
  /** Where it is not well: what to do. */
  readonly cure?: string;
}

export interface Health {
  /** Each check answers within two seconds. */
  checks(): Promise<readonly Check[]>;
}

/** One request that was answered. */
export interface Answered {
  /** The operation's id; `none` where the path is none of ours. */
  readonly operation: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  answered(request: Answered): void;
  /** In Prometheus' text form. */
  page(): Promise<{ readonly text: string; readonly mediaType: string }>;
}
