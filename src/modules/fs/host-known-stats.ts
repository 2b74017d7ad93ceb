import type { Stats } from 'node:fs';
import { instant } from '../../capabilities/volumes/instant.ts';
import { SymlinkInPath } from '../../capabilities/volumes/volume.ts';

/** What stands at a path: nothing is undefined, and a link on the way is what has to be thrown. */
type Fact = Stats | undefined | SymlinkInPath;

/** Above this many, or so many characters of paths, all are forgotten: a guest can ask for any number of names behind a link. */
const MAX_FACTS = 50_000;
const MAX_CHARACTERS = 8 << 20;

/**
 * What was seen at the paths of one directory: for as long as an instant lasts, or for ever where the embedder has said that
 * nothing changes there. A failure is asked for again.
 */
export class KnownStats {
  readonly #isImmutable: boolean;
  readonly #facts = new Map<string, Fact>();
  #instant = 0;
  #characters = 0;

  constructor(isImmutable: boolean) {
    this.#isImmutable = isImmutable;
  }

  get(path: string, look: () => Stats | undefined): Stats | undefined {
    const now = instant();
    if (!this.#isImmutable && now === 0) return look();
    if (!this.#isImmutable && now !== this.#instant) {
      this.#instant = now;
      this.#facts.clear();
      this.#characters = 0;
    }
    const known = this.#facts.get(path);
    if (known !== undefined || this.#facts.has(path)) return answerOf(known);
    let fact: Fact;
    try {
      fact = look();
    } catch (error) {
      if (!(error instanceof SymlinkInPath)) throw error;
      fact = error;
    }
    this.#characters += path.length;
    if (this.#facts.size >= MAX_FACTS || this.#characters > MAX_CHARACTERS) {
      this.#facts.clear();
      this.#characters = path.length;
    }
    this.#facts.set(path, fact);
    return answerOf(fact);
  }
}

function answerOf(fact: Fact): Stats | undefined {
  if (fact instanceof SymlinkInPath) throw fact;
  return fact;
}
