//! A short report in each of many languages, written for the tests, with the encodings its language was written in.

/// Language, encodings by their WHATWG names, text.
pub(super) const REPORTS: &[(&str, &str, &str)] = &[
    (
        "en",
        "windows-1252 macintosh",
        "The harbour office said on Friday that the weir would stay closed “until divers have looked at both gates” – a blow to the café owners on the quay. The mayor’s deputy put the cost at £40,000, and said the town would not pay for it alone. Boats wait above the bridge, and nobody knows for how long; the fiancé of one skipper has hired a coach to the wedding.",
    ),
    (
        "de",
        "windows-1252 iso-8859-1 macintosh",
        "Das Hafenamt teilte am Freitag mit, dass die Schleuse bis auf Weiteres geschlossen bleibt. „Wir müssen zuerst prüfen, ob die Tore noch halten“, sagte die Bürgermeisterin. Für die Schiffer heißt das: Sie warten oberhalb der Brücke, und niemand weiß, wie lange. Die Kosten dürften sich auf 40.000 Euro belaufen; über die Höhe des Zuschusses wird später entschieden.",
    ),
    (
        "fr",
        "windows-1252 iso-8859-1 iso-8859-15 macintosh",
        "La capitainerie a annoncé vendredi que l’écluse resterait fermée jusqu’à nouvel ordre. « Il faut d’abord vérifier si les portes tiennent encore », a déclaré la maire. Les bateliers attendent en amont du pont, et personne ne sait combien de temps cela va durer. Les travaux, évalués à quarante mille euros, pourraient être payés par la région, où l’on espère une décision avant Noël.",
    ),
    (
        "es",
        "windows-1252 iso-8859-1",
        "La oficina del puerto informó el viernes de que la esclusa seguirá cerrada hasta nuevo aviso. «Primero tenemos que comprobar si las compuertas aguantan», dijo la alcaldesa. Los barqueros esperan río arriba, junto al puente, y nadie sabe cuánto tiempo más. ¿Quién pagará los daños? El año pasado la región aportó cuarenta mil euros, pero la situación económica es ahora más difícil.",
    ),
    (
        "it",
        "windows-1252 iso-8859-1",
        "La capitaneria ha comunicato venerdì che la chiusa resterà ferma fino a nuovo ordine. «Prima dobbiamo capire se le porte reggono ancora», ha detto la sindaca. I barcaioli aspettano più a monte, vicino al ponte, e nessuno sa per quanto tempo. La spesa sarà di quarantamila euro, e non è chiaro chi la pagherà: la regione o la città, che però è già in difficoltà.",
    ),
    (
        "pt",
        "windows-1252 iso-8859-1",
        "A capitania informou na sexta-feira que a eclusa continuará fechada até nova ordem. “Primeiro é preciso verificar se as comportas ainda aguentam”, disse a presidente da câmara. Os barqueiros esperam acima da ponte, e ninguém sabe por quanto tempo. A reparação não será barata: são quarenta mil euros, e a região só decidirá depois das eleições se ajuda ou não.",
    ),
    (
        "nl",
        "windows-1252 iso-8859-1",
        "Het havenbedrijf meldde vrijdag dat de sluis tot nader order dicht blijft. ‘We moeten eerst weten of de deuren het nog houden’, zei de burgemeester. De schippers wachten boven de brug, en niemand weet hoe lang. De reparatie kost veertigduizend euro; één financiële bijdrage is al toegezegd, maar de coördinatie met België verloopt moeizaam, en dat leidt tot ergernis in de cafés.",
    ),
    (
        "sv",
        "windows-1252 iso-8859-1",
        "Hamnkontoret meddelade på fredagen att slussen förblir stängd tills vidare. ”Vi måste först undersöka om portarna håller”, sade kommunalrådet. Båtägarna väntar ovanför bron, och ingen vet hur länge. Reparationen väntas kosta fyrahundratusen kronor, och det är ännu oklart vem som ska betala. Färjan går från östra kajen så länge, enligt en anställd på båten.",
    ),
    (
        "da",
        "windows-1252 iso-8859-1",
        "Havnekontoret oplyste fredag, at slusen forbliver lukket indtil videre. »Vi må først undersøge, om portene stadig holder,« sagde borgmesteren. Skipperne venter oven for broen, og ingen ved hvor længe. Reparationen ventes at koste fire hundrede tusind kroner, og det er endnu ikke afgjort, hvem der skal betale. Færgen sejler så længe fra den østlige mole på øen.",
    ),
    (
        "no",
        "windows-1252 iso-8859-1",
        "Havnekontoret opplyste fredag at slusen forblir stengt inntil videre. «Vi må først undersøke om portene fortsatt holder», sa ordføreren. Båteierne venter ovenfor broen, og ingen vet hvor lenge. Reparasjonen vil trolig koste fire hundre tusen kroner, og det er ennå ikke avgjort hvem som skal betale. Fergen går så lenge fra den østre kaien på øya.",
    ),
    (
        "fi",
        "windows-1252 iso-8859-1 iso-8859-15",
        "Satamatoimisto kertoi perjantaina, että sulku pysyy toistaiseksi suljettuna. ”Meidän on ensin selvitettävä, kestävätkö portit vielä”, sanoi kaupunginjohtaja. Veneilijät odottavat sillan yläpuolella, eikä kukaan tiedä kuinka kauan. Korjauksen hinnaksi arvioidaan neljäkymmentä tuhatta euroa, mutta maksaja on vielä epäselvä. Lähes kaikki yöpyvät veneissään.",
    ),
    (
        "is",
        "windows-1252 iso-8859-1",
        "Hafnarskrifstofan sagði á föstudag að stíflan yrði lokuð þar til annað verður ákveðið. „Við þurfum fyrst að athuga hvort hliðin halda enn,“ sagði bæjarstjórinn. Bátarnir bíða fyrir ofan brúna og enginn veit hversu lengi. Viðgerðin mun kosta fjörutíu þúsund krónur og ekki er ljóst hver borgar. Þetta hefur ekki gerst áður í bænum, að sögn íbúa.",
    ),
    (
        "pl",
        "windows-1250 iso-8859-2",
        "Urząd portowy poinformował w piątek, że śluza pozostanie zamknięta do odwołania. „Najpierw musimy sprawdzić, czy wrota jeszcze wytrzymają” – powiedziała burmistrz. Łodzie czekają powyżej mostu i nikt nie wie, jak długo. Naprawa będzie kosztować czterdzieści tysięcy złotych, a miasto nie chce płacić samo. Także właściciele kawiarń są źli, bo turyści już odjeżdżają.",
    ),
    (
        "cs",
        "windows-1250 iso-8859-2",
        "Přístavní úřad v pátek oznámil, že zdymadlo zůstane až do odvolání zavřené. „Nejdříve musíme zjistit, zda vrata ještě drží,“ řekla starostka. Lodě čekají nad mostem a nikdo neví, jak dlouho. Oprava bude stát čtyřicet tisíc korun a město ji nechce platit samo. Také majitelé kaváren jsou rozzlobení, protože turisté už odjíždějí. Příští týden přijedou potápěči.",
    ),
    (
        "sk",
        "windows-1250 iso-8859-2",
        "Prístavný úrad v piatok oznámil, že plavebná komora zostane až do odvolania zatvorená. „Najprv musíme zistiť, či vráta ešte držia,“ povedala primátorka. Lode čakajú nad mostom a nikto nevie, ako dlho. Oprava bude stáť štyridsaťtisíc eur a mesto ju nechce platiť samo. Aj majitelia kaviarní sú nahnevaní, pretože turisti už odchádzajú. Budúci týždeň prídu potápači.",
    ),
    (
        "hu",
        "windows-1250 iso-8859-2",
        "A kikötői hivatal pénteken közölte, hogy a zsilip további intézkedésig zárva marad. „Először azt kell megnéznünk, bírják-e még a kapuk” – mondta a polgármester. A hajók a híd fölött várnak, és senki sem tudja, meddig. A javítás negyvenezer euróba kerül, de a város nem akarja egyedül kifizetni. A kávézók tulajdonosai is dühösek, mert a turisták már elutaznak a környékről.",
    ),
    (
        "ro",
        "windows-1250 iso-8859-2",
        "Căpitănia portului a anunţat vineri că ecluza rămâne închisă până la noi ordine. „Mai întâi trebuie să aflăm dacă porţile mai rezistă”, a declarat primăriţa. Barcagiii aşteaptă în amonte de pod şi nimeni nu ştie cât timp. Reparaţia va costa patruzeci de mii de euro, iar oraşul nu vrea să plătească singur. Şi proprietarii de cafenele sunt supăraţi, fiindcă turiştii pleacă deja.",
    ),
    (
        "hr",
        "windows-1250 iso-8859-2",
        "Lučka uprava priopćila je u petak da će ustava ostati zatvorena do daljnjega. „Najprije moramo provjeriti drže li vrata još uvijek“, rekla je gradonačelnica. Brodovi čekaju iznad mosta i nitko ne zna koliko dugo. Popravak će stajati četrdeset tisuća eura, a grad ga ne želi platiti sam. I vlasnici kavana su ljuti jer turisti već odlaze. Sljedeći tjedan dolaze ronioci iz Šibenika.",
    ),
    (
        "sl",
        "windows-1250 iso-8859-2",
        "Pristaniška uprava je v petek sporočila, da bo zapornica do nadaljnjega ostala zaprta. »Najprej moramo preveriti, ali vrata še držijo,« je povedala županja. Čolni čakajo nad mostom in nihče ne ve, kako dolgo. Popravilo bo stalo štirideset tisoč evrov, mesto pa ga noče plačati samo. Tudi lastniki kavarn so jezni, ker turisti že odhajajo. Prihodnji teden pridejo potapljači.",
    ),
    (
        "tr",
        "windows-1254 iso-8859-9",
        "Liman müdürlüğü cuma günü yaptığı açıklamada, savağın ikinci bir duyuruya kadar kapalı kalacağını bildirdi. “Önce kapakların hâlâ dayanıp dayanmadığını görmemiz gerekiyor” diyen belediye başkanı, çalışmanın kırk bin liraya mal olacağını söyledi. Tekneler köprünün üst tarafında bekliyor ve kimse ne kadar süreceğini bilmiyor. Şehir bu parayı tek başına ödemek istemiyor. İşletmeciler öfkeli.",
    ),
    (
        "lt",
        "windows-1257 iso-8859-13",
        "Uosto tarnyba penktadienį pranešė, kad šliuzas liks uždarytas iki atskiro pranešimo. „Pirmiausia turime patikrinti, ar vartai dar laiko“, – sakė merė. Laivai laukia aukščiau tilto, ir niekas nežino, kiek ilgai. Remontas kainuos keturiasdešimt tūkstančių eurų, o miestas nenori mokėti vienas. Kavinių savininkai taip pat pyksta, nes turistai jau išvažiuoja. Kitą savaitę atvyks narai.",
    ),
    (
        "lv",
        "windows-1257 iso-8859-13",
        "Ostas pārvalde piektdien paziņoja, ka slūžas paliks slēgtas līdz turpmākam paziņojumam. “Vispirms mums jāpārbauda, vai vārti vēl tur,” sacīja mēre. Laivas gaida augšpus tilta, un neviens nezina, cik ilgi. Remonts izmaksās četrdesmit tūkstošus eiro, un pilsēta negrib maksāt viena. Arī kafejnīcu īpašnieki ir dusmīgi, jo tūristi jau brauc prom. Nākamnedēļ ieradīsies ūdenslīdēji.",
    ),
    (
        "et",
        "windows-1257 iso-8859-15",
        "Sadamaamet teatas reedel, et lüüs jääb esialgu suletuks. „Kõigepealt peame kindlaks tegema, kas väravad veel peavad,“ ütles linnapea. Paadid ootavad sillast ülesvoolu ja keegi ei tea, kui kaua. Parandamine läheb maksma nelikümmend tuhat eurot, aga linn ei taha üksi maksta. Ka kohvikute omanikud on pahased, sest turistid sõidavad juba ära. Järgmisel nädalal tulevad tuukrid.",
    ),
    (
        "ru",
        "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic",
        "Управление порта сообщило в пятницу, что шлюз останется закрытым до особого распоряжения. «Сначала мы должны понять, выдержат ли ворота», — сказала мэр города. Лодки ждут выше моста, и никто не знает, как долго это продлится. Ремонт обойдётся в сорок тысяч рублей, но город не хочет платить один. Владельцы кафе тоже недовольны: туристы уже уезжают. На следующей неделе приедут водолазы.",
    ),
    (
        "uk",
        "windows-1251 koi8-u",
        "Управління порту повідомило в п’ятницю, що шлюз залишиться закритим до окремого розпорядження. «Спочатку ми маємо зрозуміти, чи витримають ворота», — сказала мер міста. Човни чекають вище мосту, і ніхто не знає, як довго це триватиме. Ремонт коштуватиме сорок тисяч гривень, але місто не хоче платити саме. Власники кав’ярень теж незадоволені: туристи вже їдуть геть.",
    ),
    (
        "bg",
        "windows-1251 iso-8859-5 x-mac-cyrillic",
        "Пристанищното управление съобщи в петък, че шлюзът ще остане затворен до второ нареждане. „Първо трябва да разберем дали вратите още издържат“, каза кметицата. Лодките чакат над моста и никой не знае колко дълго. Ремонтът ще струва четиридесет хиляди лева, а градът не иска да плаща сам. Собствениците на кафенета също са недоволни, защото туристите вече си тръгват.",
    ),
    (
        "sr",
        "windows-1251 iso-8859-5",
        "Лучка управа саопштила је у петак да ће устава остати затворена до даљег. „Прво морамо да проверимо да ли врата још држе“, рекла је градоначелница. Бродови чекају изнад моста и нико не зна колико дуго. Поправка ће коштати четрдесет хиљада динара, а град не жели да је плати сам. И власници кафана су љути јер туристи већ одлазе. Следеће недеље долазе рониоци.",
    ),
    (
        "el",
        "windows-1253 iso-8859-7",
        "Το λιμεναρχείο ανακοίνωσε την Παρασκευή ότι το υδατόφραγμα θα παραμείνει κλειστό μέχρι νεοτέρας. «Πρώτα πρέπει να δούμε αν αντέχουν ακόμη οι πόρτες», είπε η δήμαρχος. Τα σκάφη περιμένουν πάνω από τη γέφυρα και κανείς δεν ξέρει για πόσο. Η επισκευή θα κοστίσει σαράντα χιλιάδες ευρώ, αλλά ο δήμος δεν θέλει να πληρώσει μόνος του. Άλλοι λένε ότι φταίει το νερό.",
    ),
    (
        "he",
        "windows-1255",
        "משרד הנמל הודיע ביום שישי כי הסכר יישאר סגור עד להודעה חדשה. \"קודם כל עלינו לבדוק אם השערים עדיין מחזיקים\", אמרה ראש העיר. הסירות מחכות מעל הגשר ואיש אינו יודע כמה זמן. התיקון יעלה ארבעים אלף שקלים, אבל העירייה לא רוצה לשלם לבדה. גם בעלי בתי הקפה כועסים, כי התיירים כבר עוזבים. בשבוע הבא יגיעו צוללנים.",
    ),
    (
        "ar",
        "windows-1256 iso-8859-6",
        "أعلنت إدارة الميناء يوم الجمعة أن البوابة ستبقى مغلقة حتى إشعار آخر. وقالت رئيسة البلدية إن من الضروري أولا معرفة ما إذا كانت الأبواب لا تزال صامدة. وتنتظر القوارب فوق الجسر ولا أحد يعلم إلى متى. وستبلغ كلفة الإصلاح أربعين ألف دينار، لكن المدينة لا تريد أن تدفع وحدها. وأصحاب المقاهي غاضبون أيضا لأن السياح بدأوا يغادرون.",
    ),
    (
        "th",
        "windows-874",
        "สำนักงานท่าเรือแจ้งเมื่อวันศุกร์ว่าประตูน้ำจะยังคงปิดจนกว่าจะมีประกาศเพิ่มเติม นายกเทศมนตรีกล่าวว่าต้องตรวจสอบก่อนว่าบานประตูยังแข็งแรงอยู่หรือไม่ เรือหลายลำรออยู่เหนือสะพานและไม่มีใครรู้ว่าจะนานเท่าใด ค่าซ่อมแซมประมาณสี่หมื่นบาท แต่เมืองไม่ต้องการจ่ายเพียงลำพัง",
    ),
    (
        "ja",
        "shift_jis euc-jp iso-2022-jp",
        "港湾事務所は金曜日、水門を当分の間閉鎖すると発表した。「まず扉がまだ持ちこたえているかどうかを調べなければならない」と市長は述べた。船は橋の上流で待っており、いつまで続くのかは誰にも分からない。修理には四万ユーロかかる見込みだが、市だけで支払うつもりはないという。喫茶店の主人たちも怒っている。",
    ),
    (
        "zh",
        "gbk gb18030",
        "港务局星期五宣布，水闸将继续关闭，直到另行通知。市长说：“我们首先要弄清楚闸门是否还能承受。”船只在桥的上游等候，没有人知道要等多久。修理费用将达四万欧元，但是市政府不愿意单独支付。咖啡馆的老板们也很生气，因为游客已经开始离开。下个星期潜水员将会到来。",
    ),
    (
        "zh-tw",
        "big5",
        "港務局星期五宣布，水閘將繼續關閉，直到另行通知。市長說：「我們首先要弄清楚閘門是否還能承受。」船隻在橋的上游等候，沒有人知道要等多久。修理費用將達四萬歐元，但是市政府不願意單獨支付。咖啡館的老闆們也很生氣，因為遊客已經開始離開。下個星期潛水員將會到來。",
    ),
    (
        "ko",
        "euc-kr",
        "항만사무소는 금요일 수문을 당분간 폐쇄한다고 발표했다. 시장은 \"먼저 문이 아직 견디고 있는지 살펴봐야 한다\"고 말했다. 배들은 다리 위쪽에서 기다리고 있으며 언제까지 계속될지 아무도 모른다. 수리에는 사만 유로가 들 것으로 보이지만 시는 혼자 부담할 생각이 없다고 한다. 찻집 주인들도 화가 나 있다.",
    ),
];
