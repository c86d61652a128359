/** What people say, in the four languages that the company works in. */
export const wordings: readonly (readonly string[])[] = [
  (
    'the new our your release invoice training drawing module cannot open since yesterday please could you tell who ' +
    'helps with licence export import model printer meeting contract price offer delivery delayed project again ' +
    'nobody answered thank works now server login password access report error screen update version team engineer ' +
    'waiting question for and with about tomorrow still first second plan room floor'
  ).split(' '),
  (
    'мы вы новый счёт договор обучение модуль чертёж не открывается со вчерашнего дня пожалуйста подскажите кто ' +
    'поможет лицензия экспорт модель принтер встреча цена предложение поставка задержка проект снова никто ответил ' +
    'спасибо работает теперь сервер пароль доступ отчёт ошибка экран обновление версия команда инженер ждём вопрос ' +
    'для и с о завтра ещё первый второй план этаж'
  ).split(' '),
  (
    'noi dumneavoastră factura nouă contract instruire modul desen nu se deschide de ieri vă rugăm spuneți cine ' +
    'ajută licență export import model imprimantă întâlnire preț ofertă livrare întârziere proiect iarăși nimeni ' +
    'răspuns mulțumim merge acum server parolă acces raport eroare ecran actualizare versiune echipă inginer așteptăm ' +
    'întrebare pentru și cu despre mâine încă primul al doilea plan etaj'
  ).split(' '),
  (
    'biz siz yeni faktura müqavilə təlim modul çertyoj açılmır dünəndən zəhmət olmasa deyin kim kömək edər lisenziya ' +
    'ixrac idxal model printer görüş qiymət təklif çatdırılma gecikmə layihə yenə heç kim cavab vermədi təşəkkür ' +
    'işləyir indi server parol giriş hesabat xəta ekran yeniləmə versiya komanda mühəndis gözləyirik sual üçün və ' +
    'ilə haqqında sabah hələ birinci ikinci plan mərtəbə İsmayıl ışıq'
  ).split(' '),
]
