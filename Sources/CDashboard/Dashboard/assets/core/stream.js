import { announce } from './announce.js';

/** Pause before a stream that the browser gave up is opened anew, in milliseconds; half of it is random. */
const pause = 3_000;

/**
 * The page's one stream: all that the session may see.
 *
 * The browser comes back by itself after a cut and resumes behind the last event. It gives up for good when it is
 * answered with anything but a stream; then `refused` finds out why, and unless the session is over, another begins.
 */
export class Stream {
  /**
   * @param {import('./store.js').Store} store
   * @param {{transition: (transition: import('./types.js').Transition) => void,
   *   refused: () => Promise<boolean>}} handlers `refused` says whether another attempt makes sense
   */
  constructor(store, handlers) {
    this.store = store;
    this.handlers = handlers;
    /** @type {EventSource|null} */
    this.source = null;
    this.timer = 0;
    this.hasPlace = false;
  }

  open() {
    this.close();
    this.hasPlace = false;
    const source = new EventSource('/api/watch');
    this.source = source;
    source.onopen = () => {
      if (!this.hasPlace) this.store.beginSnapshot();
    };
    source.onerror = () => this.lost(source);
    for (const name of ['snapshot', 'synced', 'transition', 'bookmark', 'reset', 'interrupted', 'resumed', 'ended']) {
      source.addEventListener(name, (event) => this.take(name, /** @type {MessageEvent} */ (event)));
    }
  }

  close() {
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  /**
   * @param {string} name
   * @param {MessageEvent} event
   */
  take(name, event) {
    const data = JSON.parse(event.data);
    this.hasPlace = event.lastEventId !== '';
    const { store } = this;
    switch (name) {
      case 'snapshot': return store.addToSnapshot(data.database);
      case 'synced':
        store.endSnapshot();
        return this.connect('live');
      case 'transition':
        // Told first: the handler compares it with what was.
        this.handlers.transition(data);
        store.apply(data);
        return this.connect('live');
      case 'reset': return store.beginSnapshot();
      case 'interrupted': return this.connect('interrupted', data.message);
      case 'bookmark':
      case 'resumed':
        // In mid-snapshot what is shown is not up to date yet.
        if (!store.snapshot) this.connect('live');
        return undefined;
      case 'ended': return this.end(data.message);
    }
  }

  /**
   * @param {import('./store.js').Connection['state']} state
   * @param {string} [message]
   */
  connect(state, message) {
    const before = this.store.connection.state;
    this.store.connect(state, message);
    if (before === 'live' && state !== 'live') announce('Live updates are interrupted.');
    if (before === 'interrupted' && state === 'live') announce('Live again; nothing was missed.');
  }

  /** @param {EventSource} source */
  lost(source) {
    this.connect('interrupted');
    if (source.readyState === EventSource.CLOSED) void this.reopen();
  }

  async reopen() {
    this.close();
    const mayTry = await this.handlers.refused();
    if (!mayTry) return;
    this.timer = window.setTimeout(() => this.open(), pause * (0.5 + 0.5 * Math.random()));
  }

  /** @param {string} message */
  end(message) {
    this.close();
    this.connect('ended', message);
    void this.handlers.refused();
  }
}
