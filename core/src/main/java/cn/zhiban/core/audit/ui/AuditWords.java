package cn.zhiban.core.audit.ui;

import cn.zhiban.core.audit.AuditEntry;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Codes of the audit log in the reader's language. What modules did not translate is shown as it stands, since the log
 * outlives the release that wrote it.
 */
final class AuditWords implements Serializable {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private final transient Translations translations;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Locale locale;

    AuditWords(Translations translations, Organisation organisation, CompanyTime time, Locale locale) {
        this.translations = translations;
        this.organisation = organisation;
        this.time = time;
        this.locale = locale;
    }

    String action(String code) {
        return word("audit.action." + code, code);
    }

    String object(String code) {
        return word("audit.object." + code, code);
    }

    /** Name of a field: the longest known ending of its path. */
    String field(String path) {
        String name = path;
        while (true) {
            if (translations.contains("audit.field." + name)) {
                return translations.getTranslation("audit.field." + name, locale);
            }
            int dot = name.indexOf('.');
            if (dot < 0) {
                return path;
            }
            name = name.substring(dot + 1);
        }
    }

    String actor(AuditEntry entry) {
        if (entry.actor().equals(Access.SYSTEM)) {
            return translations.getTranslation("core.audit.system", locale);
        }
        return entry.actor().startsWith("token:")
                ? translations.getTranslation("core.audit.token", locale, entry.actorName())
                : entry.actorName();
    }

    /** A value as people know it: names in place of ids and codes, times in the company's zone. */
    String value(String path, String text) {
        if (text.isEmpty()) {
            return text;
        }
        String field = path.substring(path.lastIndexOf('.') + 1);
        return text.lines().map(line -> one(field, line)).collect(Collectors.joining("\n"));
    }

    private String one(String field, String text) {
        return switch (field) {
            case "permission", "permissions" -> word("permission." + text, text);
            case "role", "roles" -> word("role." + text, text);
            case "platform", "platforms" -> word("platform." + text, text);
            case "post" -> word("post." + text, text);
            case "clientId", "clientIds" ->
                id(text).flatMap(organisation::clientById).map(ClientRef::name).orElse(text);
            case "shopId", "shopIds" ->
                id(text).flatMap(id ->
                                organisation.shopsById(List.of(id)).stream().findFirst())
                        .map(ShopRef::name)
                        .orElse(text);
            default -> MOMENT.matcher(text).matches() ? time.format(Instant.parse(text)) : text;
        };
    }

    private static Optional<Long> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private String word(String key, String otherwise) {
        return translations.contains(key) ? translations.getTranslation(key, locale) : otherwise;
    }
}
