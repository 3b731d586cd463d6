# Generated from the schema: change its source instead.
"""Enums: common."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class ApiParameterPermissionItemAction(ApiStringEnum):
    USAGE = 'all'
    INSERT = 'insert'
    READ = 'read'
    UPDATE = 'update'


class AppearInListType(ApiIntEnum):
    PARTNER_ONLY = 1
    CATEGORY_MEMBERS_ONLY = 3


class AssetOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DELETED_AT_ASC = '+deletedAt'
    SIZE_ASC = '+size'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    DELETED_AT_DESC = '-deletedAt'
    SIZE_DESC = '-size'
    UPDATED_AT_DESC = '-updatedAt'


class AssetParamsDeletePolicy(ApiIntEnum):
    KEEP = 0
    DELETE = 1


class AssetParamsOrderBy(ApiStringEnum):
    """No members are known."""


class AssetParamsOrigin(ApiIntEnum):
    CONVERT = 0
    INGEST = 1
    CONVERT_WHEN_MISSING = 2


class AssetParamsOutputOrderBy(ApiStringEnum):
    """No members are known."""


class AudioCodec(ApiStringEnum):
    NONE = ''
    AAC = 'aac'
    AACHE = 'aache'
    AC3 = 'ac3'
    AMRNB = 'amrnb'
    COPY = 'copy'
    EAC3 = 'eac3'
    MP3 = 'mp3'
    MPEG2 = 'mpeg2'
    PCM = 'pcm'
    VORBIS = 'vorbis'
    WMA = 'wma'
    WMAPRO = 'wmapro'


class BatchJobErrorTypes(ApiIntEnum):
    APP = 0
    RUNTIME = 1
    HTTP = 2
    CURL = 3
    KALTURA_API = 4
    KALTURA_CLIENT = 5


class BatchJobStatus(ApiIntEnum):
    PENDING = 0
    QUEUED = 1
    PROCESSING = 2
    PROCESSED = 3
    MOVEFILE = 4
    FINISHED = 5
    FAILED = 6
    ABORTED = 7
    ALMOST_DONE = 8
    RETRY = 9
    FATAL = 10
    DONT_PROCESS = 11
    FINISHED_PARTIALLY = 12
    SUSPEND = 13
    SUSPEND_ALMOST_DONE = 14


class ChapterNamePolicy(ApiIntEnum):
    BY_ENTRY_ID = 1
    BY_ENTRY_NAME = 2
    NUMERICAL = 3


class CommercialUseType(ApiIntEnum):
    NON_COMMERCIAL_USE = 0
    COMMERCIAL_USE = 1


class ConditionType(ApiStringEnum):
    AUTHENTICATED = '1'
    GEO_DISTANCE = '10'
    OR_OPERATOR = '11'
    HASH = '12'
    DELIVERY_PROFILE = '13'
    ACTIVE_EDGE_VALIDATE = '14'
    ANONYMOUS_IP = '15'
    ASSET_TYPE = '16'
    BOOLEAN = '17'
    HTTP_HEADER = '18'
    ENTRY_SCHEDULED = '19'
    COUNTRY = '2'
    ACTION_NAME = '20'
    URL_AUTH_PARAMS = '21'
    SESSION_TYPE = '22'
    IP_ADDRESS = '3'
    SITE = '4'
    USER_AGENT = '5'
    FIELD_MATCH = '6'
    FIELD_COMPARE = '7'
    ASSET_PROPERTIES_COMPARE = '8'
    USER_ROLE = '9'
    EVENT_NOTIFICATION_FIELD = 'eventNotification.BooleanField'
    EVENT_NOTIFICATION_OBJECT_CHANGED = 'eventNotification.ObjectChanged'
    METADATA_FIELD_CHANGED = 'metadata.FieldChanged'
    METADATA_FIELD_COMPARE = 'metadata.FieldCompare'
    METADATA_FIELD_MATCH = 'metadata.FieldMatch'
    EVENT_CATEGORY_ENTRY = 'reach.CategoryEntry'


class ContainerFormat(ApiStringEnum):
    _3GP = '3gp'
    APPLEHTTP = 'applehttp'
    AVI = 'avi'
    BIF = 'bif'
    BMP = 'bmp'
    COPY = 'copy'
    FLV = 'flv'
    HLS = 'hls'
    ISMA = 'isma'
    ISMV = 'ismv'
    JPG = 'jpg'
    M2TS = 'm2ts'
    M4V = 'm4v'
    MKV = 'mkv'
    MOV = 'mov'
    MP3 = 'mp3'
    MP4 = 'mp4'
    MPEG = 'mpeg'
    MPEGTS = 'mpegts'
    MXF = 'mxf'
    OGG = 'ogg'
    OGV = 'ogv'
    PDF = 'pdf'
    PNG = 'png'
    SWF = 'swf'
    WAV = 'wav'
    WEBM = 'webm'
    WMA = 'wma'
    WMV = 'wmv'
    WVM = 'wvm'


class ContextType(ApiStringEnum):
    PLAY = '1'
    DOWNLOAD = '2'
    THUMBNAIL = '3'
    METADATA = '4'
    EXPORT = '5'
    SERVE = '6'


class ContributionPolicyType(ApiIntEnum):
    ALL = 1
    MEMBERS_WITH_CONTRIBUTION_PERMISSION = 2


class CountryRestrictionType(ApiIntEnum):
    RESTRICT_COUNTRY_LIST = 0
    ALLOW_COUNTRY_LIST = 1


class DirectoryRestrictionType(ApiIntEnum):
    DONT_DISPLAY = 0
    DISPLAY_WITH_LINK = 1


class DrmSchemeName(ApiStringEnum):
    PLAYREADY_CENC = 'drm.PLAYREADY_CENC'
    WIDEVINE_CENC = 'drm.WIDEVINE_CENC'
    FAIRPLAY = 'fairplay.FAIRPLAY'
    PLAYREADY = 'playReady.PLAYREADY'
    WIDEVINE = 'widevine.WIDEVINE'


class DurationType(ApiStringEnum):
    LONG = 'long'
    MEDIUM = 'medium'
    NOT_AVAILABLE = 'notavailable'
    SHORT = 'short'


class ESearchLanguage(ApiStringEnum):
    ARABIC = 'Arabic'
    BASQUE = 'Basque'
    BRAZILIAN = 'Brazilian'
    BULGARIAN = 'Bulgarian'
    CATALAN = 'Catalan'
    CHINESE = 'Chinese'
    CZECH = 'Czech'
    DANISH = 'Danish'
    DUTCH = 'Dutch'
    ENGLISH = 'English'
    FINNISH = 'Finnish'
    FRENCH = 'French'
    GALICIAN = 'Galician'
    GERMAN = 'German'
    GREEK = 'Greek'
    HINDI = 'Hindi'
    HUNGRIAN = 'Hungarian'
    INDONESIAN = 'Indonesian'
    ITALIAN = 'Italian'
    JAPANESE = 'Japanese'
    KOREAN = 'Korean'
    LATVIAN = 'Latvian'
    LITHUANIAN = 'Lithuanian'
    NORWEGIAN = 'Norwegian'
    PERSIAN = 'Persian'
    PORTUGUESE = 'Prtuguese'
    ROMANIAN = 'Romanian'
    RUSSIAN = 'Russian'
    SORANI = 'Sorani'
    SPANISH = 'Spanish'
    SWEDISH = 'Swedish'
    THAI = 'Thai'
    TURKISH = 'Turkish'


class EffectType(ApiIntEnum):
    VIDEO_FADE_IN = 1
    VIDEO_FADE_OUT = 2


class EntryApplication(ApiStringEnum):
    KMC = '0'
    KMS = '1'
    KAF = '2'
    PITCH = '3'
    KMS_GO = '4'
    WEBCAST_APP = '5'
    PERSONAL_CAPTURE = '6'
    KALTURA_MEETING = '7'
    EP = '8'
    CONTENT_LAB = '9'


class EntryDisplayInSearchType(ApiIntEnum):
    RECYCLED = -2
    SYSTEM = -1
    NONE = 0
    PARTNER_ONLY = 1
    KALTURA_NETWORK = 2


class EntryModerationStatus(ApiIntEnum):
    PENDING_MODERATION = 1
    APPROVED = 2
    REJECTED = 3
    DELETED = 4
    FLAGGED_FOR_REVIEW = 5
    AUTO_APPROVED = 6


class EntryReplacementStatus(ApiStringEnum):
    NONE = '0'
    APPROVED_BUT_NOT_READY = '1'
    READY_BUT_NOT_APPROVED = '2'
    NOT_READY_AND_NOT_APPROVED = '3'
    FAILED = '4'


class EntryStatus(ApiStringEnum):
    ERROR_CONVERTING = '-1'
    ERROR_IMPORTING = '-2'
    IMPORT = '0'
    PRECONVERT = '1'
    READY = '2'
    DELETED = '3'
    PENDING = '4'
    MODERATE = '5'
    BLOCKED = '6'
    NO_CONTENT = '7'
    INFECTED = 'virusScan.Infected'
    SCAN_FAILURE = 'virusScan.ScanFailure'


class EntryType(ApiStringEnum):
    AUTOMATIC = '-1'
    MEDIA_CLIP = '1'
    DOCUMENT = '10'
    MIX = '2'
    PLAYLIST = '5'
    DATA = '6'
    LIVE_STREAM = '7'
    LIVE_CHANNEL = '8'
    CONFERENCE_ENTRY_SERVER = 'conference.CONFERENCE_ENTRY_SERVER'
    EXTERNAL_MEDIA = 'externalMedia.externalMedia'
    ROOM = 'room.room'
    SIP_ENTRY_SERVER = 'sip.SIP_ENTRY_SERVER'


class FeatureStatusType(ApiIntEnum):
    LOCK_CATEGORY = 1
    CATEGORY = 2
    CATEGORY_ENTRY = 3
    ENTRY = 4
    CATEGORY_USER = 5
    USER = 6


class FlavorReadyBehaviorType(ApiIntEnum):
    NO_IMPACT = 0
    INHERIT_FLAVOR_PARAMS = 0
    REQUIRED = 1
    OPTIONAL = 2


class Gender(ApiIntEnum):
    UNKNOWN = 0
    MALE = 1
    FEMALE = 2


class GeoCoderType(ApiStringEnum):
    KALTURA = '1'
    MAX_MIND = '2'
    DIGITAL_ELEMENT = '3'


class GroupType(ApiIntEnum):
    GROUP = 1
    APPLICATIVE_GROUP = 2


class InheritanceType(ApiIntEnum):
    INHERIT = 1
    MANUAL = 2


class IpAddressRestrictionType(ApiIntEnum):
    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class Language(ApiStringEnum):
    ABQ = 'Abaza'
    AB = 'Abkhazian'
    ABE = 'Abnaki Western'
    ABU = 'Abure'
    ACN = 'Achang'
    ACE = 'Achinese'
    ACT = 'Achterhooks'
    ACV = 'Achumawi'
    ADJ = 'Adioukrou'
    ADY = 'Adyghe; Adygei'
    ADT = 'Adynyamathanha'
    AAL = 'Afade'
    AA = 'Afar'
    AF = 'Afrikaans'
    AGQ = 'Aghem'
    AGX = 'Aghul'
    AGU = 'Aguacateco'
    AGR = 'Aguaruna'
    AIN = 'Ainu (Japan)'
    AKK = 'Akkadian'
    AKL = 'Aklanon'
    AKU = 'Akum'
    AKZ = 'Alabama'
    SQ = 'Albanian'
    ALN = 'Albanian (Gheg)'
    ALS = 'Albanian (Tosk)'
    ALE = 'Aleut'
    ALG = 'Algonquian languages'
    ALQ = 'Algonquin'
    ALT = 'Altai (Southern)'
    AM = 'Amharic'
    RME = 'Angloromani'
    APJ = 'Apache (Jicarilla)'
    APW = 'Apache (Western)'
    AR = 'Arabic'
    AR_LB = 'Arabic (Lebanon)'
    AR_QA = 'Arabic (Qatar)'
    AR_SA = 'Arabic (Saudi Arabia)'
    ARB = 'Arabic (standard)'
    B_T = 'Arabic Tunisian Spoken'
    ARC = 'Aramaic'
    SAM = 'Aramaic Samaritan'
    ARP = 'Arapaho'
    ARN = 'Araucanian'
    ARI = 'Arikara'
    HY = 'Armenian'
    RUP = 'Aromanian'
    AS_ = 'Assamese'
    ASB = 'Assiniboine'
    AII = 'Assyrian Neo-Aramaic'
    AST = 'Asturian'
    ATH = 'Athapascan languages'
    ATJ = 'Atikamekw'
    AWA = 'Awadhi'
    AY = 'Aymara'
    AZ = 'Azerbaijani'
    BCR = 'Babine'
    BFQ = 'Badaga'
    BDJ = 'Bai'
    BAN = 'Balinese'
    BCC = 'Balochi Southern'
    BFT = 'Balti'
    BAL = 'Baluchi'
    BAS = 'Basa (Cameroon)'
    BA = 'Bashkir'
    EU = 'Basque'
    BAR = 'Bavarian'
    BEA = 'Beaver'
    BEJ = 'Beja'
    BEM = 'Bemba (Zambia)'
    BN = 'Bengali (Bangla)'
    BEW = 'Betawi'
    KAP = 'Bezhta'
    BHB = 'Bhili'
    BHO = 'Bhojpuri'
    DZ = 'Bhutani'
    BH = 'Bihari'
    BIK = 'Bikol'
    BIN = 'Bini'
    BPY = 'Bishnupriya Manipuri'
    BI = 'Bislama'
    BS = 'Bosnian'
    BR = 'Breton'
    BUG = 'Buginese'
    BG = 'Bulgarian'
    BUA = 'Buriat'
    MY = 'Burmese'
    BE = 'Byelorussian (Belarusian)'
    CAD = 'Caddo'
    KM = 'Cambodian'
    YUE = 'Cantonese'
    CRX = 'Carrier'
    CAF = 'Carrier Southern'
    CA = 'Catalan'
    CHC = 'Catawba'
    CAY = 'Cayuga'
    CEB = 'Cebuano'
    CHG = 'Chagatai'
    CLD = 'Chaldean Neo-Aramaic'
    CHR = 'Cherokee'
    CHY = 'Cheyenne'
    CIC = 'Chickasaw'
    CLC = 'Chilcotin'
    ZH = 'Chinese'
    CHN = 'Chinook jargon'
    CHP = 'Chipewyan'
    CIW = 'Chippewa'
    CHO = 'Choctaw'
    CAA = 'Chor'
    CKT = 'Chukot'
    CIM = 'Cimbrian'
    CLM = 'Clallam Klallam'
    COJ = 'Cochimi'
    COC = 'Cocopa'
    KSH = 'Colognian'
    COM = 'Comanche'
    SWB = 'Comorian'
    COO = 'Comox'
    COP = 'Coptic'
    CO = 'Corsican'
    CR = 'Cree'
    MUS = 'Creek'
    CRH = 'Crimean Tatar'
    HR = 'Croatian'
    CUP = 'Cupeo'
    CS = 'Czech'
    DAK = 'Dakota'
    DA = 'Danish'
    DAR = 'Dargwa'
    PRD = 'Dari (Persian)'
    GBZ = 'Dari Zoroastrian'
    DHV = 'Dehu'
    DEL = 'Delaware'
    DIN = 'Dinka'
    DOI = 'Dogri (generic)'
    DGR = 'Dogrib'
    DLG = 'Dolgan'
    DOH = 'Dong'
    DUA = 'Duala'
    DNG = 'Dungan'
    NL = 'Dutch'
    DYU = 'Dyula'
    EEE = 'E'
    EGL = 'Emilian'
    EN = 'English'
    EN_US = 'English (American)'
    EN_AU = 'English (Australian)'
    EN_GB = 'English (British)'
    ENM = 'English Middle (1100-1500)'
    MYV = 'Erzya'
    EO = 'Esperanto'
    ET = 'Estonian'
    EVE = 'Even'
    EVN = 'Evenki'
    FO = 'Faeroese'
    FAX = 'Fala'
    FAN = 'Fang (Equatorial Guinea)'
    FA = 'Farsi'
    FJ = 'Fiji'
    FIL = 'Filipino'
    FI = 'Finnish'
    FIT = 'Finnish (Tornedalen)'
    FON = 'Fon'
    FRP = 'Franco-Prove'
    FRK = 'Frankish'
    FR = 'French'
    FR_CA = 'French (Canada)'
    FY = 'Frisian'
    FRR = 'Frisian Northern'
    FUR = 'Friulian'
    FVR = 'Fur'
    GAA = 'Ga'
    GV = 'Gaelic (Manx)'
    GD = 'Gaelic (Scottish)'
    GAG = 'Gagauz'
    GL = 'Galician'
    GAN = 'Gan'
    GEZ = 'Geez'
    KA = 'Georgian'
    DE = 'German'
    GEH = 'German Hutterite'
    PDC = 'German Pennsylvania'
    GIL = 'Gilbertese'
    NIV = 'Gilyak Nivkh'
    GIT = 'Gitxsan'
    EL = 'Greek'
    GRC = 'Greek Ancient (to 1453)'
    KL = 'Greenlandic'
    GN = 'Guarani'
    GU = 'Gujarati'
    GWI = 'Gwichin'
    HAI = 'Haida'
    HNN = 'Hainanese'
    HAS = 'Haisla'
    HAK = 'Hakka'
    HUR = 'Halkomelem'
    HAA = 'Han'
    HNI = 'Hani'
    HA = 'Hausa'
    HAW = 'Hawaiian'
    HE = 'Hebrew'
    IW = 'Hebrew'
    HEI = 'Heiltsuk'
    HID = 'Hidatsa'
    HIL = 'Hiligaynon'
    HI = 'Hindi'
    HMN = 'Hmong'
    HKK = 'Hokkien'
    HOP = 'Hopi'
    CZH = 'Huizhou Chinese'
    HU = 'Hungarian'
    IS = 'Icelandic'
    KPO = 'Ikposo'
    ILO = 'Iloko'
    SMN = 'Inari Sami'
    ID = 'Indonesian'
    IN = 'Indonesian'
    IZH = 'Ingrian'
    INH = 'Ingush'
    IA = 'Interlingua'
    IE = 'Interlingue'
    IKT = 'Inuinnaqtun'
    IU = 'Inuktitut'
    IK = 'Inupiak'
    GA = 'Irish'
    IRO = 'Iroquoian languages'
    IT = 'Italian'
    ITL = 'Itelmen'
    JA = 'Japanese'
    JV = 'Javanese'
    CJY = 'Jinyu Chinese'
    KAJ = 'Jju'
    JCT = 'Judeo-Crimean Tatar'
    JGE = 'Judeo-Georgian'
    JUT = 'Jutish'
    KBD = 'Kabardian'
    KEA = 'Kabuverdianu'
    KAB = 'Kabyle'
    KFR = 'Kachchi'
    KJV = 'Kaikavian literary language (Kajkavian)'
    XAL = 'Kalmyk Oirat'
    KN = 'Kannada'
    KSK = 'Kansa'
    KRC = 'Karachay-Balkar'
    KIM = 'Karagas'
    KDR = 'Karaim'
    KAA = 'Karakalpak'
    KRL = 'Karelian'
    KS = 'Kashmiri'
    CSB = 'Kashubian'
    KKZ = 'Kaska'
    KAW = 'Kawi'
    KK = 'Kazakh'
    KJH = 'Khakas'
    KLJ = 'Khalaj Turkic'
    KCA = 'Khanty'
    KHA = 'Khasi'
    KXM = 'Khmer Northern'
    KIC = 'Kickapoo'
    RW = 'Kinyarwanda (Ruanda)'
    KIO = 'Kiowa'
    KY = 'Kirghiz'
    RN = 'Kirundi (Rundi)'
    TLH = 'Klingon tlhIngan-Hol'
    KFA = 'Kodava'
    KOI = 'Komi-Permyak'
    KOK = 'Konkani (generic)'
    KNN = 'Konkani (specific)'
    GOM = 'Konkani Goan'
    KO = 'Korean'
    KPY = 'Koryak'
    KOS = 'Kosraean'
    AVK = 'Kotava'
    KPE = 'Kpelle'
    DIH = 'Kumiai'
    KUM = 'Kumyk'
    KU = 'Kurdish'
    KUT = 'Kutenai'
    KWK = 'Kwakiutl'
    GDM = 'Laal'
    LLD = 'Ladin'
    LAD = 'Ladino'
    LAH = 'Lahnda'
    LHU = 'Lahu'
    LBE = 'Lak'
    LKI = 'Laki'
    LKT = 'Lakota'
    LO = 'Laothian'
    LA = 'Latin'
    LV = 'Latvian (Lettish)'
    LZZ = 'Laz'
    LEZ = 'Lezghian'
    LIJ = 'Ligurian'
    LIL = 'Lillooet'
    LIF = 'Limbu'
    LI = 'Limburgish ( Limburger)'
    LN = 'Lingala'
    LT = 'Lithuanian'
    JBO = 'Lojban'
    LOM = 'Loma (Liberia)'
    LMO = 'Lombard'
    NDS = 'Low German Low Saxon'
    LOZ = 'Lozi'
    LUA = 'Luba-Lulua'
    LUQ = 'Lucumi'
    LUD = 'Ludian'
    SMJ = 'Lule Sami'
    LUN = 'Lunda'
    LUO = 'Luo (Kenya and Tanzania)'
    LUT = 'Lushootseed'
    LB = 'Luxembourgish (Letzeburgesch)'
    MK = 'Macedonian'
    MAD = 'Madurese'
    MAG = 'Magahi'
    MAI = 'Maithili'
    MG = 'Malagasy'
    MS = 'Malay'
    ML = 'Malayalam'
    PQM = 'Malecite-Passamaquoddy'
    MT = 'Maltese'
    MNC = 'Manchu'
    MID = 'Mandaic'
    MHQ = 'Mandan'
    CMN = 'Mandarin Chinese'
    MNS = 'Mansi'
    MI = 'Maori'
    MRW = 'Maranao'
    MR = 'Marathi'
    CHM = 'Mari (Russia)'
    MWR = 'Marwari'
    MAS = 'Masai'
    MFY = 'Mayo'
    MNI = 'Meitei'
    MEN = 'Mende (Sierra Leone)'
    MEZ = 'Menominee'
    CRG = 'Michif'
    MIC = 'Micmac'
    MNP = 'Min Bei Chinese'
    CDO = 'Min Dong Chinese'
    MIN = 'Minangkabau'
    XMF = 'Mingrelian'
    MWL = 'Mirandese'
    MOH = 'Mohawk'
    MDF = 'Moksha'
    MO = 'Moldavian'
    MNW = 'Mon'
    MN = 'Mongolian'
    MOE = 'Montagnais'
    MFE = 'Morisyen'
    MOS = 'Mossi'
    MXI = 'Mozarabic'
    MU = 'Multilingual'
    MTQ = 'Muong'
    NAQ = 'Nama (Namibia)'
    GLD = 'Nanai'
    NSK = 'Naskapi'
    NA = 'Nauru'
    NAP = 'Neapolitan'
    NE = 'Nepali'
    NEW_ = 'Newari Nepal Bhasa'
    NIO = 'Nganasan'
    NCG = 'Nisgaa'
    NIU = 'Niuean'
    ZXX = 'No linguistic content'
    NOG = 'Nogai'
    NON = 'Norse Old'
    NSO = 'Northern Sotho Pedi Sepedi'
    NO = 'Norwegian'
    NOV = 'Novial'
    NYM = 'Nyamwezi'
    NYO = 'Nyoro'
    NYS = 'Nyungah'
    OC = 'Occitan'
    OJC = 'Ojibwa Central'
    OJG = 'Ojibwa Eastern'
    OJB = 'Ojibwa Northwestern'
    OJS = 'Ojibwa Severn'
    OJW = 'Ojibwa Western'
    OJ = 'Ojibwe, Ojibwa'
    OKA = 'Okanagan'
    RYU = 'Okinawan Central'
    ANG = 'Old English'
    ONE = 'Oneida'
    ONO = 'Onondaga'
    OR_ = 'Oriya'
    OM = 'Oromo (Afan, Galla)'
    OTW = 'Ottawa'
    PPI = 'Paipai'
    PAU = 'Palauan'
    PAM = 'Pampanga'
    PAG = 'Pangasinan'
    PAP = 'Papiamento'
    PS = 'Pashto (Pushto)'
    PRP = 'Persian'
    PRS = 'Persian (Dari)'
    FA_IR = 'Persian (Iran)'
    PFL = 'Pfaelzisch'
    PCD = 'Picard'
    PMS = 'Piedmontese'
    MYP = 'Pirah'
    PIH = 'Pitcairn-Norfolk'
    PDT = 'Plautdietsch'
    PL = 'Polish'
    PNT = 'Pontic'
    PT = 'Portuguese'
    PT_BR = 'Portuguese (Brazil)'
    POT = 'Potawatomi'
    PRG = 'Prussian'
    FUC = 'Pulaar'
    PA = 'Punjabi'
    QXQ = 'Qashqai'
    ALC = 'Qawasqar'
    QU = 'Quechua'
    QUC = 'Quich Central'
    RAP = 'Rapanui'
    RAR = 'Rarotongan'
    QTZ = 'Reserved for local use.'
    RM = 'Rhaeto-Romance'
    RGN = 'Romagnol'
    RMF = 'Romani Kalo Finnish'
    RMO = 'Romani Sinte'
    RO = 'Romanian'
    RUO = 'Romanian Istro'
    RUQ = 'Romanian Megleno'
    ROM = 'Romany'
    RCF = 'Runion Creole French'
    RU = 'Russian'
    RUE = 'Rusyn'
    ACF = 'Saint Lucian Creole French'
    SAH = 'Sakha'
    SLR = 'Salar'
    STR = 'Salish Straits'
    SAL = 'Salishan languages'
    SJD = 'Sami Kildin'
    SMI = 'Sami languages'
    SM = 'Samoan'
    SG = 'Sangro'
    SA = 'Sanskrit'
    SAT = 'Santali'
    SRM = 'Saramaccan'
    SDC = 'Sardinian Sassarese'
    STQ = 'Saterland Frisian'
    SXU = 'Saxon Upper'
    SCO = 'Scots'
    SEC = 'Sechelt'
    TRV = 'Seediq'
    SEK = 'Sekani'
    SEL = 'Selkup'
    SEE = 'Seneca'
    SR = 'Serbian'
    SH = 'Serbo-Croatian'
    SEI = 'Seri'
    ST = 'Sesotho'
    TN = 'Setswana'
    SJW = 'Shawnee'
    SN = 'Shona'
    CJS = 'Shor'
    SHH = 'Shoshoni'
    SHS = 'Shuswap'
    SCN = 'Sicilian'
    SID = 'Sidamo'
    BLA = 'Siksika'
    SZL = 'Silesian'
    ZH_CN = 'Simplified Chinese'
    SD = 'Sindhi'
    SI = 'Sinhalese'
    SS = 'Siswati'
    SMS = 'Skolt Sami'
    SCS = 'Slavey North'
    XSL = 'Slavey South'
    SK = 'Slovak'
    SK_SK = 'Slovakian'
    SL = 'Slovenian'
    SO = 'Somali'
    SNK = 'Soninke'
    DSB = 'Sorbian Lower'
    HSB = 'Sorbian Upper'
    SMA = 'Southern Sami'
    TCE = 'Southern Tutchone'
    ES = 'Spanish'
    ES_XL = 'Spanish (Latin America)'
    SRN = 'Sranan'
    STO = 'Stoney'
    XSV = 'Sudovian'
    SUX = 'Sumerian'
    SU = 'Sundanese'
    SVA = 'Svan'
    SWG = 'Swabian'
    SW = 'Swahili (Kiswahili)'
    SV = 'Swedish'
    SWL = 'Swedish Sign Language'
    GSW = 'Swiss German Alemannic Alsatian'
    SYR = 'Syriac'
    TAB = 'Tabassaran'
    SHY = 'Tachawit'
    SHI = 'Tachelhit'
    TL = 'Tagalog'
    TBW = 'Tagbanwa'
    TGX = 'Tagish'
    THT = 'Tahltan'
    TDD = 'Tai Na'
    ZH_TW = 'Taiwanese Mandarin'
    TG = 'Tajik'
    TLY = 'Talysh'
    TTQ = 'Tamajaq Tawallammat'
    TAQ = 'Tamasheq'
    TZM = 'Tamazight Central Atlas'
    TA = 'Tamil'
    TAR = 'Tarahumara Central'
    TTT = 'Tat Muslim'
    TT = 'Tatar'
    TE = 'Telugu'
    TEO = 'Teo Chew'
    TET = 'Tetum'
    TH = 'Thai'
    NOD = 'Thai (Northern)'
    TTS = 'Thai Northeastern'
    THP = 'Thompson'
    BO = 'Tibetan'
    TIG = 'Tigre'
    TI = 'Tigrinya'
    TLI = 'Tlingit'
    TCX = 'Toda'
    OOD = 'Tohono Oodham'
    TPI = 'Tok Pisin'
    TO = 'Tonga'
    TOG = 'Tonga (Nyasa)'
    ZH_HK = 'Traditional Chinese'
    DDO = 'Tsez'
    TSI = 'Tsimshian'
    TS = 'Tsonga'
    TCY = 'Tulu'
    TUM = 'Tumbuka'
    MZB = 'Tumzabt'
    TPN = 'Tupinamb'
    TUV = 'Turkana'
    TR = 'Turkish'
    OTA = 'Turkish Ottoman'
    TK = 'Turkmen'
    TUS = 'Tuscarora'
    TVL = 'Tuvalu'
    TYV = 'Tuvinian'
    TW = 'Twi'
    UBY = 'Ubykh'
    UDI = 'Udi'
    UDM = 'Udmurt'
    UG = 'Uighur'
    UK = 'Ukrainian'
    UN = 'Undefined'
    UR = 'Urdu'
    UUM = 'Urum'
    UZ = 'Uzbek'
    VEC = 'Venetian'
    VEP = 'Veps'
    VI = 'Vietnamese'
    VO = 'Volapuk'
    VOR = 'Voro'
    VOT = 'Votic'
    VRO = 'Vro'
    AUC = 'Waorani'
    WAR = 'Waray (Philippines)'
    CY = 'Welsh'
    PES = 'Western Farsi'
    AMW = 'Western Neo-Aramaic'
    WIY = 'Wiyot'
    WO = 'Wolof'
    WUU = 'Wu Chinese'
    WYM = 'Wymysorys'
    XH = 'Xhosa'
    AME = 'Yanesha'
    YI = 'Yiddish'
    JI = 'Yiddish'
    YO = 'Yoruba'
    ZAI = 'Zapotec Isthmus'
    DJE = 'Zarma'
    ZU = 'Zulu'


class LanguageCode(ApiStringEnum):
    AA = 'aa'
    AB = 'ab'
    AF = 'af'
    ALG = 'alg'
    AM = 'am'
    AR = 'ar'
    AR_LB = 'ar_lb'
    AR_QA = 'ar_qa'
    AR_SA = 'ar_sa'
    AS_ = 'as'
    ATH = 'ath'
    AY = 'ay'
    AZ = 'az'
    BA = 'ba'
    BE = 'be'
    BG = 'bg'
    BH = 'bh'
    BI = 'bi'
    BLA = 'bla'
    BN = 'bn'
    BO = 'bo'
    BR = 'br'
    CA = 'ca'
    CO = 'co'
    CR = 'cr'
    CRG = 'crg'
    CS = 'cs'
    CY = 'cy'
    DA = 'da'
    DE = 'de'
    DZ = 'dz'
    EL = 'el'
    EN = 'en'
    EN_GB = 'en_gb'
    EN_US = 'en_us'
    EO = 'eo'
    ES = 'es'
    ES_XL = 'es_xl'
    ET = 'et'
    EU = 'eu'
    FA = 'fa'
    FI = 'fi'
    FJ = 'fj'
    FO = 'fo'
    FR = 'fr'
    FR_CA = 'fr_ca'
    FY = 'fy'
    GA = 'ga'
    GD = 'gd'
    GL = 'gl'
    GN = 'gn'
    GU = 'gu'
    GV = 'gv'
    HA = 'ha'
    HE = 'he'
    HI = 'hi'
    HR = 'hr'
    HU = 'hu'
    HY = 'hy'
    IA = 'ia'
    ID = 'id'
    IE = 'ie'
    IK = 'ik'
    IKT = 'ikt'
    IN = 'in'
    IRO = 'iro'
    IS = 'is'
    IT = 'it'
    IU = 'iu'
    IW = 'iw'
    JA = 'ja'
    JI = 'ji'
    JV = 'jv'
    KA = 'ka'
    KK = 'kk'
    KL = 'kl'
    KM = 'km'
    KN = 'kn'
    KO = 'ko'
    KS = 'ks'
    KU = 'ku'
    KY = 'ky'
    LA = 'la'
    LB = 'lb'
    LI = 'li'
    LN = 'ln'
    LO = 'lo'
    LT = 'lt'
    LV = 'lv'
    MG = 'mg'
    MI = 'mi'
    MIC = 'mic'
    MK = 'mk'
    ML = 'ml'
    MN = 'mn'
    MO = 'mo'
    MOE = 'moe'
    MR = 'mr'
    MS = 'ms'
    MT = 'mt'
    MU = 'mu'
    MY = 'my'
    NA = 'na'
    NE = 'ne'
    NL = 'nl'
    NO = 'no'
    OC = 'oc'
    OJ = 'oj'
    OJS = 'ojs'
    OJW = 'ojw'
    OKA = 'oka'
    OM = 'om'
    OR_ = 'or'
    PA = 'pa'
    PL = 'pl'
    PS = 'ps'
    PT = 'pt'
    PT_BR = 'pt_br'
    QU = 'qu'
    RM = 'rm'
    RN = 'rn'
    RO = 'ro'
    RU = 'ru'
    RW = 'rw'
    SA = 'sa'
    SAL = 'sal'
    SD = 'sd'
    SG = 'sg'
    SH = 'sh'
    SI = 'si'
    SK = 'sk'
    SL = 'sl'
    SM = 'sm'
    SMI = 'smi'
    SN = 'sn'
    SO = 'so'
    SQ = 'sq'
    SR = 'sr'
    SS = 'ss'
    ST = 'st'
    SU = 'su'
    SV = 'sv'
    SW = 'sw'
    TA = 'ta'
    TCE = 'tce'
    TE = 'te'
    TG = 'tg'
    TH = 'th'
    TI = 'ti'
    TK = 'tk'
    TL = 'tl'
    TN = 'tn'
    TO = 'to'
    TR = 'tr'
    TS = 'ts'
    TT = 'tt'
    TW = 'tw'
    UG = 'ug'
    UK = 'uk'
    UN = 'un'
    UR = 'ur'
    UZ = 'uz'
    VI = 'vi'
    VO = 'vo'
    WO = 'wo'
    XH = 'xh'
    YI = 'yi'
    YO = 'yo'
    ZH = 'zh'
    ZH_TW = 'zh_tw'
    ZU = 'zu'
    ZXX = 'zxx'


class LicenseType(ApiIntEnum):
    UNKNOWN = -1
    NONE = 0
    COPYRIGHTED = 1
    PUBLIC_DOMAIN = 2
    CREATIVECOMMONS_ATTRIBUTION = 3
    CREATIVECOMMONS_ATTRIBUTION_SHARE_ALIKE = 4
    CREATIVECOMMONS_ATTRIBUTION_NO_DERIVATIVES = 5
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL = 6
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_SHARE_ALIKE = 7
    CREATIVECOMMONS_ATTRIBUTION_NON_COMMERCIAL_NO_DERIVATIVES = 8
    GFDL = 9
    GPL = 10
    AFFERO_GPL = 11
    LGPL = 12
    BSD = 13
    APACHE = 14
    MOZILLA = 15


class LimitFlavorsRestrictionType(ApiIntEnum):
    RESTRICT_LIST = 0
    ALLOW_LIST = 1


class LiveAssetOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DELETED_AT_ASC = '+deletedAt'
    SIZE_ASC = '+size'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    DELETED_AT_DESC = '-deletedAt'
    SIZE_DESC = '-size'
    UPDATED_AT_DESC = '-updatedAt'


class LiveParamsOrderBy(ApiStringEnum):
    """No members are known."""


class MatchConditionType(ApiStringEnum):
    MATCH_ANY = '1'
    MATCH_ALL = '2'


class ModerationFlagStatus(ApiStringEnum):
    PENDING = '1'
    MODERATED = '2'


class ModerationFlagType(ApiIntEnum):
    SEXUAL_CONTENT = 1
    VIOLENT_REPULSIVE = 2
    HARMFUL_DANGEROUS = 3
    SPAM_COMMERCIALS = 4
    COPYRIGHT = 5
    TERMS_OF_USE_VIOLATION = 6


class ModerationObjectType(ApiStringEnum):
    ENTRY = '2'
    USER = '3'


class NullableBoolean(ApiIntEnum):
    NULL_VALUE = -1
    FALSE_VALUE = 0
    TRUE_VALUE = 1


class PlayableEntryCompareAttribute(ApiStringEnum):
    ACCESS_CONTROL_ID = 'accessControlId'
    CREATED_AT = 'createdAt'
    END_DATE = 'endDate'
    LAST_PLAYED_AT = 'lastPlayedAt'
    MODERATION_COUNT = 'moderationCount'
    MODERATION_STATUS = 'moderationStatus'
    MS_DURATION = 'msDuration'
    PARTNER_ID = 'partnerId'
    PARTNER_SORT_VALUE = 'partnerSortValue'
    PLAYS = 'plays'
    RANK = 'rank'
    REPLACEMENT_STATUS = 'replacementStatus'
    START_DATE = 'startDate'
    STATUS = 'status'
    TOTAL_RANK = 'totalRank'
    TYPE = 'type'
    UPDATED_AT = 'updatedAt'
    VIEWS = 'views'


class PlayableEntryMatchAttribute(ApiStringEnum):
    ADMIN_TAGS = 'adminTags'
    CATEGORIES_IDS = 'categoriesIds'
    CREATOR_ID = 'creatorId'
    DESCRIPTION = 'description'
    DURATION_TYPE = 'durationType'
    GROUP_ID = 'groupId'
    ID = 'id'
    NAME = 'name'
    REFERENCE_ID = 'referenceId'
    REPLACED_ENTRY_ID = 'replacedEntryId'
    REPLACING_ENTRY_ID = 'replacingEntryId'
    SEARCH_TEXT = 'searchText'
    TAGS = 'tags'
    USER_ID = 'userId'


class PlayableEntryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    DURATION_ASC = '+duration'
    END_DATE_ASC = '+endDate'
    LAST_PLAYED_AT_ASC = '+lastPlayedAt'
    MODERATION_COUNT_ASC = '+moderationCount'
    NAME_ASC = '+name'
    PARTNER_SORT_VALUE_ASC = '+partnerSortValue'
    PLAYS_ASC = '+plays'
    RANK_ASC = '+rank'
    RECENT_ASC = '+recent'
    START_DATE_ASC = '+startDate'
    TOTAL_RANK_ASC = '+totalRank'
    UPDATED_AT_ASC = '+updatedAt'
    VIEWS_ASC = '+views'
    WEIGHT_ASC = '+weight'
    CREATED_AT_DESC = '-createdAt'
    DURATION_DESC = '-duration'
    END_DATE_DESC = '-endDate'
    LAST_PLAYED_AT_DESC = '-lastPlayedAt'
    MODERATION_COUNT_DESC = '-moderationCount'
    NAME_DESC = '-name'
    PARTNER_SORT_VALUE_DESC = '-partnerSortValue'
    PLAYS_DESC = '-plays'
    RANK_DESC = '-rank'
    RECENT_DESC = '-recent'
    START_DATE_DESC = '-startDate'
    TOTAL_RANK_DESC = '-totalRank'
    UPDATED_AT_DESC = '-updatedAt'
    VIEWS_DESC = '-views'
    WEIGHT_DESC = '-weight'


class PrivacyType(ApiIntEnum):
    ALL = 1
    AUTHENTICATED_USERS = 2
    MEMBERS_ONLY = 3


class ReportInterval(ApiStringEnum):
    DAYS = 'days'
    HOURS = 'hours'
    MINUTES = 'minutes'
    MONTHS = 'months'
    TEN_MINUTES = 'ten_minutes'
    TEN_SECONDS = 'ten_seconds'
    YEARS = 'years'


class ResetPassLinkType(ApiStringEnum):
    KMC = '1'
    KMS = '2'
    KME = '3'
    EP = '4'
    KME_NR = '5'


class RuleActionType(ApiStringEnum):
    BLOCK = '1'
    PREVIEW = '2'
    LIMIT_FLAVORS = '3'
    ADD_TO_STORAGE = '4'
    LIMIT_DELIVERY_PROFILES = '5'
    SERVE_FROM_REMOTE_SERVER = '6'
    REQUEST_HOST_REGEX = '7'
    LIMIT_THUMBNAIL_CAPTURE = '8'
    DRM_POLICY = 'drm.DRM_POLICY'
    ADD_ENTRY_VENDOR_TASK = 'reach.ADD_ENTRY_VENDOR_TASK'


class SearchConditionComparison(ApiStringEnum):
    EQUAL = '1'
    GREATER_THAN = '2'
    GREATER_THAN_OR_EQUAL = '3'
    LESS_THAN = '4'
    LESS_THAN_OR_EQUAL = '5'
    NOT_EQUAL = '6'


class SearchOperatorType(ApiIntEnum):
    SEARCH_AND = 1
    SEARCH_OR = 2


class SearchProviderType(ApiIntEnum):
    FLICKR = 3
    YOUTUBE = 4
    MYSPACE = 7
    PHOTOBUCKET = 8
    JAMENDO = 9
    CCMIXTER = 10
    NYPL = 11
    CURRENT = 12
    MEDIA_COMMONS = 13
    KALTURA = 20
    KALTURA_USER_CLIPS = 21
    ARCHIVE_ORG = 22
    KALTURA_PARTNER = 23
    METACAFE = 24
    SEARCH_PROXY = 28
    PARTNER_SPECIFIC = 100


class SiteRestrictionType(ApiIntEnum):
    RESTRICT_SITE_LIST = 0
    ALLOW_SITE_LIST = 1


class SourceType(ApiStringEnum):
    FILE = '1'
    WEBCAM = '2'
    AKAMAI_LIVE = '29'
    MANUAL_LIVE_STREAM = '30'
    AKAMAI_UNIVERSAL_LIVE = '31'
    LIVE_STREAM = '32'
    LIVE_CHANNEL = '33'
    RECORDED_LIVE = '34'
    CLIP = '35'
    KALTURA_RECORDED_LIVE = '36'
    LECTURE_CAPTURE = '37'
    LIVE_STREAM_ONTEXTDATA_CAPTIONS = '42'
    URL = '5'
    SEARCH_PROVIDER = '6'
    LIMELIGHT_LIVE = 'limeLight.LIVE_STREAM'
    VELOCIX_LIVE = 'velocix.VELOCIX_LIVE'


class ThumbCropType(ApiIntEnum):
    RESIZE = 1
    RESIZE_WITH_PADDING = 2
    CROP = 3
    CROP_FROM_TOP = 4
    RESIZE_WITH_FORCE = 5


class TwoFactorAuthenticationMode(ApiIntEnum):
    ALL = 0
    ADMIN_USERS_ONLY = 1
    NON_ADMIN_USERS_ONLY = 2


class UpdateMethodType(ApiIntEnum):
    MANUAL = 0
    AUTOMATIC = 1


class VideoCodec(ApiStringEnum):
    NONE = ''
    APCH = 'apch'
    APCN = 'apcn'
    APCO = 'apco'
    APCS = 'apcs'
    AV1 = 'av1'
    COPY = 'copy'
    DNXHD = 'dnxhd'
    DV = 'dv'
    FLV = 'flv'
    H263 = 'h263'
    H264 = 'h264'
    H264B = 'h264b'
    H264H = 'h264h'
    H264M = 'h264m'
    H265 = 'h265'
    MPEG2 = 'mpeg2'
    MPEG4 = 'mpeg4'
    THEORA = 'theora'
    VP6 = 'vp6'
    VP8 = 'vp8'
    VP9 = 'vp9'
    WMV2 = 'wmv2'
    WMV3 = 'wmv3'
    WVC1A = 'wvc1a'


class KeyreelSecretKind(ApiStringEnum):
    ADMIN = 'admin'
    USER = 'user'
