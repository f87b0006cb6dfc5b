import { z } from 'zod';

/** A list of words; empty where it is left out. */
export const words = z.array(z.string()).default([]);
/** Words that follow each other, in one text: "do not". */
export const run = z.string().transform((text) => text.split(' ').filter(Boolean));
/** Many words in one text, between white space. */
export const listed = z.string().transform((text) => text.trim().split(/\s+/));
