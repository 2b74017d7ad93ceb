/** What a key press is told as (nodejs.org/api/readline.html#readlineemitkeypresseventsstream-interface). */
export interface Key {
  sequence?: string;
  name?: string | undefined;
  ctrl?: boolean;
  meta?: boolean;
  shift?: boolean;
  code?: string;
}

/**
 * Names of what terminals send after ESC, without modifiers: xterm, gnome-terminal, rxvt, PuTTY and the Linux console
 * differ (invisible-island.net/xterm/ctlseqs, observed in Node). `^` and `$` at the end are rxvt's ctrl and shift.
 */
const NAMES: Readonly<Record<string, string>> = {};
const LETTERS = 'A:up B:down C:right D:left E:clear F:end H:home';
const NUMBERS = '1:home 2:insert 3:delete 4:end 5:pageup 6:pagedown 7:home 8:end';
const FUNCTIONS = '11 12 13 14 15 17 18 19 20 21 23 24';

function name(code: string, key: string): void {
  (NAMES as Record<string, string>)[code] = key;
}
for (const pair of LETTERS.split(' ')) {
  const [letter, key] = pair.split(':') as [string, string];
  for (const prefix of ['[', 'O']) name(prefix + letter, key);
}
for (const pair of NUMBERS.split(' ')) {
  const [number, key] = pair.split(':') as [string, string];
  name(`[${number}~`, key);
  // Neither has a key of its own with modifiers.
  if (number !== '1' && number !== '4') for (const modifier of '$^') name(`[${number}${modifier}`, key);
}
for (const [index, number] of FUNCTIONS.split(' ').entries()) name(`[${number}~`, `f${index + 1}`);
for (const [index, letter] of [...'PQRS'].entries()) for (const prefix of ['[', 'O']) name(prefix + letter, `f${index + 1}`);
for (const [index, letter] of [...'ABCDE'].entries()) name(`[[${letter}`, `f${index + 1}`);
for (const [index, letter] of [...'abcde'].entries()) {
  for (const prefix of ['[', 'O']) name(prefix + letter, ['up', 'down', 'right', 'left', 'clear'][index]!);
}
name('[[5~', 'pageup');
name('[[6~', 'pagedown');
name('[200~', 'paste-start');
name('[201~', 'paste-end');
name('[Z', 'tab');

const SHIFT = 1;
const META = 10;
const CTRL = 4;

/** Gives the key of a sequence after ESC: its code, and the modifier that the terminal counted in. */
function nameSequence(key: Key, code: string, modifier: number): void {
  key.ctrl = (modifier & CTRL) !== 0;
  key.meta = (modifier & META) !== 0;
  key.shift = (modifier & SHIFT) !== 0;
  key.code = code;
  key.name = NAMES[code] ?? 'undefined';
  if (!(code in NAMES)) return;
  const last = code.at(-1)!;
  if (last === '$' || code === '[Z' || /^\[[a-e]$/.test(code)) key.shift = true;
  else if (last === '^' || /^O[a-e]$/.test(code)) key.ctrl = true;
}

const isDigit = (text: string): boolean => text >= '0' && text <= '9';

/** Takes one character at a time and calls `emit` when a key is complete. An empty text ends a sequence that waits. */
export function* keyParser(emit: (text: string | undefined, key: Key) => void): Generator<undefined, never, string> {
  while (true) {
    let character = yield;
    let sequence = character;
    let isEscaped = false;
    const key: Key = { sequence: '', name: undefined, ctrl: false, meta: false, shift: false };

    if (character === '\x1b') {
      isEscaped = true;
      character = yield;
      sequence += character;
      if (character === '\x1b') {
        character = yield;
        sequence += character;
      }
    }

    if (isEscaped && character === 'O') {
      // SS3: a letter, after a digit where there is a modifier.
      let modifier = 0;
      character = yield;
      sequence += character;
      if (isDigit(character)) {
        modifier = Number(character) - 1;
        character = yield;
        sequence += character;
      }
      nameSequence(key, `O${character}`, modifier);
    } else if (isEscaped && character === '[') {
      // CSI: numbers with a modifier, then what ends it. The Linux console has a second bracket.
      let code = '[';
      character = yield;
      sequence += character;
      if (character === '[') {
        code += character;
        character = yield;
        sequence += character;
      }
      const start = sequence.length - 1;
      for (let digits = 0; digits < 3 && isDigit(character); digits++) {
        character = yield;
        sequence += character;
      }
      if (character === ';') {
        character = yield;
        sequence += character;
        if (isDigit(character)) {
          character = yield;
          sequence += character;
        }
      }
      const command = sequence.slice(start);
      const numbered = /^(?:(\d\d?)(?:;(\d))?([~^$])|(\d{3}~))$/.exec(command);
      const lettered = /^((\d;)?(\d))?([A-Za-z])$/.exec(command);
      if (numbered !== null) {
        const [, number, modifier, end, paste] = numbered;
        nameSequence(key, code + (paste ?? number! + end!), Number(modifier ?? 1) - 1);
      } else if (lettered !== null) {
        nameSequence(key, code + lettered[4]!, Number(lettered[3] ?? 1) - 1);
      } else {
        nameSequence(key, code + command, 0);
      }
    } else {
      namePlain(key, character, isEscaped);
    }

    key.sequence = sequence;
    if (sequence.length !== 0 && (key.name !== undefined || isEscaped)) {
      emit(isEscaped ? undefined : sequence, key);
    } else if ([...sequence].length === 1) {
      // A character that is no key of its own, as of another script.
      emit(sequence, key);
    }
  }
}

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'return',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
  '\x1b': 'escape',
  ' ': 'space',
};

function namePlain(key: Key, character: string, isEscaped: boolean): void {
  const control = CONTROLS[character];
  if (control !== undefined) {
    key.name = control;
    key.meta = isEscaped;
  } else if (!isEscaped && character <= '\x1a' && character !== '') {
    key.name = String.fromCharCode(character.charCodeAt(0) + 96);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
    key.meta = isEscaped;
  } else if (isEscaped) {
    key.name = character === '' ? 'escape' : undefined;
    key.meta = true;
  }
}
