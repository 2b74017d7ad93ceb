/**
 * Channels by name. One that nobody holds and nobody listens to may be forgotten: a later `channel(name)` makes a new one
 * (nodejs.org/api/diagnostics_channel.html#diagnostics_channelchannelname).
 */
interface Entry<Channel extends object> {
  readonly weak: WeakRef<Channel>;
  /** How many subscribers and stores keep it. */
  uses: number;
  strong: Channel | undefined;
}

export class Registry<Channel extends object> {
  readonly #entries = new Map<PropertyKey, Entry<Channel>>();
  readonly #collected = new FinalizationRegistry<PropertyKey>((name) => {
    if (this.get(name) === undefined) this.#entries.delete(name);
  });

  get(name: PropertyKey): Channel | undefined {
    return this.#entries.get(name)?.weak.deref();
  }

  set(name: PropertyKey, channel: Channel): void {
    this.#entries.set(name, { weak: new WeakRef(channel), uses: 0, strong: undefined });
    this.#collected.register(channel, name);
  }

  /** Keeps the channel until as many calls of `release`. */
  retain(name: PropertyKey, channel: Channel): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    entry.uses++;
    entry.strong = channel;
  }

  release(name: PropertyKey): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined && --entry.uses <= 0) entry.strong = undefined;
  }
}
