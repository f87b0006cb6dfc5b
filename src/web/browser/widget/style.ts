/** The looks of the button, the greeting and the frame, in one corner of the page; the button takes `--colour` and `--ink`. */
export function styleOf(side: 'left' | 'right'): string {
  return `
  :host { all: initial; }
  [hidden] { display: none !important; }
  button { font: 600 16px/1.3 system-ui, sans-serif; cursor: pointer; }
  button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #000; }
  .launcher {
    position: fixed; z-index: 2147483000; bottom: 20px; ${side}: 20px;
    min-height: 52px; max-width: calc(100vw - 40px); padding: 10px 22px; border: 2px solid #fff; border-radius: 26px;
    background: var(--colour); color: var(--ink); box-shadow: 0 2px 10px rgb(0 0 0 / 35%);
  }
  .greeting {
    position: fixed; z-index: 2147483000; bottom: 84px; ${side}: 20px; display: flex; gap: 8px; align-items: start;
    box-sizing: border-box; max-width: min(320px, calc(100vw - 40px)); padding: 12px 8px 12px 16px; border-radius: 14px;
    background: #fff; color: #1b2730; font: 16px/1.45 system-ui, sans-serif; box-shadow: 0 2px 14px rgb(0 0 0 / 28%);
  }
  .greeting button { flex: none; width: 32px; height: 32px; margin-top: -4px; padding: 0; border: 0; border-radius: 8px; background: none; color: #51626f; font-size: 20px; }
  .greeting button:focus-visible { outline-color: #1d4f73; outline-offset: 0; box-shadow: none; }
  iframe {
    position: fixed; z-index: 2147483001; bottom: 84px; ${side}: 20px; box-sizing: border-box;
    width: min(430px, calc(100vw - 40px)); height: min(700px, calc(100dvh - 104px));
    border: 1px solid #6b7f8e; border-radius: 14px; background: #fff; box-shadow: 0 6px 30px rgb(0 0 0 / 35%);
  }
  @media (prefers-color-scheme: dark) {
    .greeting { background: #1f303e; color: #eef3f7; }
    .greeting button { color: #b4c3cf; }
    .greeting button:focus-visible { outline-color: #8cc7f0; }
    iframe { background: #14202b; }
  }
  @media (max-width: 480px), (max-height: 480px) {
    iframe { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
  }
  @media print { .launcher, .greeting, iframe { display: none; } }`;
}
