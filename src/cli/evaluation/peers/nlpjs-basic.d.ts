declare module '@nlpjs/basic' {
  interface Nlp {
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ classifications: readonly { readonly intent: string; readonly score: number }[] }>;
  }
  export function dockStart(options: { settings: unknown; use: readonly string[] }): Promise<{ get(name: 'nlp'): Nlp }>;
}
