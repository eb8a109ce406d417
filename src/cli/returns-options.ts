// The texts of options as the values of a message; what they may be is for the service to say.

/** Throws one sentence for a text that has another form. */
export type ReadOption = (text: string | true) => unknown;

export const textIn: ReadOption = (text) => String(text);
export const flag =
  (value: boolean): ReadOption =>
  () =>
    value;

/** `a,b` */
export const listIn: ReadOption = (text) => partsOf(text);

/** `1=2,3`: two units of line 1, one of line 3. */
export const unitsIn: ReadOption = (text) =>
  partsOf(text).map((part) => {
    const [, line, quantity = '1'] = /^(.+?)(?:=([0-9]{1,6}))?$/.exec(part) ?? [];
    return { line, quantity: Number(quantity) };
  });

/** `clean=yes,labels=no` */
export const sheetIn: ReadOption = (text) =>
  Object.fromEntries(
    partsOf(text).map((part) => {
      const [, answer, said] = /^([^=]+)=(yes|no)$/.exec(part) ?? [];
      if (answer === undefined)
        throw new Error(`${part} is no answer of a sheet: write it like clean=yes or labels=no.`);
      return [answer, said === 'yes'];
    }),
  );

export const wholeIn: ReadOption = (text) => {
  if (!/^[0-9]{1,12}$/.test(String(text)))
    throw new Error(`${String(text)} is no whole number of minor units, such as 7990.`);
  return Number(text);
};

/** As it is typed, with an offset; a date alone would leave open when its day ends. */
export const instantIn: ReadOption = (text) => {
  const given = String(text);
  const isInstant = /T.*(Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(Date.parse(given));
  if (!isInstant) throw new Error(`${given} is no instant with an offset: write it like 2026-03-25T12:00:00Z.`);
  return given;
};

function partsOf(text: string | true): readonly string[] {
  return String(text)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
