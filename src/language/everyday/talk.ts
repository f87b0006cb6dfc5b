/** Asking, telling, judging, time and degree: how people talk about anything. */
export const TALK = `
hello, hi, hey, greetings, good morning, good evening, good afternoon, good night, namaste, howdy, yo
goodbye, bye, see you, farewell, see ya, take care, good night
thanks, thank, appreciate, grateful, cheers, thank you, ta, much obliged, thx
sorry, apologise, apology, excuse, pardon, my mistake
bad, worst, useless, terrible, pathetic, poor, awful, horrible, rubbish, waste, disappointed, hate, disgusting, nonsense, stupid, idiot, crap, sucks, rude, shame
good, great, nice, awesome, best, excellent, amazing, brilliant, wonderful, perfect, love, well done, superb, fantastic, fab, cool, good job, keep it up, impressed, happy
who are you, are you there, anybody, anyone there, are you a bot, are you human, is anyone, your name
what can you do, help me, how can you help, capabilities, what do you know, menu, options, your purpose
feedback, suggestion, opinion, idea, comment, review, improve, rating
show, display, list, view, see, check, look at, visible
tell, explain, describe, say, let me know, inform, brief, clarify, elaborate, info, information
mean, meaning, definition, what is, called, term, define, stands for, name for
find, look for, search, locate, where do i see, look up
begin, start, commence, get going, get started, kick off, initiate, new to, beginner
end, finish, stop, over, complete, done, finished, ended, completed, conclude
open, working, operational, functioning, running, active, operating, up
close, shut, closed, closing, lockdown, holiday
fast, quick, quickly, speed, urgent, immediately, soon, instant, instantly, asap, right away, at once, hurry, rapid, in seconds, straight away, right this second, this minute
slow, slowly, gradually, over time, take a while
how long, duration, last, lasts, lasting, length of time, minutes, hours, seconds, how many minutes, go on for, goes on, quarter of an hour, half an hour, time it takes, carry on, ages, persist
time, when, date, day, timing, schedule, hours, what time, at what time, how soon, how many days, how many hours, in how many days, time taken, take time, within how many
today, now, currently, at the moment, right now, this moment, present, these days, happening now
how often, frequency, times a day, times a week, per week, every how, intervals
small, little, tiny, minor, slight, bit, low
big, huge, massive, large, enormous, lots
more, increase, rise, raise, extra, additional, greater, higher, boost, up, grow
less, decrease, reduce, lower, fewer, cut down, fall, drop, cut back, lessen, knock on the head, give up, quit
worse, worsen, aggravate, getting worse, deteriorate, flare, make worse, build up
better, improve, improvement, get better, recover, ease off, recovery, paying off
effect, result, outcome, consequence, impact, affect
need, require, necessary, must, have to, important, compulsory, mandatory, essential, should i, required, got to
allow, possible, can i, permitted, may i, allowed, okay to, ok to, is it ok, is it possible, able, safe to, carry on with
want, wish, would like, looking for, interested, desire, i need, keen
give, provide, supply, offer, hand, share, send me, get me
use, usage, apply, how to use, using, utilise, take it, consume, how should i take
take, have, swallow, consume, try, on it
make, create, build, produce, prepare, form
how to, way, method, steps, procedure, process, step by step, instructions, technique, what do i do, how do i, how can i, show me how, manner, correctly, properly
problem, issue, trouble, difficulty, wrong, matter, concern, hassle
happen, occur, take place, going on, come on, strike, strikes, hit, hits, get
remember, forget, forgot, forgotten, remind
agree, yes, correct, right, sure, exactly, true
disagree, no, wrong, incorrect, false, untrue, mistake, by mistake, error, oops, accidentally
believe, trust, true, sure, reliable, evidence, proof, proven, research, study, studies, science, scientific, shown, trial
wait, waiting, hold on, patience, how long must
read, study, learn, know more, understand
write, type, text, message
photo, picture, image, video, screenshot, diagram, pic
ask, question, query, doubt, enquire, enquiry, wonder, wondering, curious
answer, reply, respond, response
again, repeat, once more, another time, come back, comes back, return, recurring, keeps coming
first, initial, beginning, earliest, new
last, final, latest, end, recent
same, equal, identical, similar, alike
only, single, just one, sole
both, two, together, combine, combination, mix, along with, at the same time, alongside
alone, by myself, on my own
inside, indoors, in the house, within
outside, outdoors, garden
left, right, side, one side
up, top, above, upper
down, bottom, below, under
music, song, film, movie, tv, show, series
weather, forecast, rain, snow, temperature outside, sunny
news, politics, election, government, president
joke, funny, laugh, riddle, poem, story
language, translate, english, spanish, hindi, speak
school, college, university, homework, exam, essay, course, class
law, legal, lawyer, court, police, crime, rights
recipe, cook, cooking, bake, oven
house, rent, mortgage, landlord, property
`;
