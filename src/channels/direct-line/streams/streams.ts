import { WebSocket } from 'ws';
import type { Store } from '../../../store/store';
import { conversationKey } from '../keys';
import { createTranscript, type DirectLineActivity, type TranscriptParts } from '../render-message';
import { readLog } from './read-log';

/** Sockets of one conversation: a person's tabs, and one that died unnoticed. The oldest makes room for a new one. */
const MOST_PER_CONVERSATION = 4;
/** Sockets of one address: a whole office may share one. */
const MOST_PER_ADDRESS = 200;
/** A client that does not read is cut off here, bytes; it comes back with its watermark. */
const MOST_BUFFERED = 1024 * 1024;
const PING_MS = 30_000;
/** A client that does not answer the closing of its socket is cut off after this. */
const CLOSING_MS = 2000;

/** Close codes (RFC 6455, 7.4.1, and IANA's registry). */
const CLOSE = { replaced: 1000, failed: 1011, restarting: 1012 } as const;

/** What streams need. */
export interface StreamParts {
  readonly store: Pick<Store, 'messages' | 'load'>;
  readonly transcript: Omit<TranscriptParts, 'conversation' | 'user'>;
  /** How often open sockets look for messages that another process committed to the same store, ms; 0: never. */
  readonly pollMs: number;
  readonly onError: (error: unknown) => void;
  /** Told how many sockets are open. */
  readonly onCount: (open: number) => void;
}

/** Who opens a stream, and where it goes on. */
export interface StreamRequest {
  readonly conversation: string;
  readonly user: string;
  readonly position: number;
  readonly address: string;
}

/** The open streams of all conversations. */
export interface Streams {
  /** Whether this address may open one more. */
  hasRoom(address: string): boolean;
  /** Sends what was committed after the position, and from then on what is. */
  open(socket: WebSocket, request: StreamRequest): void;
  /** Something was committed to a conversation. */
  notify(conversation: string): void;
  /** A conversation was deleted: these last activities are sent, and reading starts again. */
  forgotten(conversation: string, activities: readonly DirectLineActivity[]): void;
  /** Closes all; the clients come back to whoever answers then. */
  close(): void;
}

interface Stream extends StreamRequest {
  readonly socket: WebSocket;
  alive: boolean;
  readonly pull: () => Promise<void>;
  readonly poll: () => Promise<void>;
  readonly startAgain: (activities: readonly DirectLineActivity[]) => void;
}

/** Pushes conversations to sockets. The store is the only memory: a stream is a position in a conversation's log. */
export function createStreams({ store, transcript, pollMs, onError, onCount }: StreamParts): Streams {
  const streams = new Set<Stream>();
  const byConversation = new Map<string, Set<Stream>>();
  const of = (conversation: string) => [...(byConversation.get(conversation) ?? [])];
  const timers = [setInterval(() => streams.forEach(ping), PING_MS)];
  if (pollMs > 0) {
    timers.push(setInterval(() => streams.forEach((stream) => void stream.poll()), pollMs));
  }
  for (const timer of timers) {
    timer.unref();
  }

  function add(stream: Stream): void {
    streams.add(stream);
    byConversation.set(stream.conversation, new Set(of(stream.conversation)).add(stream));
    onCount(streams.size);
  }

  function remove(stream: Stream): void {
    streams.delete(stream);
    const left = byConversation.get(stream.conversation);
    left?.delete(stream);
    if (left?.size === 0) {
      byConversation.delete(stream.conversation);
    }
    onCount(streams.size);
  }

  function createStream(socket: WebSocket, request: StreamRequest): Stream {
    const key = conversationKey(request.conversation);
    let position = request.position;
    let write = createTranscript({ ...transcript, ...request });
    let pulling = false;
    let again = false;

    const send = (activities: readonly DirectLineActivity[]) => {
      socket.send(JSON.stringify({ activities, watermark: String(position) }));
      if (socket.bufferedAmount > MOST_BUFFERED) {
        socket.terminate();
      }
    };
    const pull = async () => {
      again = true;
      if (pulling) {
        return;
      }
      pulling = true;
      try {
        while (again && socket.readyState === WebSocket.OPEN) {
          again = false;
          const page = await readLog(store, key, position);
          again ||= page.more;
          position = page.position;
          if (page.messages.length > 0 && socket.readyState === WebSocket.OPEN) {
            send(write(page.messages));
          }
        }
      } catch (error) {
        onError(error);
        socket.close(CLOSE.failed);
      } finally {
        pulling = false;
      }
    };
    return {
      ...request,
      socket,
      alive: true,
      pull,
      async poll() {
        try {
          if (((await store.load(key))?.lastSeq ?? 0) !== position) {
            await pull();
          }
        } catch (error) {
          onError(error);
        }
      },
      startAgain(activities) {
        position = 0;
        write = createTranscript({ ...transcript, ...request });
        if (socket.readyState === WebSocket.OPEN) {
          send(activities);
        }
      },
    };
  }

  return {
    hasRoom: (address) => [...streams].filter((stream) => stream.address === address).length < MOST_PER_ADDRESS,
    open(socket, request) {
      const [oldest, ...others] = of(request.conversation);
      if (oldest && others.length + 1 >= MOST_PER_CONVERSATION) {
        remove(oldest);
        oldest.socket.close(CLOSE.replaced, 'replaced');
      }
      const stream = createStream(socket, request);
      add(stream);
      socket.on('pong', () => {
        stream.alive = true;
      });
      // The client's own pings are empty messages; it has nothing else to say here.
      socket.on('message', () => {
        stream.alive = true;
      });
      socket.on('error', onError);
      socket.on('close', () => remove(stream));
      void stream.pull();
    },
    notify(conversation) {
      for (const stream of of(conversation)) {
        void stream.pull();
      }
    },
    forgotten(conversation, activities) {
      for (const stream of of(conversation)) {
        stream.startAgain(activities);
      }
    },
    close() {
      for (const timer of timers) {
        clearInterval(timer);
      }
      for (const { socket } of streams) {
        socket.close(CLOSE.restarting, 'restarting');
        setTimeout(() => socket.terminate(), CLOSING_MS).unref();
      }
    },
  };
}

function ping(stream: Stream): void {
  if (!stream.alive) {
    stream.socket.terminate();
    return;
  }
  stream.alive = false;
  stream.socket.ping();
}
