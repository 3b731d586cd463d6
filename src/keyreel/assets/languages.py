"""Languages of sound and text: those that the API knows, by its names for them."""

from keyreel.schema.enums import ApiStringEnum

_NAMES = """
AB=Abkhazian | AA=Afar | AF=Afrikaans | SQ=Albanian | AM=Amharic | AR=Arabic | AR_LB=Arabic (Lebanon) |
AR_QA=Arabic (Qatar) | AR_SA=Arabic (Saudi Arabia) | HY=Armenian | AS_=Assamese | AY=Aymara | AZ=Azerbaijani |
BA=Bashkir | EU=Basque | BN=Bengali (Bangla) | DZ=Bhutani | BH=Bihari | BI=Bislama | BS=Bosnian | BR=Breton |
BG=Bulgarian | MY=Burmese | BE=Byelorussian (Belarusian) | KM=Cambodian | CA=Catalan | ZH=Chinese | CO=Corsican |
CR=Cree | HR=Croatian | CS=Czech | DA=Danish | NL=Dutch | EN=English | EN_AU=English (Australian) |
EN_GB=English (British) | EN_US=English (American) | EO=Esperanto | ET=Estonian | FO=Faeroese | FA=Farsi |
FA_IR=Persian (Iran) | FJ=Fiji | FI=Finnish | FR=French | FR_CA=French (Canada) | FY=Frisian | GL=Galician |
GD=Gaelic (Scottish) | GV=Gaelic (Manx) | KA=Georgian | DE=German | EL=Greek | KL=Greenlandic | GN=Guarani |
GU=Gujarati | HA=Hausa | HE=Hebrew | IW=Hebrew | HI=Hindi | HU=Hungarian | IS=Icelandic | ID=Indonesian |
IN=Indonesian | IA=Interlingua | IE=Interlingue | IKT=Inuinnaqtun | IU=Inuktitut | IK=Inupiak | GA=Irish |
IT=Italian | JA=Japanese | JV=Javanese | KN=Kannada | KS=Kashmiri | KK=Kazakh | RW=Kinyarwanda (Ruanda) | KY=Kirghiz |
RN=Kirundi (Rundi) | KO=Korean | KU=Kurdish | LO=Laothian | LA=Latin | LB=Luxembourgish (Letzeburgesch) |
LV=Latvian (Lettish) | LI=Limburgish ( Limburger) | LN=Lingala | LT=Lithuanian | MK=Macedonian | MG=Malagasy |
MS=Malay | ML=Malayalam | MT=Maltese | MI=Maori | MR=Marathi | MO=Moldavian | MN=Mongolian | NA=Nauru | NE=Nepali |
NO=Norwegian | OC=Occitan | OJ=Ojibwe, Ojibwa | OR_=Oriya | OM=Oromo (Afan, Galla) | PS=Pashto (Pushto) | PL=Polish |
PT=Portuguese | PT_BR=Portuguese (Brazil) | PA=Punjabi | QU=Quechua | RM=Rhaeto-Romance | RO=Romanian | RU=Russian |
SM=Samoan | SG=Sangro | SA=Sanskrit | SR=Serbian | SH=Serbo-Croatian | ST=Sesotho | TN=Setswana | SN=Shona |
SD=Sindhi | SI=Sinhalese | SS=Siswati | SK=Slovak | SK_SK=Slovakian | SL=Slovenian | SO=Somali | ES=Spanish |
ES_XL=Spanish (Latin America) | SU=Sundanese | SW=Swahili (Kiswahili) | SV=Swedish | TL=Tagalog | TG=Tajik |
TA=Tamil | TT=Tatar | TE=Telugu | TH=Thai | BO=Tibetan | TI=Tigrinya | TO=Tonga | TS=Tsonga | TR=Turkish |
TK=Turkmen | TW=Twi | UG=Uighur | UK=Ukrainian | UR=Urdu | UZ=Uzbek | VI=Vietnamese | VO=Volapuk | CY=Welsh |
WO=Wolof | XH=Xhosa | YI=Yiddish | JI=Yiddish | YO=Yoruba | ZU=Zulu | ZH_CN=Simplified Chinese |
ZH_HK=Traditional Chinese | ZH_TW=Taiwanese Mandarin | ZXX=No linguistic content | MU=Multilingual | AAL=Afade |
ABE=Abnaki Western | ABQ=Abaza | ABU=Abure | ACE=Achinese | ACF=Saint Lucian Creole French | ACN=Achang |
ACT=Achterhooks | ACV=Achumawi | ADJ=Adioukrou | ADT=Adynyamathanha | ADY=Adyghe; Adygei | AGQ=Aghem | AGR=Aguaruna |
AGU=Aguacateco | AGX=Aghul | AII=Assyrian Neo-Aramaic | AIN=Ainu (Japan) | AKK=Akkadian | AKL=Aklanon | AKU=Akum |
AKZ=Alabama | ALC=Qawasqar | ALE=Aleut | ALG=Algonquian languages | ALN=Albanian (Gheg) | ALQ=Algonquin |
ALS=Albanian (Tosk) | ALT=Altai (Southern) | AME=Yanesha | AMW=Western Neo-Aramaic | ANG=Old English |
APJ=Apache (Jicarilla) | APW=Apache (Western) | ARB=Arabic (standard) | ARC=Aramaic | ARI=Arikara | ARN=Araucanian |
ARP=Arapaho | ASB=Assiniboine | AST=Asturian | ATH=Athapascan languages | ATJ=Atikamekw | AUC=Waorani | AVK=Kotava |
AWA=Awadhi | B_T=Arabic Tunisian Spoken | BAL=Baluchi | BAN=Balinese | BAR=Bavarian | BAS=Basa (Cameroon) |
BCC=Balochi Southern | BCR=Babine | BDJ=Bai | BEA=Beaver | BEJ=Beja | BEM=Bemba (Zambia) | BEW=Betawi | BFQ=Badaga |
BFT=Balti | BHB=Bhili | BHO=Bhojpuri | BIK=Bikol | BIN=Bini | BPY=Bishnupriya Manipuri | BUA=Buriat | BUG=Buginese |
CAA=Chor | CAD=Caddo | CAF=Carrier Southern | CAY=Cayuga | CDO=Min Dong Chinese | CEB=Cebuano | CHC=Catawba |
CHG=Chagatai | CHM=Mari (Russia) | CHN=Chinook jargon | CHO=Choctaw | CHP=Chipewyan | CHR=Cherokee | CHY=Cheyenne |
CIC=Chickasaw | CIM=Cimbrian | CIW=Chippewa | CJS=Shor | CJY=Jinyu Chinese | CKT=Chukot | CLC=Chilcotin |
CLD=Chaldean Neo-Aramaic | CLM=Clallam Klallam | CMN=Mandarin Chinese | COC=Cocopa | COJ=Cochimi | COM=Comanche |
COO=Comox | COP=Coptic | CRH=Crimean Tatar | CRX=Carrier | CSB=Kashubian | CUP=Cupeo | CZH=Huizhou Chinese |
DAK=Dakota | DAR=Dargwa | DDO=Tsez | DEL=Delaware | DGR=Dogrib | DHV=Dehu | DIH=Kumiai | DIN=Dinka | DJE=Zarma |
DLG=Dolgan | DNG=Dungan | DOH=Dong | DOI=Dogri (generic) | DSB=Sorbian Lower | DUA=Duala | DYU=Dyula | EEE=E |
EGL=Emilian | ENM=English Middle (1100-1500) | EVE=Even | EVN=Evenki | FAN=Fang (Equatorial Guinea) | FAX=Fala |
FIL=Filipino | FIT=Finnish (Tornedalen) | FON=Fon | FRK=Frankish | FRP=Franco-Prove | FRR=Frisian Northern |
FUC=Pulaar | FUR=Friulian | FVR=Fur | GAA=Ga | GAG=Gagauz | GAN=Gan | GBZ=Dari Zoroastrian | GDM=Laal |
GEH=German Hutterite | GEZ=Geez | GIL=Gilbertese | GIT=Gitxsan | GLD=Nanai | GOM=Konkani Goan |
GRC=Greek Ancient (to 1453) | GSW=Swiss German Alemannic Alsatian | GWI=Gwichin | HAA=Han | HAI=Haida | HAS=Haisla |
HAW=Hawaiian | HEI=Heiltsuk | HID=Hidatsa | HIL=Hiligaynon | HMN=Hmong | HNI=Hani | HOP=Hopi | HSB=Sorbian Upper |
HUR=Halkomelem | ILO=Iloko | INH=Ingush | IRO=Iroquoian languages | ITL=Itelmen | IZH=Ingrian | JBO=Lojban |
JCT=Judeo-Crimean Tatar | JGE=Judeo-Georgian | JUT=Jutish | KAA=Karakalpak | KAB=Kabyle | KAJ=Jju | KAP=Bezhta |
KAW=Kawi | KBD=Kabardian | KCA=Khanty | KDR=Karaim | KEA=Kabuverdianu | KFA=Kodava | KFR=Kachchi | KHA=Khasi |
KIC=Kickapoo | KIM=Karagas | KIO=Kiowa | KJH=Khakas | KJV=Kaikavian literary language (Kajkavian) | KKZ=Kaska |
KLJ=Khalaj Turkic | KNN=Konkani (specific) | KOI=Komi-Permyak | KOK=Konkani (generic) | KOS=Kosraean | KPE=Kpelle |
KPO=Ikposo | KPY=Koryak | KRC=Karachay-Balkar | KRL=Karelian | KSH=Colognian | KSK=Kansa | KUM=Kumyk | KUT=Kutenai |
KWK=Kwakiutl | KXM=Khmer Northern | LAD=Ladino | LAH=Lahnda | LBE=Lak | LEZ=Lezghian | LHU=Lahu | LIF=Limbu |
LIJ=Ligurian | LIL=Lillooet | LKI=Laki | LKT=Lakota | LLD=Ladin | LMO=Lombard | LOM=Loma (Liberia) | LOZ=Lozi |
LUA=Luba-Lulua | LUD=Ludian | LUN=Lunda | LUO=Luo (Kenya and Tanzania) | LUQ=Lucumi | LUT=Lushootseed | LZZ=Laz |
MAD=Madurese | MAG=Magahi | MAI=Maithili | MAS=Masai | MDF=Moksha | MEN=Mende (Sierra Leone) | MEZ=Menominee |
MFE=Morisyen | MFY=Mayo | MHQ=Mandan | MIC=Micmac | MID=Mandaic | MIN=Minangkabau | MNC=Manchu | MNI=Meitei |
MNP=Min Bei Chinese | MNS=Mansi | MNW=Mon | MOE=Montagnais | MOH=Mohawk | MOS=Mossi | MRW=Maranao | MTQ=Muong |
MUS=Creek | MWL=Mirandese | MWR=Marwari | MXI=Mozarabic | MYP=Pirah | MYV=Erzya | MZB=Tumzabt | NAP=Neapolitan |
NAQ=Nama (Namibia) | NCG=Nisgaa | NDS=Low German Low Saxon | NEW_=Newari Nepal Bhasa | NIO=Nganasan | NIU=Niuean |
NIV=Gilyak Nivkh | NOD=Thai (Northern) | NOG=Nogai | NON=Norse Old | NOV=Novial | NSK=Naskapi |
NSO=Northern Sotho Pedi Sepedi | NYM=Nyamwezi | NYO=Nyoro | NYS=Nyungah | OJB=Ojibwa Northwestern |
OJC=Ojibwa Central | OJG=Ojibwa Eastern | OJS=Ojibwa Severn | OJW=Ojibwa Western | ONE=Oneida | ONO=Onondaga |
OOD=Tohono Oodham | OTA=Turkish Ottoman | OTW=Ottawa | PAG=Pangasinan | PAM=Pampanga | PAP=Papiamento | PAU=Palauan |
PCD=Picard | PDC=German Pennsylvania | PDT=Plautdietsch | PES=Western Farsi | PFL=Pfaelzisch | PIH=Pitcairn-Norfolk |
PMS=Piedmontese | PNT=Pontic | POT=Potawatomi | PPI=Paipai | PQM=Malecite-Passamaquoddy | PRD=Dari (Persian) |
PRG=Prussian | PRP=Persian | PRS=Persian (Dari) | QTZ=Reserved for local use. | QUC=Quich Central | QXQ=Qashqai |
RAP=Rapanui | RAR=Rarotongan | RCF=Runion Creole French | RGN=Romagnol | RME=Angloromani | RMF=Romani Kalo Finnish |
RMO=Romani Sinte | ROM=Romany | RUE=Rusyn | RUO=Romanian Istro | RUP=Aromanian | RUQ=Romanian Megleno |
RYU=Okinawan Central | SAH=Sakha | SAL=Salishan languages | SAM=Aramaic Samaritan | SAT=Santali | SCN=Sicilian |
SCO=Scots | SCS=Slavey North | SDC=Sardinian Sassarese | SEC=Sechelt | SEE=Seneca | SEI=Seri | SEK=Sekani |
SEL=Selkup | SHH=Shoshoni | SHI=Tachelhit | SHS=Shuswap | SHY=Tachawit | SID=Sidamo | SJD=Sami Kildin | SJW=Shawnee |
SLR=Salar | SMA=Southern Sami | SMI=Sami languages | SMJ=Lule Sami | SMN=Inari Sami | SMS=Skolt Sami | SNK=Soninke |
SRM=Saramaccan | SRN=Sranan | STO=Stoney | STQ=Saterland Frisian | STR=Salish Straits | SUX=Sumerian | SVA=Svan |
SWB=Comorian | SWG=Swabian | SWL=Swedish Sign Language | SXU=Saxon Upper | SYR=Syriac | SZL=Silesian |
TAB=Tabassaran | TAQ=Tamasheq | TAR=Tarahumara Central | TBW=Tagbanwa | TCE=Southern Tutchone | TCX=Toda | TCY=Tulu |
TDD=Tai Na | TET=Tetum | TGX=Tagish | THP=Thompson | THT=Tahltan | TIG=Tigre | TLH=Klingon tlhIngan-Hol |
TLI=Tlingit | TLY=Talysh | TOG=Tonga (Nyasa) | TPI=Tok Pisin | TPN=Tupinamb | TRV=Seediq | TSI=Tsimshian |
TTQ=Tamajaq Tawallammat | TTS=Thai Northeastern | TTT=Tat Muslim | TUM=Tumbuka | TUS=Tuscarora | TUV=Turkana |
TVL=Tuvalu | TYV=Tuvinian | TZM=Tamazight Central Atlas | UBY=Ubykh | UDI=Udi | UDM=Udmurt | UUM=Urum | VEC=Venetian |
VEP=Veps | VOR=Voro | VOT=Votic | VRO=Vro | WAR=Waray (Philippines) | WIY=Wiyot | WUU=Wu Chinese | WYM=Wymysorys |
XAL=Kalmyk Oirat | XMF=Mingrelian | XSL=Slavey South | XSV=Sudovian | ZAI=Zapotec Isthmus | YUE=Cantonese |
HKK=Hokkien | TEO=Teo Chew | HNN=Hainanese | HAK=Hakka | CRG=Michif | UN=Undefined | BLA=Siksika | OKA=Okanagan
"""


class Language(ApiStringEnum, name="KalturaLanguage"):
    """A language, or a language of a region."""

    _ignore_ = "each member text"
    for each in _NAMES.split("|"):
        member, text = each.strip().split("=")
        vars()[member] = text
