/** As much of XMLHttpRequest (https://xhr.spec.whatwg.org) as Microsoft's client uses, for Node. */
export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = {};
  onreadystatechange: ((this: FetchXmlHttpRequest, event: object) => void) | null = null;
  ontimeout: ((this: FetchXmlHttpRequest, event: object) => void) | null = null;
  onerror: ((this: FetchXmlHttpRequest, event: object) => void) | null = null;

  private method = 'GET';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly abortion = new AbortController();
  private answer: Headers | undefined;

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.answer?.get(name) ?? null;
  }

  abort(): void {
    this.abortion.abort();
  }

  send(body?: string): void {
    const { method, headers } = this;
    fetch(this.url, { method, headers, body: body ?? null, signal: this.abortion.signal })
      .then(async (response) => {
        this.answer = response.headers;
        this.status = response.status;
        const text = await response.text();
        this.response = text === '' ? null : JSON.parse(text);
      })
      .catch(() => undefined)
      .finally(() => {
        if (!this.abortion.signal.aborted) {
          this.readyState = 4;
          this.onreadystatechange?.({});
        }
      });
  }
}
