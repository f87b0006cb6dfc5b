/** Buying, paying, sending, accounts and devices: what people ask firms and services about. */
export const DEALINGS = `
price, cost, rate, charge, fee, how much, expensive, cheap, costly, afford, affordable, tariff, pricing, quotation, quote, budget, rupees, worth
buy, purchase, get one, acquire, shop for, order
sell, sold, seller, selling, vendor, merchant, list my, supplier
stock, in stock, available, availability, out of stock, sold out, unavailable, restock, back in stock
money, cash, amount, fund, funds, rupees, dollars, pounds, rs, inr, usd, payment, sum, bucks
pay, paid, payment, settle, paying, transaction, checkout
payment method, card, credit card, debit card, net banking, netbanking, upi, paypal, wallet, gpay, paytm, phonepe, bank transfer, cheque, mode of payment, visa, mastercard
refund, money back, reimburse, reimbursement, repay, get back, give it back, give back, take back, return my money
return, exchange, replace, replacement, swap, send back, send it back, give back, give it back, take it back
deliver, delivery, ship, shipping, shipment, dispatch, dispatched, courier, send out, send to, bring, drop off, doorstep
parcel, package, packet, consignment, shipment, box, item, product, goods, stuff i ordered
arrive, arrival, reach, come, receive, received, turn up, get here, show up, get to me, deliver
late, delay, delayed, slow, still waiting, not yet, overdue, held up, stuck, pending, taking long, taking so long, so long, postpone, postponed, not arrived, not come, not received, yet to, still not
status, track, tracking, trace, where is, whereabouts, progress, update on, location, eta, how far, awb
order, booking, reservation, booked, ordered, book
cancel, cancellation, call off, scrap, drop, not required, do not need, changed my mind, no longer, not want
discount, offer, deal, promo, promotion, coupon, voucher, sale, bargain, code, cheaper, reduce, lower price, price off, cashback, clearance
free, no charge, complimentary, for nothing, without paying, gratis, free of cost
fake, counterfeit, duplicate, genuine, original, authentic, real, legit, legitimate, imitation, copy, true product
cheat, fraud, scam, rigged, dishonest, bot, fake, crook, unfair, fix, manipulated, trick, fool, con
shop, store, outlet, showroom, branch, office, centre, dealer, distributor, retail, physical store, walk in, offline, boutique
near me, nearby, close by, around here, in my area, in my city, location, address, local, closest, nearest
area, region, city, town, village, place, location, pincode, zip, zip code, postcode, postal code, pin code, zone, district, state, country
abroad, overseas, international, foreign, outside the country, another country, worldwide, export, other countries
instalment, installment, monthly payment, pay later, loan, finance, emi, monthly, spread the cost, part payment, in parts, bit by bit
cash on delivery, pay on delivery, cod, pay when, after receiving, pay after, on arrival, at the door
warranty, guarantee, insurance, cover, covered, guaranteed, assured, repair
trial, test, try, sample, try out, try it, taster, demo
bill, invoice, receipt, statement, paid twice, charged twice, deducted twice, double charged, billing
deducted, debited, taken, charged, gone from, cut, deduction, withdrawn, took money, subtracted, missing money
balance, wallet, how much do i have, money left, funds, remaining, what is left, left in
add, deposit, put in, top up, load, added, recharge, add money, put money, transfer in, deposited, loaded
withdraw, withdrawal, take out, cash out, cashout, transfer, payout, pay out, encash, redeem, get my money, to my bank, take money out, withdrew
bank, bank account, account number, ifsc, branch
tax, taxes, tds, gst, vat, duty, government cut, deduction
business, company, firm, brand, organisation, enterprise, startup
franchise, partner, partnership, dealership, reseller, distributorship, open a store, become a, collaborate, collaboration, tie up, wholesale, bulk, b2b
customer, client, buyer, consumer, shopper
verify, verification, confirm, validate, approve, approval, check, authenticate, kyc, verified, confirmation, proof, prove
rejected, failed, declined, refused, invalid, not accepted, turned down, not approved, unsuccessful, unable
register, registration, sign up, signup, create account, create an account, enrol, join, make account, make an account, new account, open account, registering
log in, login, sign in, signin, log on, access, log into, get in, get into
account, profile, user, membership, id
password, pin, passcode, otp, code, one time password
email, mail, e mail, gmail, inbox, email address, email id
document, paper, form, proof, certificate, papers, id card, upload, file, scan
website, site, app, application, page, portal, platform, web, software, program
download, install, update, upgrade, latest version, new version, newest, apk, play store, app store, updated, get the app
error, glitch, bug, fault, crash, crashing, hang, hanging, freeze, not loading, not opening, not working, stuck, technical, down, does not load, blank, slow
phone, mobile, cell, telephone, phone number, contact number, mobile number, handset, smartphone, sim, number, helpline
call, ring, contact, reach you, get in touch, speak, talk, phone me, call me, call back, callback, dial, helpline, hotline, toll free, reach out
agent, representative, executive, operator, supervisor, manager, customer care, customer service, customer support, human, real person, someone, somebody, person, staff, support team, live person, live agent, actual person
complain, complaint, escalate, consumer court, lawyer, unhappy, dissatisfied, legal, grievance, sue, action against
subscribe, subscription, unsubscribe, newsletter, membership, plan
refer, referral, invite, invitation, friend joined, bring a friend, recommend, invite code, share code, referred
reward, gift, prize, bonus, perk, incentive, points, extra, earn, credit
bonus, extra, reward, gift, freebie, welcome offer, joining, sign up bonus
expire, expiry, valid, validity, out of date, best before, use by, lapse, shelf life, run out, go bad, go off, past its date, expires, till when, manufacture date
limit, maximum, minimum, at most, at least, max, min, cap, least, most, upper, lower, how many can
job, career, vacancy, hiring, employment, recruit, internship, work for you, position, resume, cv, work with you
address, location, where are you, house number, street, flat, office address, headquarters, landmark
change, modify, update, edit, alter, amend, correct, switch, rectify, revise, adjust, put another, different one, instead, new one
delete, remove, erase, get rid of, close, wipe, clear, take off, deactivate, cancel, unlink, discard, reset
reset, restart, start over, begin again, from the beginning, start again, fresh start, begin fresh, afresh, redo
broken, faulty, defective, damaged, not working, does not work, not work, stopped working, crashed, fail, failed, torn, tear, leak, leaking, cracked, sag, sagging, spoiled, smashed, worn, defect, spilled
missing, lost, not in the box, not included, incomplete, absent, less than, short, left out
packaging, packing, packed, wrapped, wrap, seal, sealed, box
size, dimension, measurement, length, width, height, inch, inches, feet, ft, cm, big, large, small, measure, fit, fits, king, queen, single, double
custom, customize, customise, customised, tailor, tailored, made to measure, own size, special size, bespoke, non standard, odd shape, odd size, personalise, cut to
material, made of, fabric, cotton, foam, latex, leather, metal, wood, plastic, composition, ingredient, ingredients, contain, contains, coir, spring
feature, specification, detail, information, description, about, special, benefit, advantage, spec, specs, characteristics, tell me about, more about, info
variant, kind, type, sort, variety, version, model, option, range, choices, different, which ones, collection, catalogue, products, make
difference, differ, compare, comparison, versus, vs, better, which one, between, both, choose between, decide, distinguish, diff
recommend, suggest, advise, which should, best for me, suits, suit, suitable, suggestion, recommendation, guide me, which one, right one, looking for, good for me
quality, good, well made, durable, durability, sturdy, last long, long lasting, reliable
fake, bot, automated, robot, computer, machine
game, match, play, contest, tournament, competition, league, fixture, round, series, pool, championship
rule, regulation, policy, terms, conditions, guideline, guidelines, allowed, permitted, legal, fair, fairplay, ban, banned, violation
win, won, winner, winning, prize, reward, winnings, victory, champion, wins, jackpot, first place
lose, lost, loss, defeat, losing, beaten
point, score, mark, marks, runs, points, scoring, scored, tally, rank, ranking, leaderboard
tie, draw, equal, same points, same score, same rank, level, dead heat
team, squad, eleven, players, side, lineup, line up, roster
deadline, last time, cutoff, cut off, latest, until when, till when, closing time, last minute, before the match, time limit
abandoned, called off, washed out, rained off, postponed, not played, cancelled, rain
distribute, distributed, credited, paid out, hand out, given, payout, receive winnings, settled
calculate, calculated, calculation, worked out, computed, formula, counted, system, how is it decided, how are
refresh, update, updated, not updated, reload, not changed, not showing, still shows, live
`;
