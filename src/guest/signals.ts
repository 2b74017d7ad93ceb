/** Linux signal numbers by name, in Node's order (nodejs.org/api/os.html#signal-constants). */
const TABLE =
  'HUP 1 INT 2 QUIT 3 ILL 4 TRAP 5 ABRT 6 IOT 6 BUS 7 FPE 8 KILL 9 USR1 10 SEGV 11 USR2 12 PIPE 13 ALRM 14 TERM 15 CHLD 17 ' +
  'STKFLT 16 CONT 18 STOP 19 TSTP 20 TTIN 21 TTOU 22 URG 23 XCPU 24 XFSZ 25 VTALRM 26 PROF 27 WINCH 28 IO 29 POLL 29 PWR 30 SYS 31';

let signals: Readonly<Record<string, number>> | undefined;

/** `{ SIGHUP: 1, ... }`, made at its first use. */
export function signalNumbers(): Readonly<Record<string, number>> {
  if (signals === undefined) {
    const table: Record<string, number> = Object.create(null) as Record<string, number>;
    const words = TABLE.split(' ');
    for (let index = 0; index < words.length; index += 2) table[`SIG${words[index]}`] = Number(words[index + 1]);
    signals = table;
  }
  return signals;
}
