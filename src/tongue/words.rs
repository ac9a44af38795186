//! The small words that give a language away, without those that several languages share.

/// Words that are frequent in English and rare or unknown in the other languages here.
pub(super) const ENGLISH: &str = "the and with that this were are from been which when would should could have has \
    not after before because due did but our their its there then than only into out any some more they who what \
    how why can be it you your during about until while being through both these those them other each such very \
    does didn wasn isn weren couldn shouldn wouldn hasn hadn doesn don once just where whether";

/// Frequent words of English that other languages have too; they count half, and for English alone.
pub(super) const SHARED: &str = "a an i in is of on or to if no so do me my by at as am was we had for over under he \
    she us up down off let go will also may man men";

/// Frequent small words by language; none that is a word of English too.
pub(super) const OTHERS: &[(&str, &str)] = &[
    (
        "de",
        "der das und ist nicht mit ein eine einer einem einen den dem des auf für wurde wurden wird werden nach bei \
         aus sich von zu zum zur durch über keine kein dass auch als wir ich es sie hatte haben hat noch nur wie um \
         diese dieser dieses sind waren konnte konnten vom beim im bis aber oder weil",
    ),
    (
        "nl",
        "het een en van niet dat met voor zijn werd werden wordt naar ook maar aan bij uit er om deze dit geen kon \
         konden door nog te heeft hebben tijdens omdat wij ze als dan op",
    ),
    (
        "fr",
        "le la les des du un une et est dans pour par sur pas que qui ne avec sont été était nous vous il elle au aux \
         ce cette ces leur leurs plus mais ou où en l d s n c qu jusqu ont avons avait étaient",
    ),
    (
        "es",
        "el la los las de del un una y en que por con para se no es fue fueron al lo como más pero su sus sin sobre \
         este esta estos entre cuando hasta desde muy había han hemos está estaba también ya porque durante nadie quien esto solo eso",
    ),
    (
        "pt",
        "o os as da das do dos um uma e em que por com para não se foi foram ao à mais mas seu sua sem sobre este \
         esta esse essa quando até desde muito havia temos está estava também já pelo pela nos na são porque durante ninguém esteve quem qual isso só",
    ),
    (
        "it",
        "il lo la gli le di del della dei delle un una e che per con non si è sono stato stata stati nel nella dal \
         dalla al alla più ma come anche questo questa quando fino era abbiamo hanno ha sul sulla degli perché durante nessuno dopo prima ogni",
    ),
    (
        "sv",
        "och det att som en är av för med på inte den till var ett om har de vi från men hade kunde blev efter när \
         sig under eller vid även kan alla samt",
    ),
    (
        "da",
        "og det at som en er af for med på ikke den til var et om har de vi fra men havde kunne blev efter når sig \
         eller ved også kan alle blevet hvor",
    ),
    (
        "nb",
        "og det at som en er av for med på ikke den til var et om har de vi fra men hadde kunne ble etter når seg \
         eller ved også kan alle blitt hvor",
    ),
    (
        "pl",
        "nie na się z że jest do w i oraz był była było były przez po od dla za jak ale tylko został została zostały \
         ten ta te tym który która które ponieważ przed podczas gdy bez",
    ),
    (
        "cs",
        "a se na je že v s z do byl byla bylo byly pro po od jak ale jen který která které protože před během při \
         bez jsme není již nebo také",
    ),
    (
        "sk",
        "a sa na je že v s z do bol bola bolo boli pre po od ako ale len ktorý ktorá ktoré pretože pred počas pri \
         bez sme nie už alebo tiež",
    ),
    (
        "tr",
        "ve bir bu için ile da de olarak olan sonra kadar gibi daha çok değil ancak tarafından oldu edildi nedeniyle \
         önce ne var yok her bizim biz",
    ),
    (
        "fi",
        "ja on ei oli että se joka kun mutta tai ovat myös olivat kuin niin jotka sekä mukaan jälkeen ennen ole \
         tämä sen kanssa koska vain",
    ),
    (
        "hu",
        "a az és nem hogy egy is volt meg de csak már mint ezt ez után miatt el ki vagy voltak által amely során \
         azonban lett",
    ),
    (
        "ro",
        "și în nu a fost cu pe la de din care pentru este sunt au că mai după prin dar sau am unui unei această \
         acest când până",
    ),
    (
        "id",
        "yang dan di dengan untuk pada dari ini itu tidak oleh adalah telah sudah karena dalam akan kami ke atau juga \
         setelah sebelum saat bisa ada",
    ),
    (
        "ca",
        "el la els les de del un una i en que per amb no es va van al com més però seu seva sense sobre aquest \
         aquesta quan fins des hem ha està també ja",
    ),
];
