/** One field that the server refused. */
interface FieldError {
  /** JSON Pointer into what was sent, such as `/email`. */
  pointer: string;
  detail: string;
}

/** The part of a problem+json body that the pages read. */
interface ProblemBody {
  code?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldError[];
}

/** Why a request got no useful answer. `unreachable`: nothing came back, so it may or may not have had its effect. */
export class Failure extends Error {
  readonly code: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldError[];

  constructor(
    readonly status: number,
    { code, detail, requestId, errors }: ProblemBody,
  ) {
    super(detail ?? '');
    this.code = code ?? 'unexpected';
    this.requestId = requestId;
    this.errors = errors ?? [];
  }

  get isUnreachable(): boolean {
    return this.code === 'unreachable';
  }

  /** Sending the same again may be answered otherwise. */
  get mayPass(): boolean {
    return ![403, 404, 422].includes(this.status);
  }

  /** The server no longer knows, or never knew, who asks. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

/** Whatever was thrown, as a Failure. fetch throws TypeError without a connection, TimeoutError when it gives up. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const unreachable = error instanceof TypeError || error instanceof DOMException;
  return new Failure(0, { code: unreachable ? 'unreachable' : 'unexpected' });
}

/** What a proxy answers while no server is behind it. */
const nobodyThere = [502, 503, 504];

/** A reply that is not a success; a proxy in between may answer something else than problem+json. */
export function failureOfReply(status: number, body: unknown): Failure {
  if (nobodyThere.includes(status)) return new Failure(status, { code: 'unreachable' });
  return new Failure(status, typeof body === 'object' && body !== null ? body : {});
}
