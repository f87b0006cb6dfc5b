/** People, body, health, food, home, leisure: what people tell of their lives. */
export const LIVING = `
doctor, gp, physician, medic, doc, consultant, specialist, surgeon, clinician, medical advice, family doctor, surgery, practice, see someone, seen by, checked out, looked at, medical help
nurse, midwife, health visitor, matron, carer
pharmacist, pharmacy, chemist, drugstore, over the counter, otc, boots, without prescription
hospital, emergency room, er, clinic, ward, infirmary, casualty, admitted, inpatient
ambulance, emergency, paramedic, urgent, life threatening, critical
appointment, booking, visit, checkup, check up, review, consultation, consult, slot, see the doctor
medicine, medication, drug, tablet, pill, capsule, prescription, meds, tabs, pills, prescribed, dose, remedy, medicines, tablets, prescriptions, treatment
dose, dosage, how much, how many, strength, milligram, mg, amount
injection, jab, shot, needle, vaccine, vaccination, infusion, drip, injected
test, blood test, scan, examination, x ray, xray, mri, ultrasound, lab, results, levels, bloods, checked, investigation, screening, diagnose, diagnosis, measure, check
illness, disease, sickness, condition, disorder, ailment, complaint, syndrome, medical problem, underlying, something wrong, health problem, health issue
ill, sick, unwell, poorly, under the weather, not well, rough, off colour
symptom, sign, signs, warning, clue, indication, indicator
cause, reason, why, due to, because of, behind, lead to, trigger, triggers, bring on, brings on, brought on, set off, sets off, responsible, blame, to blame, culprit, origin, root, source, result of, down to, down from, linked, link, related, connected, connection, associated, doing this, making, makes, come from
cure, heal, fix, treat, treatment, therapy, remedy, get rid of, resolve, sort out, solution, solve, put right, long term fix, permanent
prevent, prevention, avoid, stop, keep away, keeping away, keep at bay, ward off, hold off, reduce, fewer, less often, lower the risk, protect, guard against, preventive, preventative, precaution, put an end to, stay away, no more
relief, relieve, ease, soothe, calm, alleviate, lessen, comfort, help with, take the edge off, loosen, loosen up, settle, reduce, take away
help, assist, assistance, support, guide, aid, useful, helpful, do any good, any good, any use, make a difference, work, works, working, effective, benefit, touch it, help with
pain, ache, sore, hurt, hurting, painful, agony, tender, throb, throbbing, discomfort, soreness, aching, hurts, excruciating, torture, killing me, stabbing, sharp, aches, suffering, unbearable, smarting
severe, intense, terrible, extreme, worst, unbearable, awful, bad, excruciating, serious, really bad, strong, violent
dangerous, danger, serious, harm, harmful, risk, risky, worry, worried, concern, concerned, safe, unsafe, hazardous, life threatening, deadly, fatal, kill, scary, sinister, something nasty, nasty, worrying, fret, anxious about, alarm, alarmed, panic, should i worry
normal, usual, typical, common, ordinary, expected, natural, standard, ok, okay, average, regular, fine, right
common, how many people, everyone, everybody, lots of people, loads of people, other people, widespread, frequent, prevalence, usual, am i the only one, only me, alone, anyone else, others, percentage, majority, popular, rare, unusual, freak, odd
side effect, reaction, adverse, effect on, downside, drawback, harm, allergic, allergy, cause harm, any harm, bad for
swelling, swollen, puffy, puffed up, bloated, inflamed, ballooned, enlarged, fat, bigger, oedema
tingling, pins and needles, numb, numbness, prickling, dead, no feeling, loss of feeling, cannot feel, tingly, tingle, fuzzy, asleep, gone to sleep, going to sleep, buzzing, fizzing, electric
burning, burn, burns, hot, on fire, scalding, stinging
itch, itchy, rash, scratch, hives, spots
weak, weakness, feeble, no strength, give way, gives way, giving way, cannot lift, buckle, wobbly, limp, powerless, strength
stiff, stiffness, tight, tightness, tense, rigid, tension, taut, hard, tighten, tightens, knotted, knot, locked, solid
twitch, twitching, jerk, jump, jumping, jumpy, flicker, tremor, shake, shaking, tremble, quiver, spasm, ripple, flutter
restless, fidget, fidgety, cannot keep still, urge to move, have to move, crawling, creepy crawly
tired, fatigue, exhausted, worn out, weary, sleepy, drowsy, no energy, knackered, shattered, drained, overtired, overworked, lethargic
sleep, asleep, slumber, nap, rest, doze, bedtime, nod off, drop off, kip, shut eye, insomnia, sleeping, slept, sleepless, back to sleep
wake, wakes, woke, awake, waking, wakes me, woken, get me up, wake up, jolts me, waking up, up all night
bed, mattress, pillow, blanket, duvet, sheet, sheets, covers, bedding, quilt, under the covers, bedclothes, bedspread
night, at night, night time, nighttime, overnight, evening, nocturnal, midnight, small hours, middle of the night, after dark, lights out, 2am, 3am, 4am, early hours, bedtime, nightly
every night, each night, nightly, night after night, all the time, constantly, always, every day, daily, on the trot, in a row, without fail, seven nights, non stop, keeps happening, again and again, most nights, frequent, frequently, so often, several times
morning, wake up, first thing, dawn, sunrise, early, next day, day after, afterwards, following day, tomorrow
blood, bleed, bleeding, bloody, bruise, bruising, bruised
clot, thrombosis, blockage, blocked, embolism
heart, cardiac, chest, heartbeat, heart attack, palpitations, heart rate, pulse
blood pressure, hypertension, bp, high blood pressure
breath, breathe, breathing, breathless, out of breath, short of breath, wheeze, gasp, puffed
stomach, belly, tummy, abdomen, gut, bowel, digestion, indigestion, constipation, diarrhoea, vomit, vomiting, sick, nausea, throwing up, runs, tummy bug, food poisoning
head, headache, migraine, dizzy, dizziness, faint, lightheaded, woozy, giddy
skin, colour, pale, red, blue, purple, discoloured, dark
tooth, teeth, dentist, dental, gum, mouth, jaw
eye, vision, sight, blurred, glasses, see
ear, hearing, deaf, ringing
back, spine, spinal, lumbar, slipped disc, disc, sciatica, vertebra, neck
joint, knee, hip, ankle, elbow, shoulder, arthritis
foot, feet, toe, toes, arch, sole, heel, ankle
hand, finger, fingers, wrist, arm, thumb
muscle, muscles, muscular, sinew, tendon, ligament
nerve, nerves, nervous system, neuropathy, trapped nerve, neurological, pinched
vein, veins, circulation, artery, arteries, blood flow, varicose, blood supply, poor circulation
kidney, kidneys, renal, dialysis
liver, hepatic, cirrhosis, hepatitis
sugar, diabetes, diabetic, glucose, insulin, blood sugar
thyroid, hormone, hormones, hormonal, gland
pregnant, pregnancy, expecting, trimester, baby bump, weeks gone, having a baby, with child, mum to be, expectant, weeks pregnant
period, menopause, menstrual, hot flush, change of life
cancer, tumour, chemo, chemotherapy, radiotherapy, oncology, malignant
stroke, seizure, fit, epilepsy, paralysis, paralysed
fever, temperature, flu, cold, cough, virus, infection, infected, covid
injury, injured, accident, fall, fell, broke, broken, fracture, sprain, twisted, pulled, torn, strain, strained, wound, cut, hurt myself
operation, op, surgery, surgical, procedure, replacement, laid up, recovery
old, age, older, elderly, ageing, aging, years old, getting older, senior, pensioner, seventies, eighties, retired, over sixty, my age, time of life
young, teenager, teen, adolescent, youth, youngster
child, kid, children, son, daughter, boy, girl, toddler, little one, grandson, granddaughter, grandchild, nipper, school age, bairn, lad
baby, newborn, infant, birth, breastfeeding, nursing
mother, mum, mom, mam, mommy, parent, gran, grandma, nan, granny, grandmother
father, dad, daddy, grandad, grandpa, grandfather
husband, wife, partner, spouse, boyfriend, girlfriend, hubby, missus, better half
brother, sister, cousin, aunt, uncle, family, relative, runs in the family, hereditary, genetic, inherit, inherited, relatives
friend, mate, someone else, somebody else, other people, neighbour, buddy, pal, colleague
man, male, men, guy, bloke, gentleman
woman, female, women, lady, ladies
food, eat, meal, diet, dinner, supper, eating, breakfast, lunch, snack, foods, nutrition, nutrient, dish, menu, feed, vegan, vegetarian
drink, beverage, fluid, liquid, fluids, hydration, sip, glass, glasses, cup, bottle, drinking, litre, pint
water, hydrate, hydrated, dehydrated, dehydration, thirst, thirsty, dried out, not drinking enough, enough water, enough fluids
alcohol, beer, wine, booze, drunk, lager, spirits, pub, whisky, vodka, drinking, tipple, hangover, boozy, cider, gin, bevvy, pint, drinker
coffee, tea, caffeine, espresso, energy drink, cola, red bull, latte, decaf, cuppa, fizzy drink, brew, coke, monster
smoke, smoking, cigarette, tobacco, vape, nicotine, fag, vaping, cigarettes, ciggies
salt, sodium, salty, electrolyte, electrolytes, mineral, minerals, brine
vitamin, vitamins, supplement, supplements, multivitamin, nutrient, mineral, deficiency, deficient
fruit, banana, orange, apple, vegetables, greens, avocado
milk, dairy, cheese, yoghurt, calcium
exercise, workout, gym, training, sport, run, running, jog, fitness, physical activity, cardio, weights, football, tennis, swimming, swim, cycling, bike, hike, hiking, yoga, pilates, work out, spin class, active, dance, dancing, golf
walk, walking, stroll, walked, on my feet, steps, hike, hiking, wander, pace
stretch, stretching, stretches, flex, limber, extend, lengthen, pull, reach
massage, rub, rubbing, knead, rubbed, press, squeeze, foam roller, masseuse
heat, warm, hot, warmth, hot water bottle, heat pad, bath, shower, heating pad, wheat bag, warm up
cold, ice, cool, icy, freezing, chilly, frozen peas, ice pack, chilled
sit, sitting, desk, seated, chair, office job, sofa, computer, sedentary, couch
stand, standing, on my feet, upright, stood
travel, flight, plane, journey, trip, long haul, holiday, coach, train, car journey
shoe, shoes, footwear, trainers, sandals, heels, boots, slippers, insoles, flip flops, flats
sock, socks, stocking, stockings, tights, hosiery
summer, hot weather, heatwave, sunny, july, august, june, warm weather, season, seasonal
winter, cold weather, december, january, frost
stress, anxiety, anxious, worried, nervous, tension, tense, wound up, panic, pressure, overwrought, uptight, frazzled
relax, calm, unwind, chill, meditate, meditation, breathing exercises, wind down, mindfulness, calm down
sad, depressed, depression, low, down, unhappy, miserable, fed up, desperate, cannot cope, at my wits end
weight, kilo, kg, lose weight, gain weight, fat, overweight, obese, slim, thin, bmi, skinny, bulk, fat loss
protein, supplement, whey, mass gainer, creatine, bcaa
immune, immunity, resist infection, falling sick, defence, infections
natural, home remedy, herbal, homemade, old wives tale, folk, traditional, grandma, at home, from the kitchen, alternative, household, tip, tips, trick, hack, home remedies
myth, old wives tale, superstition, nonsense, true, real, rubbish, believe
position, posture, lie, lying, on my side, on my back, on my front, face down, pillow under
home, house, flat, apartment
car, vehicle, drive, driving, van, bike
pet, dog, cat, animal, puppy, vet, horse, cow
`;
