import type { EventEmitter } from 'node:events';
import type { Key } from './guest-keys.ts';
import type { Output } from './guest-terminal-codes.ts';

/**
 * Methods of an interface that programs reach under a symbol, and under a name with an underscore on `readline.Interface`:
 * some replace `_writeToOutput` to hide what is typed (observed).
 */
export const kSetRawMode: unique symbol = Symbol('_setRawMode') as never;
export const kOnLine: unique symbol = Symbol('_onLine') as never;
export const kWriteToOutput: unique symbol = Symbol('_writeToOutput') as never;
export const kAddHistory: unique symbol = Symbol('_addHistory') as never;
export const kRefreshLine: unique symbol = Symbol('_refreshLine') as never;
export const kNormalWrite: unique symbol = Symbol('_normalWrite') as never;
export const kInsertString: unique symbol = Symbol('_insertString') as never;
export const kTabComplete: unique symbol = Symbol('_tabComplete') as never;
export const kTabCompleter: unique symbol = Symbol('_tabCompleter') as never;
export const kWordLeft: unique symbol = Symbol('_wordLeft') as never;
export const kWordRight: unique symbol = Symbol('_wordRight') as never;
export const kDeleteLeft: unique symbol = Symbol('_deleteLeft') as never;
export const kDeleteRight: unique symbol = Symbol('_deleteRight') as never;
export const kDeleteWordLeft: unique symbol = Symbol('_deleteWordLeft') as never;
export const kDeleteWordRight: unique symbol = Symbol('_deleteWordRight') as never;
export const kDeleteLineLeft: unique symbol = Symbol('_deleteLineLeft') as never;
export const kDeleteLineRight: unique symbol = Symbol('_deleteLineRight') as never;
export const kLine: unique symbol = Symbol('_line') as never;
export const kHistoryNext: unique symbol = Symbol('_historyNext') as never;
export const kHistoryPrev: unique symbol = Symbol('_historyPrev') as never;
export const kGetDisplayPos: unique symbol = Symbol('_getDisplayPos') as never;
export const kMoveCursor: unique symbol = Symbol('_moveCursor') as never;
export const kTtyWrite: unique symbol = Symbol('_ttyWrite') as never;
export const kBeforeEdit: unique symbol = Symbol('_beforeEdit') as never;
export const kPushToKillRing: unique symbol = Symbol('_pushToKillRing') as never;
export const kYank: unique symbol = Symbol('_yank') as never;
export const kYankPop: unique symbol = Symbol('_yankPop') as never;
export const kUndo: unique symbol = Symbol('_undo') as never;
export const kRedo: unique symbol = Symbol('_redo') as never;
export const kQuestion: unique symbol = Symbol('kQuestion') as never;
export const kQuestionCancel: unique symbol = Symbol('kQuestionCancel') as never;

/** State that has a name with an underscore as well. */
export const kDecoder: unique symbol = Symbol('_decoder') as never;
export const kLineBuffer: unique symbol = Symbol('_line_buffer') as never;
export const kOldPrompt: unique symbol = Symbol('_oldPrompt') as never;
export const kPreviousKey: unique symbol = Symbol('_previousKey') as never;
export const kPrompt: unique symbol = Symbol('_prompt') as never;
export const kQuestionCallback: unique symbol = Symbol('_questionCallback') as never;
export const kSawReturnAt: unique symbol = Symbol('_sawReturnAt') as never;
export const kSubstringSearch: unique symbol = Symbol('kSubstringSearch') as never;
export const kUndoStack: unique symbol = Symbol('_undoStack') as never;
export const kRedoStack: unique symbol = Symbol('_redoStack') as never;
export const kKillRing: unique symbol = Symbol('_killRing') as never;
export const kKillRingCursor: unique symbol = Symbol('_killRingCursor') as never;
export const kYanking: unique symbol = Symbol('_yanking') as never;
export const kLineObjectStream: unique symbol = Symbol('line object stream') as never;

export interface Position {
  rows: number;
  cols: number;
}
export interface EditState {
  readonly text: string;
  readonly cursor: number;
}
export type Completion = readonly [completions: readonly string[], completeOn: string];
export type CompletionCallback = (error: unknown, value?: Completion) => void;
export type AnyCompleter = (line: string, callback?: CompletionCallback) => Completion | Promise<Completion>;
export type LineOutput = Output & EventEmitter & { columns?: number; isTTY?: boolean };
export type LineInput = EventEmitter & {
  pause(): void;
  resume(): void;
  isRaw?: boolean;
  setRawMode?(mode: boolean): unknown;
};

/** An interface as its methods see it. */
export interface Editor extends EventEmitter {
  line: string;
  cursor: number;
  closed: boolean;
  paused: boolean | undefined;
  terminal: boolean;
  prevRows: number;
  tabSize: number;
  crlfDelay: number;
  escapeCodeTimeout: number;
  isCompletionEnabled: boolean;
  readonly columns: number;
  readonly input: LineInput;
  readonly output: LineOutput | null | undefined;
  completer: AnyCompleter | undefined;
  history: string[];
  historyIndex: number;
  historySize: number;
  removeHistoryDuplicates: boolean;
  [kDecoder]: { write(chunk: unknown): string } | undefined;
  [kLineBuffer]: string | null | undefined;
  [kOldPrompt]: string;
  [kPreviousKey]: Key | null;
  [kPrompt]: string;
  [kQuestionCallback]: ((answer: string) => void) | null | undefined;
  [kSawReturnAt]: number;
  [kSubstringSearch]: string | null;
  [kUndoStack]: EditState[];
  [kRedoStack]: EditState[];
  [kKillRing]: string[];
  [kKillRingCursor]: number;
  [kYanking]: boolean;
  close(): void;
  pause(): Editor;
  resume(): Editor;
  prompt(preserveCursor?: boolean): void;
  setPrompt(prompt: string): void;
  clearLine(): void;
  getCursorPos(): Position;
  [kSetRawMode](mode: boolean): boolean | undefined;
  [kOnLine](line: string): void;
  [kWriteToOutput](text: string): void;
  [kAddHistory](): string;
  [kRefreshLine](): void;
  [kNormalWrite](chunk: unknown): void;
  [kInsertString](text: string): void;
  [kTabComplete](lastKeypressWasTab: boolean): unknown;
  [kTabCompleter](lastKeypressWasTab: boolean, completion: Completion): void;
  [kWordLeft](): void;
  [kWordRight](): void;
  [kDeleteLeft](): void;
  [kDeleteRight](): void;
  [kDeleteWordLeft](): void;
  [kDeleteWordRight](): void;
  [kDeleteLineLeft](): void;
  [kDeleteLineRight](): void;
  [kLine](): void;
  [kHistoryNext](): void;
  [kHistoryPrev](): void;
  [kGetDisplayPos](text: string): Position;
  [kMoveCursor](by: number): void;
  [kTtyWrite](text: string | undefined, key: Key | undefined): void;
  [kBeforeEdit](text: string, cursor: number): void;
  [kPushToKillRing](text: string): void;
  [kYank](): void;
  [kYankPop](): void;
  [kUndo](): void;
  [kRedo](): void;
  [kQuestion](query: string, callback: (answer: string) => void): void;
  [kQuestionCancel](): void;
}
