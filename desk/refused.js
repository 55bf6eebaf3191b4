/** An answer that says no: `status` 409 comes with what is there instead. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {{ error?: string, text?: string, sha256?: string }} body
   */
  constructor(status, body) {
    super(body.error ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}
