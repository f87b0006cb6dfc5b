import { isFunctionWord } from './function-words';
import { foldSpelling } from './spelling-variants';

// Everyday English beside the function words, and words that stand one or two letters from a brand name.
const WORDS = `
ability able absence absolute absolutely abuse accept accepted access accident accidentally accord according account accounts accurate accuse ache
achieve acid across act acted action active activity actor actress actual add added addition address adds adjust admire admit admitted adopt adult adults
advance advanced advantage adventure advert advice advise affair affect affected afford afraid age aged agency agenda agent ages ago agree agreed agreement
ahead aid aim air aircraft airport alarm album alert alien alike alive allow allowed alone along aloud alpha alphabet amaze amazed amazing ambient
amount ample amuse anger angle angry animal animals announce annoy annoyed annoying annual answer answered answers anvil anxious anymore anyway apart apartment
apologise appeal appear appeared appears apple apples apply appoint appointment approach approve april arch area areas argue argument arise arm armed arms army
arrange arrest arrive arrived art article artist ashamed aside asleep aspect assess assign assist assume assure atmosphere attach attack attempt attend attention
attitude attract audience august aunt austin author authority autumn available average avoid avoided awake award aware awful axis
baby back background backwards bacon bad badly bag bags bake baker balance ball balloon ban band bang bank banks bar bare barely bark base baseball based basic basis basket
bat bath bathroom battery battle bay bazaar beach bean beans bear beard beast beat beautiful beauty became become becomes bed bedroom beds bee beef beer began begin beginning begins
begun behave behaviour being belief believe believed bell belong belongs belt bench bend bent berry beside best bet better beware bible bicycle big bigger biggest bike bill
bills bin bind bingo bird birds birth birthday biscuit bit bite bits bitter black blade blame blank blanket blast blaze bleed blend bless blind block blood bloody
blow blue blush board boards boat boats body boil boiled bold bolt bomb bond bone bonus book booked booking books boom boot boots border bore bored boring
born borrow boss bother bottle bottles bottom bought bounce bound bow bowl box boxes boxing boy boyfriend boys brain branch brand brave bread break breakfast breaking
breaks breath breathe breathing breed breeze brick bride bridge brief bright bring bringing brings broad broke broken brother brothers brought brown brush bubble bucket buddy budget
bug build building built bulb bull bunch burden burn burning burst bury bus bush business busy butcher butter button buy buyer buying buzz
cabin cabinet cable cadence cage cake cakes call called calling calls calm calmer came camera camp campaign canal cancel cancelled candle candy cap capable capital captain capture car caravan
carbon card cards care cared career careful carefully careless carer cargo carpet carriage carried carrot carry carrying cars cart cartoon case cases cash cast castle casual cat catch
catching cats cattle caught caused causes causing cave cease ceiling celebrate cell cellar cells cent centre cents century certain certainly certificate chain chair chairman challenge chamber
champion chance change changed changes changing channel chaos chapel chapter character charge charged charges charity charm chart chase chat cheap cheaper cheat check checked checking checks
cheek cheer cheerful cheese chef chemical chemist cherry chess chest chicken chief child childhood children chip chips chocolate choice choices choose chop chose chosen christmas church cigarette
cinema circle circus citizen city claim claims clap class classes classic classroom clay clean cleaned cleaner cleaning clear cleared clearly clerk clever click client cliff climb climbing clinic
clip clock close closed closely closer closes cloth clothes clothing cloud clouds club clubs clue coach coal coast coat cocoa code coffee coffin coin cold collapse collar collect collected collection
college colour coloured column comb combine comedy comfort comfortable comic coming command comment commercial commit committee common communicate community companies company compare compared compete
complain complained complaint complete completely complex complicated computer concept concern concerned concert concerts conclude concrete condition conduct confident confirm conflict confuse confused confusing
connect connected connection conscious consider considered consist constant constantly contact contacts contain contains content contest context continent continue continued continues contract contrary contrast
contribute control controlled convenient conversation convince cook cooked cooker cookie cooking cool copied copper copy core corn corner corporate correct correctly cost costs cottage cotton
cough council count counted counter countries country countryside county couple courage course courses court cousin cover covered covers cow cows crack craft crash crashed crate crawl crazy cream creamy create created
creator creature credit creep crept crew cricket cried cries crime criminal crisis crisp crispy critic critical crop cross crossed crowd crowded crown cruel cruise crush crust cry crying cube cuddle culture cup
cupboard cups curb cure cured curious curl current currently curtain curve cushion custom customer cut cuts cutting cycle cycling
dad daddy daily damage damaged damp dance dancer dancing danger dangerous dare dark darkness darling data date dated dates daughter dawn day days dead deadline deaf deal dealing deals dealt dear death debate debt
decade december decent decide decided decides decision deck declare decline decorate decrease dedicate deep deeper deeply deer defeat defend define definite definitely degree degrees delay delayed delete deliver
delivered delivery demand dense dentist deny depart department depend depends deposit depressed depth describe described desert deserve design desire desk despair desperate despite destroy detail details detect
develop developed development device devil diary dice dictionary die died dies diet differ difference different difficult difficulty dig digital dim dine dinner direct direction directly director dirt dirty disagree
disappear disappoint disappointed discover discovery discuss discussion disease disgust dish dishes disk dislike dismiss display distance distant distinct district disturb ditch dive divan divide divided division
divorce dizzy doctor doctors document dog dogs doll dollar dollars dolphin domestic donate donkey door doors dot double doubled doubt dozen draft drag dragon drain drama dramatic drank draw drawer drawing drawn draws
dream dreaming dreams dress dressed drew dried drier dries drift drink drinker drinking drinks drive driven driver drives driving drop dropped drops drove drown drug drugs drum drunk dry dryer drying duck due dug dull dumb
dump duty duvet dying
eager ear earlier early earn ears earth ease easier easily east easter easy eat eaten eating eats echo economy edge edit educate education effect effective effects effort eggs egg eight elbow elder elderly
elect election electric electricity elegant element elephant elevator eleven else email embarrass embarrassed emergency emotion emotional employ employee employer empty enable encounter encourage end ended ending ends enemy
energy engage engine engineer enjoy enjoyed enormous enough ensure enter entered entertain entire entirely entrance entry environment envy equal equip equipment erase error errors escape essay especially essential
establish estate estimate event events eventually everyday everywhere evidence evil exact exactly exam examine example examples excellent exchange excite excited exciting excuse exercise exercises exhaust exhausted exhibit exist
exists exit expand expect expected expense expensive experience expert explain explained explode explore export express extend extent extra extreme extremely eye eyes
fabric face faced faces facing fact factor factory facts fade fail failed fails failure faint fair fairly fairy faith fall fallen falling falls false fame familiar families family famous fan fancy fans fantastic far fare
farm farmer fashion fast faster fasting fat fatal fate father fault favour favourite fear feature february fed fee feed feeding feel feeling feelings feels fees fell fellow felt female fence festival fetch fever few
field fierce fifteen fifth fifty fight fighting figure file fill filled film films filter final finally finance find finding finds fine finger fingers finish finished fire fired firm firmly first fish fishing fist fit
fits fitted fix fixed flag flame flash flat flats flavour flesh flew flexible flies flight float flood floor flour flow flower flowers flu fluid fly flying focus fog fold folk follow followed following follows fond food foods fool
foolish football forbid force forced forecast foreign forest forever forget forgets forgive forgot forgotten fork form formal format former forms fort forth fortnight fortune forty forum forward forwards found four fourth fox frame free freedom
freely freeze frequent frequently fresh friday fridge fried friend friendly friends friendship fright frighten frightened frog front frost froze frozen fruit fry fuel full fully fun function fund funeral funny fur furniture further
fuss future
gain gained gallery gamble game games gang gap garage garden gardener gardening gardens garlic gas gate gather gave gear general generally generate generation generous gentle gentleman gently genuine ghost giant gift gin giraffe girl
girlfriend girls give given gives giving glad glance glass glasses global glove gloves glow glue goal goat god gold golden golf gone good goods goose gossip govern government grab grace grade gradual gradually grain gram grammar grand
grandad grandfather grandma grandmother grandson grant grape grapes graph grass grateful grave gravity great greater green greet grew grey grief grip grocery groom ground group groups grow growing grown grows growth guarantee guard
guess guest guide guilt guilty guitar gun guy guys gym
habit habits hair haircut half hall hammer hand handbag handed handful handle hands handsome handy hang hanging happen happened happening happens happily happiness happy harbour hard harder hardly harm harmful harsh harvest hat hate
hated hates head heads heal health healthy heap hear heard hearing heart heat heated heater heating heaven heavy hedge heel height held hell helmet help helped helpful helping helps hen hence hero hesitate hid hidden hide
high higher highest highly hill hills hint hip hire hired history hit hits hobby hold holding holds hole holes holiday holidays hollow holy home homes homework honest honestly honey honour hook hope hoped hopeless hopes hoping horn horrible
horror horse horses hospital host hot hotel hotter hour hours house household houses housing hug huge human humour hundred hung hungry hunt hurry hurt hurts husband hut
ice icy idea ideal ideas identify idiot ignore ignored ill illness image imagine immediate immediately impact import important impossible impress improve improved improvement incident include included includes including income
increase increased incredible indeed independent index indicate individual indoor indoors industry infect infection influence inform information inject injure injured injury inland inner innocent inquiry insect insert insist inspire install
instance instant instead institute instruct insult insure insurance intelligent intend intense intention interest interested interesting internal international internet interrupt interview introduce invent invest invite
invited involve involved iron island issue issues item items
jacket jail jam january jar jaw jazz jealous jeans jelly jet jewel job jobs jog jogging join joined joint joke jokes journal journey joy judge juice juicy july jump jumped jumper jumping junction june jungle junior jury justice justin justify
keen keep keeper keeping keeps kept kettle key keyboard keys kick kicked kid kidding kids kill killed killer killing kilo kind kindness kinds king kingdom kiss kit kitchen kite kitten knee kneel knew knife knit knock knot knowing knowledge
label lack lad ladder ladies lady laid lake lamb lamp land landed landing lane language laptop large larger largely last lasted lasting lasts late lately later latest latter laugh laughing launch laundry law lawn lawyer lay layer laying lazy
lead leader leading leads leaf league lean leaning learn learning lease least leather leave leaves leaving lecture led left legal lemon lend length lens less lesson lessons letter letters level levels liar liberty library lick lid lie lied
lies life lift lifted lifting light lighter lightly lights like liked likely likes limit limited limits line lines link linked links lion lip lips liquid list listed listen listened listening lists literally literature little live lived
lively lives living load loaf loan lobby local locate location lock locked log lonely long longer longest look looked looking looks loose lord lorry lose loser loses losing loss lost lot loud lounge love loved lovely lover loves
loving low lower loyal luck lucky lunch lung luxury lying lyric lyrics lyrical
machine mad magazine magic mail main mainly maintain major majority male man manage managed management manager manner manual manufacture many map march margin mark marked market marriage married marry marvel mask mass massive master match matches
mate material math maths matter matters mattress mature maximum meal meals meanwhile measure meat mechanical media medical medicine medicines medium meet meeting meets melt member members memory men mend mental mention mentioned menu mercy mere merely mess message messages met metal
meter method micro middle midnight mild mile miles military milk mill million mind minds mine mineral minimum minister minor minus minute minutes mirror miserable miss missed missing mission mistake mistakes mix mixed mixture mobile
mode model models modern modest moment moments monday money monitor monkey month monthly months mood moon moral morning mornings mostly mother motion motor motors mount mountain mouse mouth move moved movement moves movie movies moving mud muddle
mug multiple mum murder muscle muscles museum mushroom music musical mystery
nail nails naked name named names nanny narrow nasty nation national native natural naturally nature naughty navy near nearby nearest nearly neat necessary neck needle negative neglect neighbour neighbours nephew nerve nerves nervous nest net network neutral
new newer newly news newspaper next niagara nice nicely niece night nightmare nights nine nobody nod noise noisy none noon normal normally north nose notable note noted notes notice noticed notion novel november nowhere nude number numbers nurse nurses
nursery nut nuts
oak oath object observe obtain obvious obviously occasion occasional occasionally occupy occur occurred occurs ocean october odd odds offend offer offered offers office officer officers official oil oily old older oldest olive once
onion onions online onto open opened opening operate operation opinion opposite option options oral orange order ordered orders ordinary organ organise original otherwise ought outdoor outdoors outfit output outside oven overall overcome overnight owe owl owned owner owning
oxygen
pace pack package packed packet pad page pages paid pail pain painful paint painted painting pair palace pale palm pan panel panic pants paper papers paradise pardon parent parents park parked parking parrot part partial particular particularly
partly partner parts party pass passage passed passenger passing passion passport password past paste pat path patience patient patients pattern pause pay paying payment pea peace peaceful peach peak pear peas peculiar pen pencil pension people
pepper perfect perfectly perform performance perfume period permanent permission permit person personal personality persuade pet phase phone phoned phones photo photograph photos phrase physical piano pick picked picking picnic picture
pictures pie piece pieces pig pile pillow pillows pilot pin pinch pine pink pint pipe pit pitch pity pizza place placed places plain plan plane planet planned planning plans plant plants plastic plate plates platform play played player players playing plays
pleasant please pleased pleasure plenty plot plug plumber plus pocket poem poet point pointed points poison pole police policy polish polite political pollution pond pony pool poor pop popular population pork port position positive possess possible possibly
post postcard posted poster pot potato potatoes potential pound pounds pour poverty powder power powerful practical practice praise pray predict prefer pregnant prepare prepared presence present presents press pressed pressing pressure
pretend pretty prevent prevents previous previously price prices pride priest prime prince princess print printer prior prison private prize probable probably problem problems process produce produced product products profession
professional professor profile profit program project promise promised promote prompt proof proper properly property proportion propose protect proud prove proved provide provided province public publish pub pudding pull pulled pulling pump
punch punish pupil purchase pure purple purpose purse push pushed pushing put puts putting puzzle
qualify quality quantity quarter queen queer query quest question questions queue quick quicker quickly quiet quietly quilt quit quote
rabbit race racing radio rage rail railway rain raining raise raised ramp ran random rang range rank rapid rapidly rare rarely rate rates rather ratio raw ray razor reach reached react reaction read reader readers readily reading ready real realise realised
reality reason reasonable reasons recall receipt receive received recent recently recipe reckon recognise recommend recommended record recover recovery recycle red reduce reduced reduces refer referred refill reflect refresh refrigerator refund refuse regard region register
regret regular regularly reject relate related relation relationship relative relatives relax relaxed relaxing release relevant reliable relief relieve religion rely remain remained remains remark remember remembered remind reminder remote remove removed rent
repair repeat repeated replace replaced replied reply report reported represent reputation request require required rescue research reserve resist resort resource respect respond response responsible rest rested restaurant resting restore restrict
result results retail retire retired retirement return returned reveal revenge reverse review reward rhyme rhythm rib rice rich rid ride riding right ring ringing rings rise rises rising risk risks risky river road roads roast rob robot rock rocks rocky
rode role roll rolled rolling roof room rooms root rope rose rotten rough roughly round route routine row royal rub rubbed rubber rubbing rubbish rude rug ruin ruined rule rules run runner running runs rush rust
sack sad sadly safe safely safer safety said sail salad salary sale sales salmon salt salty same sample sand sandwich sat satin satisfied satisfy saturday sauce sausage save saved saving saw says scale scan scare scared scarf scary scene schedule scheme
school schools science scientist scissors score scratch scream screaming screen screw script sea seal search season seat seats second seconds secret secretary section secure security seed seek seem seemed seems seen seize seldom select self
selfish sell selling send sends senior sense sensible sensitive sent sentence separate september sequel series serious seriously servant serve served service services session set sets setting settle settled seven several severe severely sew sex shade shadow
shake shaking shall shallow shame shape shaped share shared sharp shave shed sheep sheet sheets shelf shell shelter shift shine ship shirt shirts shock shocked shoe shoes shoot shop shopping shops shore short shorts shot shoulder shout shouting show showed
shower showers showing shown shows shut shy sick side sides sight sign signal signed signs silence silent silk silly silver similar simple simply since sing singer singing single sink sir sister sisters sit site sits sitting situation size sizes skate ski
skies skill skills skin skip skirt sky slave sleep sleeper sleeping sleeps sleeve slept slice slid slide slight slightly slim slip slipped slippers slippery slope slow slower slowly small smaller smart smash smell smile smoke smoked smoker smoking smooth snack
snake snow soap soccer social society sock socks sofa soft softer soil sold soldier solid solution solve somehow sometime somewhat somewhere son song songs sons soon sooner sore sort sorted sorts soul sound sounds soup sour source south space spare speak
speaker speaking speaks special species specific speech speed spell spelling spend spending spent spice spicy spider spill spin spirit spit spite split spoil spoke spoken spoon sport sports spot spots spread spring spy square squash squeeze stable staff
stage stain stair stairs stale stamp stand standard standing stands star stare stars start started starting starts state stated states static stating station stationary statue status stay stayed staying stays steady steak steal steam steel steep stem step steps stick sticks sticky
stiff still sting stir stitch stock stole stomach stone stood stool stop stopped stopping stops store stores storm story stove straight strain strange stranger strangely stream street strength strengthen stress stressed stretch stretched stretches stretching strict strike string
strip stripe stroke stroll strong stronger struck structure struggle struggling stuck student students study studying stuff stupid style subject submit substance subtract succeed success successful sudden suddenly sue suffer suffered suffering suffers sugar suggest suggested
suggestion suit suitable suitcase sum summer sun sunday sunny super supermarket supper supply support suppose supposed sure surely surface surgeon surgery surgeries surprise surprised surprising surround survive suspect swallow swam swap swear sweat sweater sweating sweep
sweet swim swimming swing switch switched swore symbol symptom symptoms system
table tables tablet tablets tail take taken takes taking tale talent talk talked talking talks tall tank tap tape target task taste tasty taught tax taxi tea teach teacher teaching team tear tears technical technique technology teenage teenager teeth
telephone telly television temper temperature temple temporary tempt ten tend tennis tent term terms terrible terribly terrific terrify territory terror test tested testing tests text thankful theatre theme theory therefore thick thicker thief thin
thinking thinks third thirsty thirteen thirty thorough thread threat three threw throat throw thrown thumb thunder thursday ticket tickets tidy tie tied ties tiger tight tighter tightly till timber time times timing tin tiny tip tips tire tired tiring tissue title toast tobacco
today toes together toilet token told tomato tomorrow ton tone tongue tonight tool tools tooth top topic torch tore torn tortoise total totally totem touch touched tough tour tourist towel tower town toy toys trace track trade tradition traffic trail train trained trainer
trainers training trains transfer translate transport trap trash travel travelled travelling tray treasure treat treated treatment treatments tree trees tremble tremendous trend trial triangle tribe trick tricks tricky tried tries trip trips trivial tropical trouble troubled troubles trousers
truck true truly trunk trust truth try trying tube tuesday tune tunnel turkey turn turned turning turns twelve twenty twice twin twins twist twisted type types typical typically
ugly ultimate umbrella unable uncle uncomfortable underground understand understood underwear undo unexpected unfair unfit unfortunate unfortunately unhappy uniform union unique unit units universe university unknown unless unlike unlikely unlucky unpleasant
unusual unwell upper upset upside upstairs upward urban urge urgent usage use used useful useless user uses using usual usually utter
vacation valley valuable value van variety various vary vast vegetable vegetables vehicle version verse vessel via victim victory video view village violent virtual virus visible vision visit visited visiting visitor vista vital vivid vocal voice volume
volunteer vote voyage
wage wait waited waiter waiting waitress waits wake wakes waking walk walked walker walking walks wall wallet walls wander war warm warmer warmth warn warned warning wash washed washing waste watch watched watching water watery wave waves way
ways weak weaker weakness wealth weapon wear wearing wears weather website wedding wednesday wee weed week weekend weekly weeks weigh weight weird welcome west wet whale wheat wheel whenever whereas wherever whichever whisper whistle white whole wicked wide widely widow
width wife wild willing win wind window windows wine wing wings winner winter wipe wire wise wish wished witch woke woken wolf woman women won wonder wondered wonderful wondering wood wooden wool word words wore work worked worker workers
working works world worm worn worried worries worry worrying worse worst worth worthless wound wrap wrist write writer writing written wrong wrote
yard yawn year yearly years yellow yesterday yoga young younger youngest youth
zebra zero zone zoo centrum
fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twenties thirties forties fifties sixties seventies eighties nineties
ablatives actively adulate alias allegro allegros altos amiss amoral ampicillin anapestics angelic angelica antisemitic antiseptic antiseptics antithetic approval arbor
arbour ardor ardour armors armory armour armours aspiring augmented augmenter augmenting austral autos availed avian britain bruno bryan cadet carafe caramel carbonating
carbonation caress carouse celesta cellist chatters chemise clammed clarified clique comparing compassion compressor concertina concord concur condor conjugate conjugates
conquer consort consortia contour corrugated cortex curacy cymbalist depressor devon dietetics dinette dioxin dispersal dueler dueller duller electoral entrust eosinophil
estrus ethanol exaction fellest filtrates fixatives flagella flaxen flexion florin forte frogman frogmen halftones hemmed holdall horsehide hussar inked innovate
innovated innovates insulting isolating jasmin jasmine lamas lanolin liberates lipid maintained maintainer marveling marvelous matins matron microcode millimeter
millimetre mitigate mitigated mitigates mittens monomer motets multiform neurally objurgated oestrus oppressor oppressors overestimate pericardia pericardial phrasal
pirate pirates pixel pixels predispose preparing prolix prolly prosaic pyrimidine pyrite quarries quencher raglan rayon recast recopy reequip refine refuter remarking
restoring roseate rosette rotary ruffian russet sabras sagas sallies sambas saris savoys secretive seductive septa serfs serums sienna sillies silliest simulcasts
spectral sperms spheroids sprinted sprinter sprinters sprucely static statics steered sterile steroidal stipulates swellest systolic tartans taxon terrace terrazzo
theoretic torres tracker trackers trekker trickery trickier trilogy trucker unison unseals unvarying vivaria wayfaring xylene yasmine zachary
`;

/** Everyday English in its folded form; the function words are not among it. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/).map(foldSpelling));

/** Whether a folded word is everyday English: never taken for a mistyped name, and never "repaired" into another word. */
export function isCommonWord(word: string): boolean {
  return COMMON_WORDS.has(word) || isFunctionWord(word);
}
