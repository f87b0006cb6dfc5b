import { createPhraseIndex } from './phrase-index';
import { foldSpelling } from './spelling';
import { stem } from './stem';

// Everyday English words of about the same meaning, one row each, whatever a pack is about. They are a hint beside the words
// themselves and never replace them: "change" and "modify" mean the same of an order, but not of a coin.
const ROWS = `
price, cost, rate, charge, fee, how much, expensive, cheap, costly, afford, tariff
buy, purchase, get one, acquire
sell, sold, stock, in stock, available, availability
money, cash, amount, fund, funds, rupees, dollars, pounds, payment
pay, paid, payment, settle
refund, money back, reimburse, reimbursement, repay
return, exchange, replace, replacement, swap, send back, give back
deliver, delivery, ship, shipping, shipment, dispatch, courier, send out
parcel, package, packet, consignment
arrive, arrival, reach, come, receive, turn up, get here
late, delay, slow, still waiting, not yet, overdue, held up
status, track, where is, whereabouts, progress, update on
order, booking, reservation, booked
cancel, cancellation, call off, scrap
discount, offer, deal, promo, promotion, coupon, voucher, sale, bargain, code
free, no charge, complimentary, for nothing
phone, mobile, cell, telephone, phone number, contact number
call, ring, contact, reach you, get in touch, speak, talk
agent, representative, executive, operator, supervisor, manager, customer care, customer service, customer support, human, real person
help, assist, assistance, support, guide
problem, issue, trouble, error, glitch, bug, fault, wrong
broken, faulty, defective, damaged, not working, does not work, not work, stopped working, crashed, fail, failed
fake, counterfeit, duplicate, genuine, original, authentic, real
cheat, fraud, scam, rigged, dishonest
shop, store, outlet, showroom, branch, office, centre
near me, nearby, close by, around here, in my area, in my city, location, address
change, modify, update, edit, alter, amend, correct
delete, remove, erase, get rid of, close
add, deposit, put in, top up, load
withdraw, withdrawal, take out, cash out, transfer
verify, verification, confirm, validate, approve, approval, check
register, registration, sign up, signup, create account, enrol, join
log in, login, sign in, signin, log on, access
account, profile, user
password, pin, passcode
email, mail, e mail
document, paper, form, proof, certificate
join, enter, participate, take part, enrol
win, won, winner, winning, prize, reward
lose, lost, loss
point, score, mark
bonus, extra, reward, gift
game, match, play, contest, tournament, competition
rule, regulation, policy, terms, conditions
size, dimension, measurement, length, width, height, inch, feet, big, large, small
colour, shade
soft, hard, firm, comfortable
kind, type, sort, variety, variant, version, model, option, range
difference, differ, compare, comparison, versus, better, which one
recommend, suggest, advise, which should
feature, specification, detail, information, description, about
quality, good, well made
warranty, guarantee, insurance, cover
trial, test, try, sample
instalment, installment, monthly payment, pay later, loan, finance
cash on delivery, pay on delivery, cod
bad, worst, useless, terrible, pathetic, poor, awful, horrible, rubbish, waste, disappointed, hate
good, great, nice, awesome, best, excellent, amazing, brilliant, wonderful, perfect, love
thanks, thank, appreciate, grateful, cheers
sorry, apologise, apology, excuse
hello, hi, hey, greetings, good morning
goodbye, bye, see you, farewell
show, display, list, view, see
tell, explain, describe, say
find, look for, search, locate
begin, start, commence
end, finish, stop, over, complete
open, working, operational, functioning, running, active
close, shut, closed
fast, quick, quickly, speed, urgent, immediately, soon
time, how long, duration, how many days, how many hours, when, date, day
today, now, currently, at the moment, right now
small, little, tiny
child, kid, children, son, daughter
friend, mate, someone else, somebody else, other people
illness, disease, sickness, condition
food, eat, meal, diet
weight, kilo, kg, lose weight, gain weight
home, house
car, vehicle
work, job, office
safe, harmless, risk, dangerous, harm
effect, result, outcome, consequence
need, require, necessary, must, have to, important
allow, possible, can i, permitted, may i
want, wish, would like, looking for, interested
give, provide, supply, offer
use, usage, apply, how to use
make, create, build, produce
expire, expiry, valid, validity, out of date
limit, maximum, minimum, at most, at least
name, called, title
website, site, app, application, page, portal
download, install, update
`;

/** What a meaning begins with, to tell it from a stem. */
export const MEANING_MARK = '~';

const index = createPhraseIndex(
  ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const members = row.split(', ').map((member) => member.split(' ').map((word) => stem(foldSpelling(word))));
      return members.map((member) => [member, `${MEANING_MARK}${members[0]!.join(' ')}`] as const);
    }),
);

/**
 * The everyday meanings of a text's stems, each as the first member of its row.
 *
 * A word of several rows has several; where a phrase begins, its meanings and those of its first word count.
 */
export function everydayMeanings(stems: readonly string[]): readonly string[] {
  const found = new Set<string>();
  stems.forEach((word, at) => {
    for (const words of [stems, [word]]) {
      for (const meaning of index.longestAt(words, words === stems ? at : 0)?.values ?? []) {
        found.add(meaning);
      }
    }
  });
  return [...found];
}
