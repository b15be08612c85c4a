/* What cg.dom.make takes. */

type Single = Node | string | false | null | undefined;
type Child = Single | readonly Single[];
/** A function is a listener, under "on" and the name of the event. */
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;
