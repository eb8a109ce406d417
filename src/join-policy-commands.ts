// Joins the packs to the commands about them.
import { isatty } from 'node:tty';
import type { AskedOfCommand, Command, CommandAnswer } from './cli/command-line.ts';
import { lintReport } from './cli/lint-report.ts';
import { paintOf } from './cli/page.ts';
import { clausePage, differencesOf, differencesPage, policyPage, type ShownPolicy } from './cli/policy-pages.ts';
import { instantOf } from './domain/instant.ts';
import { joinPolicies } from './join-policies.ts';
import { lintTexts, packTextsNamed } from './join-policy-lint.ts';
import type { Pack } from './policy/load.ts';
import { readSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function policyCommands(environment: Environment): readonly Command[] {
  const hasColours = isatty(1) && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return [
    {
      name: 'policy lint',
      says: 'Looks through policies for what their writers have to put right.',
      takes: ['[PACK...]'],
      options: [{ flags: '--cases', says: 'with each contradiction and gap a case in which it shows' }],
      examples: ['policy lint', 'policy lint /srv/our-policies --json'],
      run: async (asked) => lintAnswer(asked, hasColours),
    },
    {
      name: 'policy show',
      says: 'Shows the clauses of a shop’s policy in force, or one of them whole: words, reading and figures.',
      takes: ['SHOP', '[CLAUSE]'],
      options: [{ flags: '--version <version>', says: 'another version than the one in force' }],
      examples: ['policy show SHOP', 'policy show SHOP ALL-12'],
      run: async (asked) => showAnswer(environment, asked, hasColours),
    },
    {
      name: 'policy diff',
      says: 'Says clause by clause what differs between two versions of a shop’s policy.',
      takes: ['SHOP', 'VERSION', 'VERSION'],
      examples: ['policy diff SHOP 2025-01-01 2026-05-01'],
      run: async (asked) => diffAnswer(environment, asked, hasColours),
    },
  ];
}

function lintAnswer({ words, options }: AskedOfCommand, hasColours: boolean): CommandAnswer {
  const packs = lintTexts(packTextsNamed(words), words.length === 0);
  const text = lintReport(packs, { hasColours, hasCases: options['cases'] !== undefined });
  return { isWell: packs.every(({ findings }) => findings.length === 0), text, json: { packs } };
}

function showAnswer(environment: Environment, { words, options }: AskedOfCommand, hasColours: boolean): CommandAnswer {
  const [shop = '', id] = words;
  const { version } = options;
  const policy = policyOf(environment, shop, typeof version === 'string' ? version : undefined);
  const paint = paintOf(hasColours);
  if (id === undefined) return { isWell: true, text: policyPage(policy, paint), json: policy };
  const clause = policy.clauses.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (clause === undefined) {
    throw new Error(`The policy of ${shop} has no clause ${id}: homeward policy show ${shop} lists them.`);
  }
  return { isWell: true, text: clausePage(policy, clause, paint), json: clause };
}

function diffAnswer(environment: Environment, { words }: AskedOfCommand, hasColours: boolean): CommandAnswer {
  const [shop = '', one = '', other = ''] = words;
  const differences = differencesOf(policyOf(environment, shop, one), policyOf(environment, shop, other));
  return { isWell: true, text: differencesPage(differences, paintOf(hasColours)), json: { differences } };
}

/** Throws one sentence for a shop or version that there is not. */
function policyOf(environment: Environment, shop: string, version: string | undefined): ShownPolicy {
  const { packs, book, shops } = joinPolicies(readSettings(environment).packsFolder);
  if (!shops.includes(shop)) throw new Error(`There is no shop ${shop}; the shops are ${shops.join(', ')}.`);
  const ofShop = packs.filter(({ stamp }) => stamp.shop === shop);
  const wanted = version ?? book.packFor(shop, instantOf(Date.now()))?.version;
  const found = ofShop.find(({ stamp }) => stamp.version === wanted);
  if (found !== undefined) return shownPolicy(found);
  const versions = ofShop.map(({ stamp }) => stamp.version).join(', ');
  throw new Error(`The policy of ${shop} has no version ${wanted ?? 'in force'}; there are ${versions}.`);
}

function shownPolicy({ document, clauses, stamp }: Pack): ShownPolicy {
  const { shop, name, version, inForceFrom } = document;
  const shown = clauses.map(({ id, quote, reading, question, rule, overrides }) => {
    return { id, quote, reading, question, rule, overrides };
  });
  return { shop, name, version, inForceFrom, hash: stamp.hash, clauses: shown };
}
