import { connect } from 'node:net';

/** Sends bytes to a port of this machine (each character one byte) and resolves with all that came back until the other side closed. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'));
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    // A server that refuses may cut the connection before all is sent; what it said counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** The status of an answer; 0 if there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
}
