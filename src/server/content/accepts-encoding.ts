/** Whether an `Accept-Encoding` header takes a content coding (RFC 9110, 12.5.3); one with `q=0` is refused. */
export function acceptsEncoding(header: string, coding: 'br' | 'gzip'): boolean {
  return new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(header);
}
