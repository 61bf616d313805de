"""Words for countries whose ministers are not in the records: theirs are other people's offices."""

_WORDS = """
afghan afghanistan albanian albania algerian algeria angolan angola argentine argentina armenian
armenia austrian austria azerbaijani azerbaijan bahraini bahrain bangladeshi bangladesh belarusian
belarus belgian belgium bhutanese bhutan bolivian bolivia bosnian bosnia brazilian brazil
bulgarian bulgaria canadian canada chilean chile colombian colombia congolese congo croatian
croatia cuban cuba cypriot cyprus czech danish denmark dutch netherlands ecuadorian ecuador
egyptian egypt estonian estonia ethiopian ethiopia fijian fiji finnish finland french france
georgian georgia german germany ghanaian ghana greek greece hungarian hungary icelandic iceland
iranian iran iraqi iraq irish ireland israeli israel italian italy jamaican jamaica jordanian
jordan kazakh kazakhstan kenyan kenya kosovan kosovo kuwaiti kuwait kyrgyz kyrgyzstan latvian
latvia lebanese lebanon lesotho liberian liberia libyan libya lithuanian lithuania luxembourg
macedonian macedonia malian mali maldivian maldives maltese malta mexican mexico moldovan moldova
mongolian mongolia moroccan morocco mozambican mozambique namibian namibia nepali nepalese nepal
nigerian nigeria norwegian norway omani oman pakistani pakistan palestinian palestine palauan
palau papua paraguayan paraguay peruvian peru polish poland portuguese portugal qatari qatar
romanian romania russian russia rwandan rwanda samoan samoa saudi senegalese senegal serbian
serbia slovak slovakia slovenian slovenia somali somalia spanish spain sudanese sudan swedish
sweden swiss switzerland syrian syria taiwanese taiwan tajik tajikistan tanzanian tanzania tongan
tonga tunisian tunisia turkish turkey turkiye turkmen turkmenistan ugandan uganda ukrainian
ukraine emirati uruguayan uruguay uzbek uzbekistan vanuatu vatican venezuelan venezuela yemeni
yemen zambian zambia zimbabwean zimbabwe european eu un nato soviet african arabian arabia lankan
lanka guinean guinea rican salvadoran salvador kong ivorian ivoire faso dominican tobago bissau
burundi benin botswana cameroon cameroonian chad chadian djibouti eritrea gabon gambia guatemala
guatemalan guyana haiti haitian honduras madagascar malawi mauritius mauritian micronesia marshall
nauru nicaragua niger panama panamanian solomon suriname eswatini togo tuvalu kiribati montenegro
montenegrin monaco belize bahamas barbados kyrgyzstani dprk
"""
_NATIVE = """
アフガニスタン アルジェリア アルゼンチン イスラエル イタリア イラク イラン ウクライナ
ウズベキスタン エジプト エストニア エチオピア オーストリア オマーン オランダ カザフスタン カタール
カナダ ガーナ キューバ ギリシャ キルギス クウェート クロアチア ケニア コロンビア サウジアラビア
ジョージア スイス スウェーデン スーダン スペイン スリランカ スロバキア スロベニア セネガル
セルビア チェコ チリ チュニジア デンマーク トルコ ドイツ ナイジェリア ネパール ノルウェー
ハンガリー バチカン バングラデシュ パキスタン パプアニューギニア パラオ パレスチナ フィジー
フィンランド フランス ブラジル ブルガリア ベネズエラ ベラルーシ ベルギー ペルー ポーランド
ポルトガル メキシコ モルディブ モロッコ モンゴル ヨルダン ラトビア リトアニア リビア ルーマニア
ルクセンブルク レバノン ロシア 台湾 北朝鮮 ソ連 欧州 仏 独 露 伊 加
"""
WORDS = frozenset(_WORDS.split())  # folded
NATIVE = tuple(_NATIVE.split())
