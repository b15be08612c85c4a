/** What the build puts in place of the name of a text. */
type Words = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
