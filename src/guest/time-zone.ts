/** The time zone that the program has chosen with `process.env.TZ`; undefined while it is the granted one, which the host knows. */
export const chosenZone: { name: string | undefined } = { name: undefined };
