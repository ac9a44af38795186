// The words scripts say, in the language of the site. Messages are those of the string files whose
// keys begin with `js-`; the build writes them into the line below.

const MESSAGES = {};

const language = globalThis.document?.documentElement.lang || 'en';
let rules;

export function say(key, values = {}) {
  const message = MESSAGES[key] ?? key;
  rules ??= new Intl.PluralRules(language);
  const text = typeof message === 'string' ? message : message[rules.select(values.n)] ?? message.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? values[name].toLocaleString(language) : values[name]));
}
