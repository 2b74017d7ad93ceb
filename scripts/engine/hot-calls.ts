/**
 * Small functions and the callers into which they are inlined: the pairs that make at least 0.05 % of all calls of functions
 * below 45 expressions in the programs of bench/compute.ts, counted by a copy of the callee for each pair. Inlining the same
 * functions everywhere is no faster and adds 130 KB instead of 19. The interpreter (202) gets two of them only: with a third
 * V8 takes 190 ms instead of 86 to optimize it, for 2 % of speed, and a process ends no sooner than that.
 */
export const hotCalls: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    // JS_FreeValue, 27 % of these calls, two thirds of them by the interpreter
    0: '6 11 14 38 42 45 56 61 67 141 143 155 178 202 260 292 297 454 500 517 527 600 604 605 644 646 694 719 853 1014 1031 1033 1034 1104 1256 1270',
    // js_poll_interrupts, its quick half
    108: '202 517',
    // set_value: stores a value and frees the one before
    14: '142 320 600',
    // JS_FreeValueRT
    15: '265 413 444 1045 1053 1066 1072',
    // JS_FreeAtom, JS_FreeAtomRT, JS_DupAtom, atom kind, JS_ValueToAtom
    6: '61 141 453 600',
    104: '265 1060',
    13: '30 100 118 711',
    313: '100',
    30: '61 141 453',
    // js_malloc, js_realloc, string allocation, array growth, memcpy, memcmp
    20: '100 235 458 600 679 692 698 721',
    161: '107 692 736',
    205: '98 264 500',
    262: '320 505',
    193: '564 756',
    106: '392 1024',
    // hash chains of shapes: link, unlink; freeing a property
    399: '118 266',
    529: '118 265',
    413: '748',
    // calls with fixed arguments: property access and definition by value, JS_Call, conversions
    9: '1014 1024 1031 1034',
    11: '141 453 720',
    42: '5 192',
    66: '604 1269 1270',
    68: '292',
    91: '228 314 402 719',
    144: '1028 1104',
    200: '449 1104',
    // class checks of an object
    25: '295 459 900 1104 1272',
    72: '951',
  }).map(([callee, callers]) => [callee, new Set(callers.split(' '))]),
);
