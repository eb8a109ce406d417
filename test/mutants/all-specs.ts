// The specs of policies, calendars and values in one file: a changed line is judged by one loading of the code, quick
// specs first. What is left out speaks of pages, forms and processes, or only says the same again at length.
import '../domain/calendar-due.test.ts';
import '../domain/calendar-hours.test.ts';
import '../domain/calendar-pauses.test.ts';
import '../domain/calendar-working-days.test.ts';
import '../domain/calendar-zone.test.ts';
import '../domain/codes.test.ts';
import '../domain/rma.test.ts';
import '../policy/decide-versions.test.ts';
import '../policy/packs.test.ts';
import '../policy/packs-justsoso-aisoon.test.ts';
import '../policy/packs-platform-website.test.ts';
import '../policy/pack-errors.test.ts';
import '../policy/pack-examples.test.ts';
import '../policy/catalogue.test.ts';
import '../policy/warehouses.test.ts';
import '../policy/claim-reminders.test.ts';
import '../policy/decide-examples.test.ts';
import '../policy/sixth-shop.test.ts';
import '../policy/lint.test.ts';
import '../policy/policy-table.test.ts';
import '../policy/decide-explain.test.ts';
