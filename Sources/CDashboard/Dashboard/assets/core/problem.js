/** An answer that says no, or none at all (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {{reason?: string, title?: string, detail?: string, requestId?: string,
   *   errors?: {pointer?: string, detail: string}[], nextSteps?: string[]}} body
   */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `the gateway answered with ${status}`);
    this.status = status;
    this.reason = body.reason ?? 'Unknown';
    this.title = body.title ?? 'That did not work';
    this.requestId = body.requestId ?? '';
    this.errors = body.errors ?? [];
    this.nextSteps = body.nextSteps ?? [];
  }

  /** No answer came: the network or the gateway is away. */
  static unreachable() {
    return new Problem(0, {
      reason: 'Unreachable',
      title: 'The gateway can’t be reached',
      detail: 'No answer came, so it is not known whether the request arrived. Look at the state before you repeat it.',
    });
  }

  /**
   * Any error as a problem; errors of our own code too, so that none is swallowed.
   * @param {unknown} error
   */
  static from(error) {
    if (error instanceof Problem) return error;
    console.error(error);
    return new Problem(0, { reason: 'Internal', title: 'The page has a fault', detail: String(error) });
  }
}
