//! Texts in many languages, and English that looks as if it were not.

use super::*;

#[test]
fn texts_in_other_languages_are_recognised() {
    let texts = [
        (
            "de",
            "Der Ausfall wurde durch ein abgelaufenes Zertifikat ausgelöst. Das Team hat es um 09:40 erneuert.",
        ),
        ("de", "Beim Deployment des Ingress-Controllers wurde das Rollback nicht getestet."),
        (
            "fr",
            "La base de données principale n'a pas répondu pendant vingt minutes et les files d'attente se sont remplies.",
        ),
        ("fr", "L’équipe d’astreinte a redémarré le service à 14 h 05."),
        (
            "es",
            "El servicio de pagos dejó de responder cuando se agotó el espacio en el disco de la base de datos.",
        ),
        (
            "pt",
            "O serviço ficou indisponível por dez minutos porque o certificado não foi renovado a tempo.",
        ),
        (
            "it",
            "Il servizio non era raggiungibile perché il certificato era scaduto durante la notte.",
        ),
        (
            "nl",
            "De storing werd veroorzaakt door een verlopen certificaat dat niet op tijd werd vernieuwd.",
        ),
        (
            "sv",
            "Tjänsten svarade inte eftersom certifikatet hade gått ut under natten och ingen fick något larm.",
        ),
        (
            "pl",
            "Usługa nie odpowiadała, ponieważ certyfikat wygasł w nocy i nie został odnowiony na czas.",
        ),
        (
            "cs",
            "Služba nebyla dostupná, protože certifikát vypršel během noci a nebyl včas obnoven.",
        ),
        (
            "tr",
            "Sertifika gece sona erdiği için hizmet on dakika boyunca yanıt vermedi ve bir uyarı oluşmadı.",
        ),
        (
            "fi",
            "Palvelu ei vastannut, koska varmenne oli vanhentunut yöllä eikä siitä tullut hälytystä.",
        ),
        ("ru", "Сервис не отвечал двадцать минут, потому что истёк сертификат балансировщика."),
        (
            "uk",
            "Сервіс не відповідав двадцять хвилин, бо закінчився термін дії сертифіката балансувальника.",
        ),
        ("ja", "証明書の有効期限が切れたため、サービスは二十分間応答しませんでした。"),
        ("zh", "由于负载均衡器的证书过期，服务中断了二十分钟。值班工程师更新了证书。"),
        ("ko", "로드 밸런서의 인증서가 만료되어 서비스가 이십 분 동안 응답하지 않았습니다."),
        ("el", "Η υπηρεσία δεν ανταποκρινόταν για είκοσι λεπτά επειδή έληξε το πιστοποιητικό."),
        ("ar", "توقفت الخدمة عن الاستجابة لمدة عشرين دقيقة بسبب انتهاء صلاحية الشهادة."),
        ("hi", "प्रमाणपत्र की अवधि समाप्त होने के कारण सेवा बीस मिनट तक बंद रही।"),
    ];
    for (expect, text) in texts {
        assert_eq!(recognise(text), Some(expect), "{text}");
    }
}

#[test]
fn english_stays_english_however_it_is_written() {
    let texts = [
        "The DBA restarted the primary and the lag went away.",
        "Kubernetes API server unreachable after etcd quorum loss; control plane nodes rebooted by the operator.",
        "Ein Kunde wrote that the Rechnung was empty, and that it had been so since Monday.",
        "The naïve façade in the São Paulo café app did not resume after the déjà vu deploy.",
        "We saw errors from Zürich, Kraków and Malmö before the alert fired.",
        "Engineer did not check disk space before the upgrade.",
        "Das Keyboard, a vendor, and Le Monde, a customer, were both affected by this.",
    ];
    for text in texts {
        assert_eq!(recognise(text), Some(ENGLISH), "{text}");
    }
}

#[test]
fn what_says_too_little_is_not_judged() {
    let texts = [
        "",
        "DNS outage",
        "etcd, kube-proxy, CoreDNS, Traefik, Prometheus, Grafana, Loki",
        "Failover eu-west-1 db-3 db-4 rollback commit canary latency p99",
        "Rollback um 09:40",
        "Restarted nginx pods, latency back to normal, closing incident, monitoring continues overnight",
        "kubectl cordon node drain node delete pods restart deployment scale replicas prometheus grafana \
         alertmanager thanos loki promtail tempo jaeger envoy istio linkerd traefik nginx haproxy varnish",
    ];
    for text in texts {
        let found = recognise(text);
        assert!(found.is_none_or(|language| language == ENGLISH), "{found:?}: {text}");
    }
}

#[test]
fn several_texts_are_judged_as_one() {
    let cells = ["Neustart des Servers", "Alarm für die Datenbank", "es wurde ein Ticket eröffnet"];
    assert_eq!(cells.map(recognise), [None; 3]);
    assert_eq!(recognise_all(cells), Some("de"));
}

#[test]
fn tags_are_told_by_their_language_alone() {
    for (tag, expect) in
        [("en", "en"), ("en-GB", "en"), ("ENG", "en"), ("pt_BR", "pt"), ("tlh", "tlh")]
    {
        assert_eq!(code(tag), expect);
    }
}

#[test]
fn a_word_of_english_speaks_for_no_other_language() {
    for (word, meanings) in SMALL_WORDS.iter() {
        let english = meanings.iter().any(|it| it.language == ENGLISH);
        assert!(!english || meanings.len() == 1, "{word}: {meanings:?}");
    }
    assert!(SMALL_WORDS["was"][0].halves < SMALL_WORDS["were"][0].halves);
}
