import { all, button, callout, el, first, heading, link, list, paragraph } from '../../shared/dom.js';
import { field } from '../fields.js';
import { amount, memberAddress, networkAddress, roundPath } from '../parts.js';
import { ask } from '../sign-in.js';
import { added, begun, changed, LEFT_OUT, leftOut, merged, moved, NOWHERE, placed, split, unplaced } from './grouping.js';

/**
 * @import { Themes } from 'contract'
 * @import { Grouping, Theme } from './grouping.js'
 */

/** The themes of a network: a suggestion or what was saved, to regroup and to save. @type {import('../page.js').View} */
export async function view({ round, network }, page) {
  /** @type {`/api/rounds/${string}/networks/${string}/themes`} */
  const path = `${roundPath(round)}/networks/${encodeURIComponent(network)}/themes`;
  const answer = await ask(path);
  if (answer.kind !== 'done') return page.trouble(answer);
  let told = answer.body;
  let etag = answer.etag;
  let grouping = begun(told);
  let saving = false;
  const said = el('div', { 'class': 'said', 'role': 'status', 'aria-live': 'polite' });
  const place = el('div', {});
  /** The themes that are unfolded. @type {Set<string>} */
  const unfolded = new Set();

  /** Does something to the grouping, says so, and shows it with the focus where one goes on. @param {Grouping} next @param {string} what @param {string} [focus] */
  function act(next, what, focus = '') {
    grouping = next;
    show();
    const on = focus ? document.getElementById(focus) : null;
    (on ?? document.getElementById('themes-save'))?.focus();
    said.replaceChildren(paragraph(`${what} Nog niet opgeslagen.`));
  }

  /** Says what has to be chosen first, and leads there. @param {string} what @param {string} [where] */
  function chooseFirst(what, where = '') {
    said.replaceChildren(paragraph(what));
    document.getElementById(where)?.focus();
  }

  function show() {
    const asked = new Map(told.questions.map((question) => [question.id, question]));
    const open = unplaced(grouping, told.questions);
    place.replaceChildren(
      ...notes(told.unplaced.filter(({ id, new: isNew }) => isNew && open.includes(id)).length),
      ...(open.length ? [heading(2, told.version ? 'Nog zonder thema' : 'Past nergens goed bij'), questions(asked, open, NOWHERE)] : []),
      ...(told.questions.length
        ? [
            heading(2, 'Thema’s'),
            paragraph(
              `${amount(grouping.themes.length, 'thema', 'thema’s')}, ${amount(told.questions.length, 'leervraag', 'leervragen')}. Klap een thema open om het te wijzigen.`,
            ),
          ]
        : []),
      ...grouping.themes.map((theme) => themeSection(asked, theme)),
      el(
        'div',
        { class: 'row-actions' },
        button(
          'Thema toevoegen',
          'secondary',
          () => {
            const more = added(grouping, 'Nieuw thema');
            unfolded.add(newest(more));
            act(more, 'Er is een thema bij.', `name-${newest(more)}`);
          },
          { id: 'themes-add' },
        ),
      ),
      ...(grouping.leftOut.length ? [heading(2, 'Doet niet mee'), questions(asked, grouping.leftOut, LEFT_OUT)] : []),
      heading(2, 'Opslaan'),
      showing(),
      el('div', { class: 'form-actions' }, button('Opslaan', 'primary', save, { id: 'themes-save' })),
    );
  }

  /** Whether the pairs see the themes. @returns {Node} */
  function showing() {
    const box = el('input', {
      'class': 'utrecht-checkbox utrecht-checkbox--html-input',
      'type': 'checkbox',
      'id': 'shown-to-pairs',
      'aria-describedby': 'shown-to-pairs-hint',
      'checked': grouping.shownToPairs,
    });
    box.addEventListener('change', () => (grouping = { ...grouping, shownToPairs: box.checked }));
    return el(
      'div',
      { class: 'utrecht-form-field' },
      el(
        'div',
        { class: 'choice' },
        box,
        el(
          'label',
          { class: 'utrecht-form-label utrecht-form-label--checkbox', for: 'shown-to-pairs' },
          'Laat deze thema’s zien op de eigen pagina van elk tweetal in dit leernetwerk',
        ),
      ),
      el(
        'div',
        { class: 'utrecht-form-field-description utrecht-form-field__description', id: 'shown-to-pairs-hint' },
        'Ze zien de thema’s, de leervragen en de namen van de initiatieven, zonder namen van mensen. Een vraag zonder thema zien ze niet.',
      ),
    );
  }

  /** @param {number} added how many questions are new and have no place yet @returns {Node[]} */
  const notes = (added) => [
    paragraph(
      told.version
        ? `Laatst opgeslagen${told.savedBy?.name ? ` door ${told.savedBy.name}` : ''}.`
        : 'Dit is een voorstel. Wijzig wat je wilt en sla het op; daarna blijft het zo, tot jij of een collega het wijzigt.',
    ),
    ...(added ? [callout('info', paragraph(`${amount(added, 'leervraag is', 'leervragen zijn')} nieuw of aangescherpt sinds er is opgeslagen.`))] : []),
    ...(told.gone.length
      ? [
          callout(
            'info',
            paragraph(`${amount(told.gone.length, 'leervraag staat', 'leervragen staan')} er niet meer: aangescherpt, of het initiatief doet niet meer mee.`),
          ),
        ]
      : []),
    ...unread(told.unreadable),
    ...(told.questions.length ? [] : [paragraph('Er zijn nog geen leervragen van initiatieven met een plek in dit leernetwerk.')]),
  ];

  /** @param {Map<string, Themes['questions'][number]>} asked @param {Theme} theme @returns {Node} */
  function themeSection(asked, theme) {
    const suggested = told.merges.find((merge) => merge.theme === theme.id);
    const into = grouping.themes.find(({ id }) => id === suggested?.into);
    const others = grouping.themes.filter(({ id }) => id !== theme.id);
    const offers = told.themes.find(({ id }) => id === theme.id)?.offers ?? [];
    const names = offers.map((reference) => told.questions.find((question) => question.reference === reference)?.initiative ?? reference);
    const name = field(`name-${theme.id}`, 'Naam van het thema', { value: theme.name });
    const about = field(`about-${theme.id}`, 'Omschrijving', { value: theme.description, rows: 2, optional: true });
    /** @type {Array<[string, string]>} */
    const meetings = [['', 'Nog geen'], ...told.meetings.map((meeting, at) => /** @type {[string, string]} */ ([String(at), meeting]))];
    const when = field(`meeting-${theme.id}`, 'Bijeenkomst', { options: meetings, value: theme.meeting === undefined ? '' : String(theme.meeting) });
    const summary = el('summary', { id: `theme-${theme.id}` });
    /** @param {Partial<Theme>} change */
    const change = (change) => {
      grouping = changed(grouping, theme.id, change);
      summarize();
    };
    const summarize = () => {
      const now = grouping.themes.find(({ id }) => id === theme.id) ?? theme;
      const meeting = now.meeting === undefined ? undefined : told.meetings[now.meeting];
      summary.replaceChildren(
        now.name || 'Zonder naam',
        el(
          'small',
          { class: 'when' },
          [amount(now.questions.length, 'leervraag', 'leervragen'), ...(meeting ? [meeting] : []), ...(into ? [`weinig: lijkt op ${into.name}`] : [])].join(
            ', ',
          ),
        ),
      );
    };
    name.addEventListener('input', () => change({ name: first(HTMLInputElement, 'input', name).value }));
    about.addEventListener('input', () => change({ description: first(HTMLTextAreaElement, 'textarea', about).value }));
    when.addEventListener('change', () => {
      const chosen = first(HTMLSelectElement, 'select', when).value;
      change({ meeting: chosen === '' ? undefined : Number(chosen) });
    });
    summarize();
    const section = el(
      'details',
      { class: 'preview theme', open: unfolded.has(theme.id) },
      summary,
      name,
      about,
      when,
      ...(names.length ? [paragraph(`Kan hierover iets delen: ${names.join(', ')}.`)] : []),
      ...(into ? [paragraph(`Weinig leervragen voor een bijeenkomst. Lijkt het meest op: ${into.name}.`)] : []),
      ...(theme.questions.length
        ? [questions(asked, theme.questions, theme.id), splitAction(theme)]
        : [paragraph('Nog geen leervragen. Een thema zonder leervragen mag je ook samenvoegen met een ander.')]),
      ...(others.length ? [mergeAction(theme, others, into)] : []),
    );
    section.addEventListener('toggle', () => {
      if (section.open) unfolded.add(theme.id);
      else unfolded.delete(theme.id);
    });
    return section;
  }

  /** @param {Theme} theme @returns {Node} */
  const splitAction = (theme) =>
    el(
      'div',
      { class: 'row-actions' },
      button(
        'Zet aangevinkte vragen in een nieuw thema',
        'secondary',
        () => {
          const chosen = all(HTMLInputElement, `[name="split-${theme.id}"]:checked`).map(({ value }) => value);
          if (!chosen.length) return chooseFirst('Vink eerst een of meer leervragen aan.');
          const next = split(grouping, theme.id, chosen, 'Nieuw thema');
          unfolded.add(newest(next));
          act(next, `${amount(chosen.length, 'leervraag staat', 'leervragen staan')} nu in een nieuw thema.`, `name-${newest(next)}`);
        },
        { 'id': `split-${theme.id}`, 'aria-label': `Zet aangevinkte vragen in een nieuw thema, uit ${theme.name}` },
      ),
    );

  /** @param {Theme} theme @param {Theme[]} others @param {Theme} [into] @returns {Node} */
  const mergeAction = (theme, others, into) =>
    el(
      'div',
      { class: 'with-button' },
      field(`merge-${theme.id}`, 'Samenvoegen met', {
        options: [['', 'Kies een thema'], ...others.map(({ id, name: called }) => /** @type {[string, string]} */ ([id, called]))],
        value: into?.id ?? '',
      }),
      button(
        'Voeg samen',
        'secondary',
        () => {
          const other = others.find(({ id }) => id === first(HTMLSelectElement, `#merge-${theme.id}`).value);
          if (!other) return chooseFirst('Kies eerst een thema om mee samen te voegen.', `merge-${theme.id}`);
          unfolded.add(other.id);
          act(merged(grouping, theme.id, other.id), `${theme.name} hoort nu bij ${other.name}.`, `theme-${other.id}`);
        },
        { 'id': `merge-now-${theme.id}`, 'aria-label': `Voeg samen: ${theme.name}` },
      ),
    );

  /** @param {Map<string, Themes['questions'][number]>} asked @param {string[]} ids @param {string} at @returns {Node} */
  const questions = (asked, ids, at) =>
    el(
      'ul',
      { class: 'turns theme__questions' },
      ...ids.flatMap((id) => {
        const question = asked.get(id);
        return question ? [questionNode(question, at, ids)] : [];
      }),
    );

  /** @param {Themes['questions'][number]} question @param {string} at @param {string[]} beside @returns {Node} */
  function questionNode(question, at, beside) {
    const key = keyOf(question.id, at);
    const fresh = told.unplaced.find(({ id }) => id === question.id);
    const reason = at === NOWHERE ? fresh?.reason : question.reason;
    const here = grouping.themes.some(({ id }) => id === at);
    const elsewhere = grouping.themes.filter(({ id }) => id !== at);
    /** @type {Array<[string, string]>} */
    const options = [
      ['', 'Kies waarheen'],
      ...elsewhere.map(({ id, name }) => /** @type {[string, string]} */ ([id, `Naar: ${name}`])),
      ...(here ? elsewhere.map(({ id, name }) => /** @type {[string, string]} */ ([`+${id}`, `Ook in: ${name}`])) : []),
      ['*', fresh?.newTheme && at === NOWHERE ? `Naar een nieuw thema: ${fresh.newTheme}` : 'Naar een nieuw thema'],
      ...(at === LEFT_OUT ? [] : [/** @type {[string, string]} */ ([LEFT_OUT, 'Doet niet mee'])]),
    ];
    const suggested = at !== NOWHERE ? undefined : (fresh?.theme ?? (fresh?.newTheme ? '*' : undefined));
    const next = beside[beside.indexOf(question.id) + 1] ?? beside[beside.indexOf(question.id) - 1];
    return el(
      'li',
      {},
      here
        ? el(
            'div',
            { class: 'choice' },
            el('input', {
              class: 'utrecht-checkbox utrecht-checkbox--html-input',
              type: 'checkbox',
              id: `tick-${key}`,
              name: `split-${at}`,
              value: question.id,
            }),
            el('label', { class: 'utrecht-form-label utrecht-form-label--checkbox typed', for: `tick-${key}` }, question.text),
          )
        : el('div', { class: 'typed' }, question.text),
      el(
        'small',
        { class: 'when' },
        ...(at === NOWHERE && fresh?.new ? [el('strong', {}, 'Nieuw of aangescherpt'), ' van '] : []),
        link(memberAddress(round, network, question.reference), question.initiative),
        reason ? `, ${reason}` : null,
      ),
      el(
        'div',
        { class: 'with-button' },
        field(`move-${key}`, 'Waarheen', { options, value: options.some(([value]) => value === suggested) ? suggested : '' }),
        button(
          'Verplaats',
          'secondary',
          () => {
            const to = first(HTMLSelectElement, `#${CSS.escape(`move-${key}`)}`).value;
            if (!to) return chooseFirst('Kies eerst waar de leervraag heen gaat.', `move-${key}`);
            act(after(question.id, at, to, fresh?.newTheme), 'Verplaatst.', next ? `move-${keyOf(next, at)}` : here ? `theme-${at}` : '');
          },
          { 'id': `go-${key}`, 'aria-label': `Verplaats: ${question.text}` },
        ),
      ),
    );
  }

  /** @param {string} question @param {string} at @param {string} to @param {string} [called] @returns {Grouping} */
  function after(question, at, to, called = 'Nieuw thema') {
    if (to === LEFT_OUT) return leftOut(grouping, question);
    if (to.startsWith('+')) return placed(grouping, question, to.slice(1));
    if (to !== '*') return moved(grouping, question, at, to);
    const more = added(grouping, called);
    return moved(more, question, at, newest(more));
  }

  async function save() {
    if (saving) return;
    saving = true;
    const sent = grouping;
    const outcome = await ask(path, { method: 'PUT', body: sent, etag });
    saving = false;
    if (outcome.kind === 'done') {
      ({ body: told, etag } = outcome);
      // What was changed while this was under way is kept.
      if (grouping === sent) grouping = begun(told);
      show();
      said.replaceChildren(
        callout('ok', paragraph('Opgeslagen.'), ...(told.shownToPairs ? [paragraph('De tweetallen zien deze thema’s op hun eigen pagina.')] : [])),
      );
    } else if (outcome.kind === 'refused' && outcome.status === 412) await overtaken();
    else if (outcome.kind === 'refused' && outcome.status === 401)
      said.replaceChildren(
        callout(
          'warning',
          paragraph('Je bent niet meer ingelogd. Wat je deed, staat er nog.'),
          paragraph(link('/beheer/', 'Log opnieuw in (opent een nieuw tabblad), en sla daarna hier op', { target: '_blank', rel: 'noopener' })),
        ),
      );
    else if (outcome.kind === 'refused')
      said.replaceChildren(
        callout('error', paragraph(outcome.problem.detail ?? 'Dit kon niet worden opgeslagen.'), list((outcome.problem.errors ?? []).map(wrong))),
      );
    else said.replaceChildren(callout('error', paragraph('We weten niet of het is opgeslagen. Controleer je verbinding en sla nog eens op.')));
    document.getElementById('themes-save')?.focus();
  }

  /** @param {{pointer: string, detail: string}} error @returns {string} */
  const wrong = ({ pointer, detail }) => {
    const at = /^#\/themes\/(\d+)/.exec(pointer);
    const theme = at ? grouping.themes[Number(at[1])] : undefined;
    return theme ? `${theme.name || 'Thema zonder naam'}: ${detail}` : detail;
  };

  /** Somebody else saved meanwhile: both stay, until this person chooses. */
  async function overtaken() {
    const now = await ask(path);
    if (now.kind !== 'done')
      return void said.replaceChildren(callout('error', paragraph('Een collega heeft intussen iets opgeslagen. Wat jij deed, staat er nog.')));
    said.replaceChildren(
      callout(
        'warning',
        paragraph(
          `${now.body.savedBy?.name ?? 'Een collega'} heeft intussen thema’s opgeslagen. Wat jij deed, staat er nog en is niet opgeslagen. Dit is nu opgeslagen:`,
        ),
        list(now.body.themes.map(({ name, questions: of }) => `${name} (${amount(of.length, 'vraag', 'vragen')})`)),
        button('Ga verder met wat er is opgeslagen', 'secondary', () => {
          ({ body: told, etag } = now);
          act(begun(told), 'Je ziet wat er is opgeslagen.');
        }),
        button('Houd wat ik deed, en vervang het', 'secondary', () => {
          ({ body: told, etag } = now);
          save();
        }),
      ),
    );
  }

  page.fill('Thema’s', paragraph(link(networkAddress(round, network), `Leernetwerk ${network}`)), place, said);
  show();
}

/** A part of an id for a question where it stands. @param {string} id @param {string} at @returns {string} */
const keyOf = (id, at) => `${at || 'new'}-${id.replaceAll('.', '-')}`;

/** @param {string[]} [references] of registrations that are damaged @returns {Node[]} */
const unread = (references = []) =>
  references.length
    ? [
        callout(
          'warning',
          paragraph(
            `${amount(references.length, 'aanmelding is niet te lezen, en de vragen daarvan ontbreken', 'aanmeldingen zijn niet te lezen, en de vragen daarvan ontbreken')} hier misschien: ${new Intl.ListFormat('nl').format(references)}. De beheerder van het systeem is gewaarschuwd.`,
          ),
        ),
      ]
    : [];

/** @param {Grouping} grouping @returns {string} the id of the theme that was added last */
const newest = ({ themes }) => themes[themes.length - 1]?.id ?? '';
